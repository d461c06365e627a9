//! Whole calls, with a script in the place of the network.

use std::sync::Arc;

use crate::runtime::test_util::{Answer, Example, Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, Error, Operation, RetryPolicy, Sent, TransportErrorKind, Uri,
};
use crate::sample::{Ask, KEYS, Page, Token};

fn connection(script: &Script) -> Connection {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, Arc::new(script.clone()), "cronofy-rust/0.1.0");
    connection.unwrap().with_retry(RetryPolicy::none())
}

#[test]
fn a_script_plays_its_answers_in_order() {
    let script = Script::new()
        .answer(Answer::json(200, r#"{"ask":{"url":"u"}}"#))
        .answer(Answer::empty(429).header("retry-after", "7"))
        .answer(Answer::unreachable());
    let connection = connection(&script);
    let call = || block_on(connection.send(&Ask::new(), &KEYS, CallOptions::default()));
    assert_eq!(
        call().unwrap(),
        Page {
            url: Uri::from("u")
        }
    );
    assert_eq!(script.answers_left(), 2);
    let Err(Error::Status(error)) = call() else {
        panic!()
    };
    assert_eq!(error.headers()["retry-after"], "7");
    assert!(call().unwrap_err().is_connect());
    let Err(Error::Transport(error)) = call() else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Other, Sent::Never)
    );
    assert_eq!(script.requests().len(), 4);
}

#[test]
fn a_script_keeps_what_was_asked() {
    let script = Script::new().answer(Answer::empty(500));
    let _ = block_on(connection(&script).send(&Ask::new(), &KEYS, CallOptions::default()));
    let requests = script.requests();
    let request = requests.first().unwrap();
    assert_eq!(
        (request.method().as_str(), request.uri().path()),
        ("POST", "/v1/asks")
    );
    assert_eq!(request.header("user-agent"), Some("cronofy-rust/0.1.0"));
    assert_eq!(
        request.text(),
        r#"{"redirect_uri":"http://www.example.com"}"#
    );
    assert_eq!(
        request.json::<serde_json::Value>().unwrap()["redirect_uri"],
        "http://www.example.com"
    );
    assert!(request.header("x-missing").is_none());
}

#[test]
fn a_script_that_cannot_be_played_is_an_error() {
    for answer in [
        Answer::empty(42),
        Answer::empty(200).header("a b", "c"),
        Answer::empty(200).header("a", "\n"),
    ] {
        let script = Script::new().answer(answer);
        let error = block_on(connection(&script).send(&Ask::new(), &KEYS, CallOptions::default()))
            .unwrap_err();
        assert!(matches!(error, Error::Transport(_)));
    }
}

#[test]
fn what_cannot_be_sent_never_reaches_the_transport() {
    let script = Script::new().answer(Answer::empty(200));
    let ask = Ask {
        redirect_uri: Uri::from("oops"),
    };
    let error =
        block_on(connection(&script).send(&ask, &KEYS, CallOptions::default())).unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(error) if error.parameter() == "redirect_uri"));
    assert!(script.requests().is_empty());
}

#[test]
fn a_user_agent_has_to_fit_in_a_header() {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let error = <Connection>::new(base, Arc::new(Script::new()), "a\nb").unwrap_err();
    assert_eq!(error.parameter(), "user_agent");
}

#[test]
fn an_example_is_an_answer() {
    let mut example = Example {
        name: "page",
        request: Ask::new(),
        request_target: Some("/v1/asks"),
        request_body: Some(r#"{"redirect_uri":"http://www.example.com"}"#),
        status: 200,
        response_headers: &[("x-lamp", "7")],
        response_body: r#"{"ask":{"url":"u"}}"#,
    };
    let script = Script::new().answer(example.answer());
    assert!(
        block_on(connection(&script).send(&example.request, &KEYS, CallOptions::default())).is_ok()
    );
    assert!(example.is_sent_as(&script.requests()[0]));
    assert_eq!(script.requests()[0].text(), example.request_body.unwrap());
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let request = example.request.to_http(&base, &Token::new("t")).unwrap();
    assert_eq!(request.body(), example.request_body.unwrap());
    example.request_target = Some("/v1/asks?page=2");
    assert!(!example.is_sent_as(&script.requests()[0]));
    let silent = Example {
        response_body: "",
        ..example
    };
    let script = Script::new().answer(silent.answer());
    match block_on(connection(&script).send(&silent.request, &KEYS, CallOptions::default())) {
        Err(Error::Decode(error)) => {
            assert!(error.headers()["x-lamp"] == "7" && error.body().is_empty())
        }
        _ => panic!("an empty body is no answer"),
    }
}

#[test]
fn block_on_waits_for_another_thread() {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        sender.send(7).unwrap();
    });
    assert_eq!(block_on(receiver), Ok(7));
    thread.join().unwrap();
}
