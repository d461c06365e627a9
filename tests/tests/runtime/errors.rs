//! Errors say what went wrong, and nothing else.

use std::error::Error as _;
use std::fmt::Write;

use crate::runtime::test_util::{Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, Error, InvalidRequest, Keys, Operation, RawJson, Sent,
    TransportError, TransportErrorKind,
};
use crate::sample::{Ask, CANARY, KEYS, Token, response};

/// Everything that an error shows, down to its last source.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        write!(text, " {inner} {inner:?}").unwrap();
        source = inner.source();
    }
    text
}

#[test]
fn no_text_of_an_error_quotes_the_answer() {
    for body in [
        r#"{"ask":"cAnArY-7f3a"}"#,
        r#"{"ask":{"url":{"x":"cAnArY-7f3a"}}}"#,
        r#"{"ask":{"url":["cAnArY-7f3a"]}}"#,
        r#"{"ask":"cAnArY-7f3a"#,
        r#"cAnArY-7f3a"#,
        r#""cAnArY-7f3a""#,
        r#"{"cAnArY-7f3a":1}"#,
        r#"{"ask":{"url":"u"}} cAnArY-7f3a"#,
    ] {
        for status in [200, 302, 422] {
            let mut answer = response(status, body);
            answer
                .headers_mut()
                .insert("x-secret", CANARY.parse().unwrap());
            answer
                .headers_mut()
                .insert("location", CANARY.parse().unwrap());
            let error = Ask::from_http(answer).unwrap_err();
            assert!(!shown(&error).contains("cAnArY"), "{}", shown(&error));
        }
    }
    let error = RawJson::from_text(r#"{"a":cAnArY}"#).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("cAnArY"));
    let error = RawJson::from_text(r#""cAnArY""#)
        .unwrap()
        .parse::<u8>()
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains("cAnArY"));
}

#[test]
fn a_client_shows_no_credential() {
    let script = Script::new();
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, std::sync::Arc::new(script.clone()), "agent").unwrap();
    let error = block_on(connection.send(
        &Ask::new(),
        &Keys::Fixed(Token::new(CANARY)),
        CallOptions::default(),
    ))
    .unwrap_err();
    assert!(shown(&error).contains("the script has no answer left for `POST /v1/asks`"));
    assert_eq!(
        script.requests()[0].header("authorization"),
        Some("Bearer cAnArY-7f3a")
    );
    let all = format!("{} {connection:?} {script:?}", shown(&error));
    assert!(!all.contains("cAnArY"), "{all}");
}

/// (timeout, connect, may have taken effect, status)
fn predicates(error: Error) -> (bool, bool, bool, Option<u16>) {
    let status = error.status().map(|status| status.as_u16());
    (
        error.is_timeout(),
        error.is_connect(),
        error.may_have_taken_effect(),
        status,
    )
}

#[test]
fn predicates_answer_for_every_kind() {
    let transport = |kind, sent| predicates(TransportError::new(kind, sent).into());
    assert_eq!(
        transport(TransportErrorKind::Connect, Sent::Never),
        (false, true, false, None)
    );
    assert_eq!(
        transport(TransportErrorKind::Tls, Sent::Never),
        (false, true, false, None)
    );
    assert_eq!(
        transport(TransportErrorKind::Timeout, Sent::Never),
        (true, true, false, None)
    );
    assert_eq!(
        transport(TransportErrorKind::Timeout, Sent::Maybe),
        (true, false, true, None)
    );
    assert_eq!(
        transport(TransportErrorKind::Interrupted, Sent::Maybe),
        (false, false, true, None)
    );
    assert_eq!(
        transport(TransportErrorKind::Interrupted, Sent::Never),
        (false, false, false, None)
    );
    assert_eq!(
        predicates(InvalidRequest::new("a", "must be b").into()),
        (false, false, false, None)
    );
    let answer = |status, body| predicates(Ask::from_http(response(status, body)).unwrap_err());
    assert_eq!(answer(200, ""), (false, false, true, Some(200)));
    assert_eq!(answer(303, ""), (false, false, true, Some(303)));
    assert_eq!(answer(422, ""), (false, false, false, Some(422)));
    assert_eq!(answer(503, ""), (false, false, true, Some(503)));
}

#[test]
fn messages_are_sentences() {
    let text = |error: Error| error.to_string();
    assert_eq!(
        text(InvalidRequest::new("a", "must be b").into()),
        "`a` must be b"
    );
    assert_eq!(
        text(TransportError::new(TransportErrorKind::Timeout, Sent::Maybe).into()),
        "no whole answer came in time; the call may have taken effect"
    );
    assert_eq!(
        text(TransportError::new(TransportErrorKind::Timeout, Sent::Never).into()),
        "no connection came about in time; nothing was sent"
    );
    assert_eq!(
        text(Ask::from_http(response(422, "")).unwrap_err()),
        "`ask` was answered with status 422 (Unprocessable Entity)"
    );
    assert_eq!(
        text(Ask::from_http(response(599, "")).unwrap_err()),
        "`ask` was answered with status 599"
    );
}

#[test]
fn a_source_stands_behind_its_error() {
    let error = TransportError::new(TransportErrorKind::Other, Sent::Never).because("the cause");
    let error = Error::from(error);
    assert_eq!(error.source().unwrap().to_string(), "the cause");
    assert!(!error.to_string().contains("the cause"));
}

#[test]
fn everything_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Error>();
    shared::<Connection>();
    shared::<Script>();
    fn sent<T: Send>(_: &T) {}
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, std::sync::Arc::new(Script::new()), "agent").unwrap();
    sent(&connection.send(&Ask::new(), &KEYS, CallOptions::default()));
}
