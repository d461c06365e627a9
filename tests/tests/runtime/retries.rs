//! Calls that are tried again. Nothing of it takes time, since the script has a clock of its own.

use std::sync::Arc;
use std::time::Duration;

use http::Method;

use crate::runtime::test_util::{Answer, Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, Error, Operation, OperationInfo, RetryPolicy, Sent,
    Transport, TransportErrorKind, Uri,
};
use crate::sample::{Ask, AskAgain, KEYS, Token};

pub(crate) fn connection(transport: impl Transport) -> Connection {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, Arc::new(transport), "agent").unwrap();
    connection.with_random(|| 0.5)
}

pub(crate) fn send<O: Operation<Auth = Token>>(
    script: &Script,
    operation: &O,
) -> Result<O::Output, Error> {
    block_on(connection(script.clone()).send(operation, &KEYS, CallOptions::default()))
}

pub(crate) fn good() -> Answer {
    Answer::json(200, r#"{"ask":{"url":"u"}}"#)
}

fn failure(kind: TransportErrorKind, sent: Sent) -> Answer {
    Answer::failure(kind, sent)
}

pub(crate) fn script(answers: impl IntoIterator<Item = Answer>) -> Script {
    answers.into_iter().fold(Script::new(), Script::answer)
}

pub(crate) fn millis(script: &Script) -> Vec<u128> {
    script.waits().iter().map(Duration::as_millis).collect()
}

/// How often it is sent when it fails so and would then succeed: repeatable, and not.
fn sends(failed: &Answer) -> [usize; 2] {
    let scripts = [(); 2].map(|()| script([failed.clone(), good()]));
    let _ = send(&scripts[0], &AskAgain);
    let _ = send(&scripts[1], &Ask::new());
    scripts.map(|script| script.requests().len())
}

#[test]
fn what_may_have_arrived_is_sent_twice_only_if_that_does_no_harm() {
    use TransportErrorKind::*;
    for status in [500, 502, 503, 504] {
        assert_eq!(sends(&Answer::empty(status)), [2, 1], "{status}");
    }
    for kind in [Connect, Timeout, Interrupted] {
        assert_eq!(sends(&failure(kind, Sent::Maybe)), [2, 1], "{kind:?}");
    }
}

#[test]
fn what_cannot_have_taken_effect_is_sent_again() {
    use TransportErrorKind::*;
    for kind in [Connect, Timeout, Interrupted] {
        assert_eq!(sends(&failure(kind, Sent::Never)), [2, 2], "{kind:?}");
    }
    assert_eq!(sends(&Answer::empty(429)), [2, 2]);
}

#[test]
fn what_would_fail_again_is_sent_once() {
    use TransportErrorKind::*;
    for status in [301, 400, 401, 403, 404, 408, 409, 422, 425, 501, 505] {
        assert_eq!(sends(&Answer::empty(status)), [1, 1], "{status}");
    }
    for kind in [Tls, TooLarge, Protocol, NoRuntime, Other] {
        assert_eq!(sends(&failure(kind, Sent::Never)), [1, 1], "{kind:?}");
        assert_eq!(sends(&failure(kind, Sent::Maybe)), [1, 1], "{kind:?}");
    }
    assert_eq!(sends(&Answer::json(200, "{")), [1, 1], "a bad answer");
}

#[test]
fn the_method_decides_where_nothing_else_does() {
    for (method, repeatable) in [
        (Method::GET, true),
        (Method::HEAD, true),
        (Method::PUT, true),
        (Method::DELETE, true),
        (Method::POST, false),
        (Method::PATCH, false),
    ] {
        let info = OperationInfo::new("it", method, "/");
        assert_eq!(info.repeatable, repeatable, "{}", info.method);
        assert!(info.repeatable(true).repeatable);
    }
}

#[test]
fn each_attempt_sends_the_same() {
    let script = script([Answer::empty(503), Answer::empty(500), good()]);
    send(&script, &AskAgain).unwrap();
    let sent = script.requests();
    assert_eq!(sent.len(), 3);
    assert_eq!(
        sent[0].text(),
        r#"{"redirect_uri":"http://www.example.com"}"#
    );
    for again in &sent[1..] {
        assert_eq!(again.body(), sent[0].body());
        assert_eq!(again.headers(), sent[0].headers());
        assert_eq!(again.uri(), sent[0].uri());
    }
}

#[test]
fn the_waits_are_those_of_the_policy() {
    let lost = failure(TransportErrorKind::Connect, Sent::Never);
    let all = script([lost.clone(), lost, good()]);
    send(&all, &Ask::new()).unwrap();
    assert_eq!(millis(&all), [25, 50]);
    let all = script([Answer::empty(429), Answer::empty(503), good()]);
    send(&all, &AskAgain).unwrap();
    assert_eq!(millis(&all), [500, 1_000]);
}

#[test]
fn the_other_side_says_how_long_to_wait() {
    for (value, waits) in [
        ("7", vec![7_000]),
        ("Thu, 01 Jan 2026 00:00:09 GMT", vec![9_000]),
        ("0", vec![500]),
        ("soon", vec![500]),
        ("60", vec![]),
        ("121", vec![]),
    ] {
        let script = script([Answer::empty(429).header("retry-after", value), good()]);
        let result = send(&script, &Ask::new());
        assert_eq!(millis(&script), waits, "{value}");
        match result {
            Ok(_) => assert!(!waits.is_empty(), "{value}"),
            Err(Error::Status(error)) => assert_eq!(error.headers()["retry-after"], value),
            Err(error) => panic!("{value}: {error}"),
        }
    }
}

#[test]
fn the_error_is_the_last_one_and_counts_the_attempts() {
    let lost = failure(TransportErrorKind::Connect, Sent::Never);
    for (answers, attempts, text, effect) in [
        (vec![Answer::empty(404)], 1, "404", false),
        (
            vec![Answer::empty(429), Answer::empty(404)],
            2,
            "404",
            false,
        ),
        (vec![Answer::empty(500), Answer::empty(404)], 2, "404", true),
        (
            vec![Answer::empty(500), lost.clone()],
            2,
            "connection",
            true,
        ),
        (
            vec![lost, Answer::json(200, "{")],
            2,
            "cannot be read",
            true,
        ),
    ] {
        let attempts_left = attempts as u32;
        let policy = RetryPolicy::default().attempts(attempts_left);
        let connection = connection(script(answers)).with_retry(policy);
        let error =
            block_on(connection.send(&AskAgain, &KEYS, CallOptions::default())).unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.attempts(), attempts_left, "{error}");
        assert_eq!(error.may_have_taken_effect(), effect, "{error}");
    }
    let bad = Ask {
        redirect_uri: Uri::from("oops"),
    };
    assert_eq!(send(&Script::new(), &bad).unwrap_err().attempts(), 0);
}

#[test]
fn a_policy_can_switch_it_off_for_a_client_and_for_a_call() {
    let one = RetryPolicy::none();
    let many = RetryPolicy::default();
    for (of_client, of_call, requests) in [
        (many, None, 2),
        (one, None, 1),
        (many, Some(one), 1),
        (one, Some(many), 2),
    ] {
        let script = script([Answer::empty(429), good()]);
        let connection = connection(script.clone()).with_retry(of_client);
        let options = of_call.map(|policy| CallOptions::default().retry(policy));
        let options = options.unwrap_or_default();
        let _ = block_on(connection.send(&Ask::new(), &KEYS, options));
        assert_eq!(script.requests().len(), requests);
    }
}

#[test]
fn a_server_that_is_down_is_not_stormed() {
    let lost = failure(TransportErrorKind::Connect, Sent::Never);
    let script = script(vec![lost; 400]);
    let connection = connection(script.clone());
    for _ in 0..100 {
        let clone = connection.clone();
        let error = block_on(clone.send(&Ask::new(), &KEYS, CallOptions::default())).unwrap_err();
        assert!(error.is_connect());
    }
    assert_eq!(script.requests().len(), 100 + 35);
}
