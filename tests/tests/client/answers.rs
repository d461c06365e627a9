//! Answers that say success.

use cronofy::DecodeErrorKind::{Data, Empty, MissingField, NotJson, Syntax, Truncated};
use cronofy::test_util::Answer;
use cronofy::{
    AnswerError, AuthorizationRequest, CreateLinkToken, DecodeErrorKind, Error, LinkToken,
    PermissionsRequest,
};
use serde_json::{Value, json};

use crate::noise::Noise;
use crate::stage::{CANARY, conferencing, failures, outcome, permissions, shown};

const URL: &str = "https://app.cronofy.com/x";

#[test]
fn every_2xx_is_success() {
    for status in 200..300 {
        let body = json!({"authorization_request": {"url": URL}}).to_string();
        let answer = outcome(&conferencing(), Answer::json(status, body)).unwrap();
        assert_eq!(answer, AuthorizationRequest::new(URL));
        let body = json!({"link_token": "t"}).to_string();
        let answer = outcome(&CreateLinkToken::new(), Answer::json(status, body)).unwrap();
        assert_eq!(answer, LinkToken::from("t"));
        let body = json!({"permissions_request": {"url": URL}}).to_string();
        let answer = outcome(&permissions(), Answer::json(status, body)).unwrap();
        assert_eq!(answer, PermissionsRequest::redirect(URL));
        let body = json!({"permissions_request": {"accepted": true}}).to_string();
        let answer = outcome(&permissions(), Answer::json(status, body)).unwrap();
        assert_eq!(answer, PermissionsRequest::accepted());
    }
}

#[test]
fn unknown_fields_are_ignored() {
    let mut noise = Noise::new();
    for _ in 0..200 {
        let (outer, inner) = (noise.fields(3), noise.fields(3));
        let with = |name: &str, mut content: Value| {
            if let Value::Object(fields) = &mut content {
                fields.extend(inner.clone());
            }
            let mut body = outer.clone();
            body.insert(name.to_owned(), content);
            Answer::json(200, Value::Object(body).to_string())
        };
        let answer = with("authorization_request", json!({"url": URL}));
        let answer = outcome(&conferencing(), answer).unwrap();
        assert_eq!(answer, AuthorizationRequest::new(URL));
        let answer = outcome(&CreateLinkToken::new(), with("link_token", json!("t"))).unwrap();
        assert_eq!(answer, LinkToken::from("t"));
        let answer = with("permissions_request", json!({"url": URL}));
        let answer = outcome(&permissions(), answer).unwrap();
        assert_eq!(answer, PermissionsRequest::redirect(URL));
        let answer = with("permissions_request", json!({"accepted": true}));
        let answer = outcome(&permissions(), answer).unwrap();
        assert_eq!(answer, PermissionsRequest::accepted());
    }
}

