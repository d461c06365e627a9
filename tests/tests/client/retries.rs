//! What an application sees of calls that are tried again.

use std::time::Duration;

use bytes::Bytes;
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, Account, AuthorizeConferencing, CallOptions, Client, CreateLinkToken, DataCenter,
    DecodeError, Error, InvalidRequest, Limits, Operation, OperationInfo, RequestParts,
    RequestPermissions, RetryPolicy, json,
};
use http::{Method, Response};

use crate::rustdoc;
use crate::stage::{conferencing, permissions};

fn account(script: &Script) -> Account {
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    client.unwrap().account("TOKEN")
}

fn token() -> Answer {
    Answer::json(200, r#"{"link_token":"t"}"#)
}

/// How often a call is sent that is answered so every time.
fn sends<O: Operation<Auth = AccessToken>>(operation: &O, answer: &Answer) -> usize {
    let script = vec![answer.clone(); 9]
        .into_iter()
        .fold(Script::new(), Script::answer);
    assert!(block_on(account(&script).send(operation)).is_err());
    script.requests().len()
}

/// A call that does a thing twice when it is sent twice.
struct Pay;

impl Operation for Pay {
    type Output = ();
    type Auth = AccessToken;
    const INFO: OperationInfo = OperationInfo::new("pay", Method::POST, "/v1/payments");

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        Ok(RequestParts::empty(Self::INFO.path))
    }

    fn answer(response: &Response<Bytes>) -> Result<(), DecodeError> {
        json::ignored(response)
    }
}

#[test]
fn the_operations_of_the_api_can_be_repeated() {
    let lost = Answer::lost();
    for answer in [Answer::empty(500), Answer::empty(503), lost] {
        assert_eq!(sends(&conferencing(), &answer), 3);
        assert_eq!(sends(&permissions(), &answer), 3);
        assert_eq!(sends(&CreateLinkToken::new(), &answer), 3);
        assert_eq!(sends(&Pay, &answer), 1, "{answer:?}");
    }
    let infos = [
        AuthorizeConferencing::INFO,
        CreateLinkToken::INFO,
        RequestPermissions::INFO,
    ];
    assert!(infos.iter().all(|info| info.repeatable));
}

#[test]
fn the_docs_say_whether_a_call_is_repeated() {
    for operation in [
        "AuthorizeConferencing",
        "CreateLinkToken",
        "RequestPermissions",
    ] {
        let docs = rustdoc::of(operation);
        assert!(docs.contains("It may be repeated: "), "{docs}");
    }
}

#[test]
fn what_was_refused_or_never_sent_is_repeated_whatever_it_is() {
    let lost = Answer::unreachable();
    for answer in [Answer::empty(429), lost] {
        assert_eq!(sends(&Pay, &answer), 3, "{answer:?}");
    }
}

#[test]
fn an_application_can_switch_it_off() {
    let script = Script::new().answer(Answer::empty(503)).answer(token());
    let client = Client::builder(DataCenter::Us).retry(RetryPolicy::none());
    let account = client.build_with(script.clone()).unwrap().account("TOKEN");
    let error = block_on(account.send(&CreateLinkToken::new())).unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.attempts()),
        (503, 1)
    );
    // The policy of a call stands above that of its client.
    let options = CallOptions::default().retry(RetryPolicy::default());
    let script = script.answer(token());
    assert!(block_on(account.send_with(&CreateLinkToken::new(), options)).is_ok());
    assert_eq!(script.requests().len(), 2);
}

#[test]
fn no_wait_goes_past_the_time_of_the_call() {
    let busy = Answer::empty(429).header("Retry-After", "30");
    let script = Script::new().answer(busy.clone()).answer(token());
    assert!(block_on(account(&script).send(&CreateLinkToken::new())).is_ok());
    assert_eq!(script.waits(), [Duration::from_secs(30)]);
    let script = Script::new().answer(busy).answer(token());
    let limits = Limits::default().overall(Duration::from_secs(30));
    let client = Client::builder(DataCenter::Us).limits(limits);
    let account = client.build_with(script.clone()).unwrap().account("TOKEN");
    let error = block_on(account.send(&CreateLinkToken::new())).unwrap_err();
    assert!(matches!(error, Error::Status(error) if error.is_rate_limited()));
    assert!(script.waits().is_empty());
}

#[test]
fn accounts_share_the_reserve_of_their_client() {
    let script = (0..400).fold(Script::new(), |script, _| {
        script.answer(Answer::unreachable())
    });
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let client = client.unwrap();
    for number in 0..100 {
        let account = client.clone().account(format!("TOKEN{number}"));
        assert!(block_on(account.send(&CreateLinkToken::new())).is_err());
    }
    assert_eq!(script.requests().len(), 100 + 35);
}
