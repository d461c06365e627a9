//! Making a link token.

use cronofy::test_util::Answer;
use cronofy::{CreateLinkToken, Operation, RequestPermissions, Stability};

use crate::rustdoc;
use crate::stage::{USER_AGENT, head, outcome, request};

#[test]
fn the_request_has_no_body_and_the_documented_headers() {
    let request = request(&CreateLinkToken::new());
    assert_eq!(
        head(&request),
        [
            "POST https://api.cronofy.com/v1/link_tokens",
            "accept: application/json",
            "authorization: Bearer TOKEN",
            "content-length: 0",
            "content-type: application/json; charset=utf-8",
            &format!("user-agent: {USER_AGENT}"),
        ]
    );
    assert!(request.body().is_empty());
}

#[test]
fn the_answer_is_an_opaque_secret() {
    for token in ["abcd1234", "LegendOfZelda", "a b/+=&%"] {
        let body = format!(r#"{{"link_token" : "{token}"}}"#);
        let answer = outcome(&CreateLinkToken::new(), Answer::json(200, body)).unwrap();
        assert_eq!(answer.expose(), token);
        assert!(!format!("{answer:?} {answer:#?}").contains(token));
    }
}

#[test]
fn the_code_and_the_docs_say_that_it_is_alpha() {
    assert_eq!(CreateLinkToken::INFO.stability, Stability::Alpha);
    assert_eq!(RequestPermissions::INFO.stability, Stability::Stable);
    let docs = rustdoc::of("CreateLinkToken");
    assert!(docs.contains("**Stability: alpha**"), "{docs}");
    assert!(docs.contains("support@cronofy.com"), "{docs}");
    assert!(docs.contains("client id"), "{docs}");
}

#[test]
fn the_docs_say_what_it_is_good_for() {
    let docs = rustdoc::of("CreateLinkToken");
    assert!(docs.contains("same browser"), "{docs}");
    assert!(docs.contains("cookie"), "{docs}");
    assert!(docs.contains("another device"), "{docs}");
}
