//! A client id and a client secret, which join the body.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Response};

use crate::runtime::test_util::{Answer, Script};
use crate::runtime::{
    BaseUrl, BlockingKeys, BlockingTransport, CallOptions, Checked, ClientCredential, Connection,
    Decoded, Keys, Operation, OperationInfo, RequestParts, UrlWriter, json,
};
use crate::sample::CANARY;

/// An operation that sends this.
struct Send(Body);

enum Body {
    Json(&'static str),
    Form(&'static [(&'static str, &'static str)]),
    Text,
    Nothing,
}

impl Operation for Send {
    type Output = ();
    type Auth = ClientCredential;
    const INFO: OperationInfo = OperationInfo::new("send", Method::POST, "/v1/x");

    fn request(&self) -> Checked<RequestParts> {
        let path = Self::INFO.path;
        match self.0 {
            Body::Json(text) => {
                let body: serde_json::Value = serde_json::from_str(text).unwrap();
                RequestParts::json(path, &body)
            }
            Body::Form(pairs) => {
                let mut form = UrlWriter::form();
                for (name, value) in pairs {
                    form.pair(name, *value)?;
                }
                Ok(RequestParts::form(path, form))
            }
            Body::Text => Ok(RequestParts::raw(path, "text/plain", "a=b")),
            Body::Nothing => Ok(RequestParts::empty(path)),
        }
    }

    fn answer(response: &Response<Bytes>) -> Decoded<()> {
        json::ignored(response)
    }
}

/// The body of a request, or the parameter that cannot be sent.
fn body(body: Body, credential: &ClientCredential) -> Result<String, String> {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    match Send(body).to_http(&base, credential) {
        Ok(request) => {
            let length = request.headers()["content-length"].to_str().unwrap();
            assert_eq!(length, request.body().len().to_string());
            Ok(String::from_utf8(request.body().to_vec()).unwrap())
        }
        Err(error) => {
            assert!(!format!("{error} {error:?}").contains(CANARY));
            Err(error.parameter().to_owned())
        }
    }
}

#[test]
fn it_joins_an_object() {
    let plain = ClientCredential::new("id", "secret");
    assert_eq!(
        body(Body::Json("{}"), &plain).unwrap(),
        r#"{"client_id":"id","client_secret":"secret"}"#
    );
    let odd = ClientCredential::new("i\"d", "s\\\n\u{e9}}");
    assert_eq!(
        body(Body::Json(r#"{"a":{}}"#), &odd).unwrap(),
        r#"{"a":{},"client_id":"i\"d","client_secret":"s\\\né}"}"#
    );
}

#[test]
fn it_joins_a_form() {
    let plain = ClientCredential::new("id", "secret");
    assert_eq!(
        body(Body::Form(&[]), &plain).unwrap(),
        "client_id=id&client_secret=secret"
    );
    let odd = ClientCredential::new("i&d", "s=é +");
    assert_eq!(
        body(Body::Form(&[("a", "b")]), &odd).unwrap(),
        "a=b&client_id=i%26d&client_secret=s%3D%C3%A9%20%2B"
    );
}

#[test]
fn it_is_sent_in_no_other_body() {
    let credential = ClientCredential::new("id", CANARY);
    for other in [
        Body::Json("[]"),
        Body::Json("null"),
        Body::Json("\"{}\""),
        Body::Text,
        Body::Nothing,
    ] {
        assert_eq!(body(other, &credential), Err("body".to_owned()));
    }
}

#[test]
fn a_part_that_was_forgotten_is_named() {
    let json = || Body::Json("{}");
    let no_id = ClientCredential::new("", CANARY);
    assert_eq!(body(json(), &no_id), Err("client_id".to_owned()));
    let no_secret = ClientCredential::new(CANARY, "");
    assert_eq!(body(json(), &no_secret), Err("client_secret".to_owned()));
}

#[test]
fn it_does_not_show() {
    let credential = ClientCredential::new(CANARY, CANARY);
    assert_eq!(format!("{credential:?}"), "ClientCredential(…)");
}

/// Sends one body, and requires that it is told from others, whatever the credential.
fn compared(sent: fn() -> Body, others: [Body; 2]) {
    let script = Script::new().answer(Answer::empty(200));
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let transport: Arc<dyn BlockingTransport> = Arc::new(script.clone());
    let connection = Connection::new(base, transport, "agent").unwrap();
    let keys: BlockingKeys<_> = Keys::Fixed(ClientCredential::new("id", "secret"));
    let answer = connection.send(&Send(sent()), &keys, CallOptions::default());
    answer.unwrap();
    let request = script.verify_sent(&Send(sent())).unwrap();
    assert!(request.text().contains("client_secret"));
    for other in others {
        let told = script.verify_sent(&Send(other)).unwrap_err().to_string();
        assert!(!told.contains("client_"), "{told}");
    }
}

#[test]
fn what_was_sent_is_compared_without_it() {
    let (other, none) = (Body::Json(r#"{"a":"c"}"#), Body::Json("{}"));
    compared(|| Body::Json(r#"{"a":"b"}"#), [other, none]);
    let (other, none) = (Body::Form(&[("a", "c")]), Body::Form(&[]));
    compared(|| Body::Form(&[("a", "b")]), [other, none]);
}