#[test]
fn an_unknown_field_may_be_as_deep_as_it_likes() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let body =
        format!(r#"{{"new":{deep},"authorization_request":{{"new":{deep},"url":"{URL}"}}}}"#);
    let answer = outcome(&conferencing(), Answer::json(200, body)).unwrap();
    assert_eq!(answer, AuthorizationRequest::new(URL));
    let body = format!(r#"{{"permissions_request":{{"new":{deep},"accepted":true}}}}"#);
    let answer = outcome(&permissions(), Answer::json(200, body)).unwrap();
    assert_eq!(answer, PermissionsRequest::accepted());
}

/// What is wrong with the answer to a conferencing authorization.
fn unreadable(answer: Answer) -> AnswerError {
    let error = outcome(&conferencing(), answer).unwrap_err();
    assert!(error.may_have_taken_effect());
    assert!(!error.is_timeout() && !error.is_connect());
    match error {
        Error::Decode(error) => *error,
        other => panic!("another error: {other}"),
    }
}

#[test]
fn an_empty_answer_is_an_error_that_says_so() {
    for status in [200, 202, 204] {
        for error in failures(&Answer::empty(status)) {
            assert_eq!(error.status().unwrap(), status);
            assert!(error.may_have_taken_effect());
            let text = error.to_string();
            assert!(text.contains(&format!("status {status}")), "{text}");
            assert!(text.contains("it is empty"), "{text}");
            assert!(text.ends_with("the call may have taken effect"), "{text}");
        }
    }
}

/// Where the content of the answer stands.
const ENVELOPE: &str = "authorization_request";

/// Where the URL stands in it.
const PLACE: &str = "authorization_request.url";

/// Answers, what is wrong with each, and where.
const UNREADABLE: [(&str, DecodeErrorKind, &str); 17] = [
    ("", Empty, ""),
    (" \r\n\t", Empty, ""),
    ("OK", Syntax, ""),
    (r#"{"a":1} {"#, MissingField, ENVELOPE),
    (r#"{"authorization_request":{"url":"u"}} x"#, Syntax, ""),
    (r#"{"authorization_request":{"url":"u""#, Truncated, ""),
    ("{", Truncated, ""),
    (r#"{"cAnArY7f3a":[}"#, Syntax, ""),
    // A list is no object, though serde would take its items for the fields.
    (r#"{"authorization_request":["u"]}"#, Data, ENVELOPE),
    ("{}", MissingField, ENVELOPE),
    ("[]", Data, ""),
    ("null", Data, ""),
    (r#"{"authorization_request":null}"#, Data, ENVELOPE),
    (r#"{"authorization_request":{}}"#, MissingField, PLACE),
    (r#"{"authorization_request":{"url":null}}"#, Data, PLACE),
    (
        r#"{"authorization_request":{"url":"a","url":"b"}}"#,
        Data,
        PLACE,
    ),
    (
        r#"{"authorization_request":{"url":"a"},"authorization_request":{"url":"a"}}"#,
        Data,
        ENVELOPE,
    ),
];

#[test]
fn an_answer_of_another_form_says_what_is_wrong_and_where() {
    for (body, kind, path) in UNREADABLE {
        let error = unreadable(Answer::json(202, body));
        assert_eq!(error.kind(), kind, "{body}");
        assert_eq!(error.problem().path(), path, "{body}");
        assert_eq!(error.operation(), "authorize_conferencing");
        assert_eq!(error.status(), 202);
        assert_eq!(error.body(), body);
        assert_eq!(error.headers()["content-type"], "application/json");
    }
}

#[test]
fn a_page_is_told_from_broken_json() {
    let page = "<html><body>down for maintenance</body></html>";
    let html = Answer::new(200, page).header("Content-Type", "text/html; charset=utf-8");
    let error = unreadable(html);
    assert_eq!(error.kind(), NotJson);
    assert_eq!(error.body(), page);
    assert_eq!(unreadable(Answer::json(200, page)).kind(), Syntax);
    // What is good JSON is taken, whatever the headers call it.
    let text = json!({"authorization_request": {"url": URL}}).to_string();
    let plain = Answer::new(200, text).header("Content-Type", "text/plain");
    assert!(outcome(&conferencing(), plain).is_ok());
}

#[test]
fn bytes_that_are_no_text_are_an_error() {
    let body = b"{\"authorization_request\":{\"url\":\"\xff\xfe\"}}";
    let error = unreadable(Answer::json(200, &body[..]));
    assert_eq!(error.kind(), Syntax);
    let marked = [b"\xEF\xBB\xBF", &body[..33], b"u\"}}"].concat();
    assert!(outcome(&conferencing(), Answer::json(200, marked)).is_ok());
}

#[test]
fn a_hostile_answer_is_an_error_and_no_crash() {
    for body in ["[", "{\"a\":", "{\"permissions_request\":["] {
        for error in failures(&Answer::json(200, body.repeat(40_000))) {
            assert!(matches!(error, Error::Decode(_)), "{body} gives {error}");
        }
    }
}

#[test]
fn no_text_of_an_error_quotes_a_value_of_the_answer() {
    for content in [
        format!("\"{CANARY}"),
        CANARY.to_owned(),
        format!(r#"{{"url":{{"{CANARY}":"{CANARY}"}}}}"#),
        format!(r#"{{"url":["{CANARY}"]}}"#),
        format!(r#"["{CANARY}"]"#),
        format!(r#"{{"accepted":true,"url":"{CANARY}","url":"{CANARY}"}}"#),
    ] {
        for name in ["authorization_request", "link_token", "permissions_request"] {
            let answer = Answer::json(200, format!(r#"{{"{name}":{content}}}"#));
            let texts = [
                outcome(&conferencing(), answer.clone()).err(),
                outcome(&CreateLinkToken::new(), answer.clone()).err(),
                outcome(&permissions(), answer).err(),
            ];
            for text in texts.iter().flatten().map(shown) {
                assert!(!text.contains(CANARY), "{text}");
            }
        }
    }
}
