//! Scripts: answers that are made of values, and requests that are compared.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Response};
use serde::{Serialize, Serializer};

use crate::runtime::test_util::{Answer, Answerable, RecordedRequest, Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, DecodeError, Error, InvalidRequest, Operation, OperationInfo,
    RequestParts, RetryPolicy, Uri, json,
};
use crate::sample::{Ask, KEYS, Page, Token};

/// Sends to a server that is reached below a path.
fn send<O: Operation<Auth = Token>>(script: &Script, operation: &O) -> Result<O::Output, Error> {
    let base = BaseUrl::https("https://proxy.example.com/api").unwrap();
    let connection = <Connection>::new(base, Arc::new(script.clone()), "agent").unwrap();
    let connection = connection.with_retry(RetryPolicy::none());
    block_on(connection.send(operation, &KEYS, CallOptions::default()))
}

/// What a script is sent.
fn sent<O: Operation<Auth = Token>>(operation: &O) -> RecordedRequest {
    let script = Script::new().otherwise(Answer::empty(500));
    let _ = send(&script, operation);
    script.requests().remove(0)
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BTreeMap::from([("url", &self.url)]).serialize(serializer)
    }
}

impl Answerable for Ask {
    fn answer_of(page: &Page) -> Answer {
        Answer::of(200, Some("ask"), page)
    }
}

/// An operation of a path and a body of its choice.
struct Weigh(&'static str, Option<f64>);

impl Operation for Weigh {
    type Output = f64;
    type Auth = Token;
    const INFO: OperationInfo = OperationInfo::new("weigh", Method::PUT, "/v1/lamps/{id}/weight");

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        match self.1 {
            Some(weight) => RequestParts::json(self.0, &weight),
            None => Ok(RequestParts::empty(self.0)),
        }
    }

    fn answer(response: &Response<Bytes>) -> Result<f64, DecodeError> {
        json::whole(response)
    }
}

impl Answerable for Weigh {
    fn answer_of(weight: &f64) -> Answer {
        Answer::of(200, None, weight)
    }
}

const WEIGHT: &str = "/v1/lamps/1/weight";

#[test]
fn a_value_is_written_as_the_operation_reads_it() {
    let script = Script::new()
        .answer(Answer::to::<Weigh>(1.5))
        .answer(Answer::to::<Ask>(Page {
            url: Uri::from("u"),
        }));
    let page = Page {
        url: Uri::from("u"),
    };
    assert_eq!(send(&script, &Ask::new()).unwrap(), page);
    assert_eq!(send(&script, &Weigh(WEIGHT, None)).unwrap(), 1.5);
    script.finish().unwrap();
}

#[test]
fn a_value_that_no_answer_can_hold_is_told() {
    let script = Script::new().answer(Answer::to::<Weigh>(f64::NAN));
    let error = send(&script, &Weigh(WEIGHT, None)).unwrap_err();
    let why = "the answer to `PUT /api/v1/lamps/1/weight` cannot be played: \
               no answer can hold this value: it has the wrong type or a wrong value";
    let text = error.source().unwrap().to_string();
    assert!(text.starts_with(why), "{text}");
    assert!(script.finish().unwrap_err().to_string().contains(why));
}

#[test]
fn a_call_is_told_by_method_and_path() {
    assert!(sent(&Weigh(WEIGHT, None)).is::<Weigh>());
    assert!(sent(&Weigh("/v1/lamps/a%20b/weight?x=1", None)).is::<Weigh>());
    assert!(!sent(&Weigh("/v1/lamps/1/width", None)).is::<Weigh>());
    assert!(!sent(&Weigh("/v1/lamps/1/2/weight", None)).is::<Weigh>());
    assert!(!sent(&Weigh("/weight", None)).is::<Weigh>());
    assert!(sent(&Ask::new()).is::<Ask>() && !sent(&Ask::new()).is::<Weigh>());
}

#[test]
fn query_and_token_are_read() {
    let request = sent(&Weigh("/a?b=c%20d&e&&f=g+h=%C3%BC", None));
    let pairs = [("b", "c d"), ("e", ""), ("f", "g h=ü")];
    assert_eq!(
        request.query(),
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(request.bearer(), Some("TOKEN"));
    assert!(sent(&Ask::new()).query().is_empty());
}

#[test]
fn requests_are_compared_by_what_they_say() {
    let request = sent(&Weigh("/a?b=1", Some(1.5)));
    let told = |path, weight| match request.verify(&Weigh(path, weight)) {
        Ok(()) => String::new(),
        Err(mismatch) => mismatch.to_string(),
    };
    assert_eq!(told("/a?b=1", Some(1.5)), "");
    let head = "the request is not the `weigh` that was expected:\n  ";
    assert_eq!(
        told("/a?b=1", Some(2.5)),
        format!("{head}body: expected 2.5, got 1.5")
    );
    assert_eq!(
        told("/a?b=2", None),
        format!(
            "{head}call: expected PUT /a?b=2, got PUT /api/a?b=1\n  body: expected nothing, got 1.5"
        )
    );
    assert_eq!(
        told("a", None),
        "`weigh` cannot be sent: `path` must be the path of a URL"
    );
}
