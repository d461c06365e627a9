//! Transports: those that fail, and those of an application's own.

use std::future::{pending, ready};
use std::time::Duration;

use bytes::Bytes;
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    BoxFuture, Client, CreateLinkToken, DataCenter, Error, Limits, RetryPolicy, Sent, StatusError,
    Transport, TransportError, TransportErrorKind,
};
use http::{Request, Response};

use crate::stage::account;

const KINDS: [TransportErrorKind; 8] = [
    TransportErrorKind::Connect,
    TransportErrorKind::Tls,
    TransportErrorKind::Timeout,
    TransportErrorKind::TooLarge,
    TransportErrorKind::Interrupted,
    TransportErrorKind::Protocol,
    TransportErrorKind::NoRuntime,
    TransportErrorKind::Other,
];

#[test]
fn a_failure_of_the_transport_arrives_as_it_is() {
    for kind in KINDS {
        for sent in [Sent::Never, Sent::Maybe] {
            let script = Script::new().answer(Answer::failure(kind, sent));
            let error = block_on(account(&script).send(&CreateLinkToken::new())).unwrap_err();
            assert_eq!(error.status(), None);
            assert_eq!(error.may_have_taken_effect(), sent == Sent::Maybe);
            assert_eq!(error.is_timeout(), kind == TransportErrorKind::Timeout);
            match error {
                Error::Transport(error) => assert_eq!((error.kind(), error.sent()), (kind, sent)),
                other => panic!("{kind:?} gives {other}"),
            }
            assert_eq!(script.requests().len(), 1, "nothing is tried again");
        }
    }
}

/// Makes a call through a transport of one's own, with tight limits.
fn call(transport: impl Transport) -> Error {
    let limits = Limits::default()
        .attempt(Duration::from_millis(20))
        .max_body(100)
        .max_error_body(10);
    let client = Client::builder(DataCenter::De)
        .limits(limits)
        .retry(RetryPolicy::none());
    let account = client.build_with(transport).unwrap().account("TOKEN");
    block_on(account.send(&CreateLinkToken::new())).unwrap_err()
}

fn kind(error: &Error) -> (TransportErrorKind, Sent) {
    match error {
        Error::Transport(error) => (error.kind(), error.sent()),
        other => panic!("another error: {other}"),
    }
}

#[test]
fn an_answer_that_is_too_large_is_no_broken_json() {
    let large = Answer::json(200, " ".repeat(101));
    let error = call(Script::new().answer(large));
    assert_eq!(kind(&error), (TransportErrorKind::TooLarge, Sent::Maybe));
    let fits = call(Script::new().answer(Answer::json(200, " ".repeat(100))));
    assert!(matches!(fits, Error::Decode(_)));
}

#[test]
fn an_error_that_is_too_large_is_cut_and_says_so() {
    let refused = |length| match call(Script::new().answer(Answer::json(500, "x".repeat(length)))) {
        Error::Status(error) => *error,
        other => panic!("another error: {other}"),
    };
    let seen = |error: StatusError| (error.body().len(), error.is_truncated());
    assert_eq!(seen(refused(11)), (10, true));
    assert_eq!(seen(refused(10)), (10, false));
}

/// A transport that never answers.
struct Silent;

impl Transport for Silent {
    fn send(
        &self,
        _: Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(pending())
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        assert_eq!(time, Duration::from_millis(20));
        Box::pin(ready(()))
    }
}

#[test]
fn a_transport_of_ones_own_is_held_to_the_time() {
    let error = call(Silent);
    assert_eq!(kind(&error), (TransportErrorKind::Timeout, Sent::Maybe));
    assert!(error.is_timeout());
}

/// A transport that answers with the head of the request.
struct Echo;

impl Transport for Echo {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let head = format!("{} {} {}", request.method(), request.uri(), limits.max_body);
        let mut answer = Response::new(Bytes::from(head));
        *answer.status_mut() = http::StatusCode::IM_A_TEAPOT;
        Box::pin(ready(Ok(answer)))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }
}

#[test]
fn a_transport_of_ones_own_carries_the_calls() {
    let client = Client::builder(DataCenter::De).build_with(Echo).unwrap();
    let error = block_on(client.account("TOKEN").send(&CreateLinkToken::new())).unwrap_err();
    match error {
        Error::Status(error) => assert_eq!(
            error.body(),
            "POST https://api-de.cronofy.com/v1/link_tokens 1048576"
        ),
        other => panic!("another error: {other}"),
    }
}

#[test]
fn a_script_without_an_answer_says_which_one_is_missing() {
    let script = Script::new();
    let error = block_on(account(&script).send(&CreateLinkToken::new())).unwrap_err();
    assert_eq!(kind(&error), (TransportErrorKind::Other, Sent::Never));
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(
        source.to_string(),
        "the script has no answer left for `POST /v1/link_tokens`; it had 0 in all"
    );
}
