//! Answers that do not say success.

use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{CreateLinkToken, Error, OauthError, ParameterProblem, StatusError};

use crate::stage::{CANARY, account, conferencing, failures, outcome, shown};

/// The error of a call that was answered so.
fn refused(answer: Answer) -> StatusError {
    match outcome(&conferencing(), answer).unwrap_err() {
        Error::Status(error) => *error,
        other => panic!("another error: {other}"),
    }
}

/// Bodies that servers and what stands before them send with an error.
const BODIES: [&str; 8] = [
    "",
    " \n",
    "<html><head><title>502 Bad Gateway</title></head></html>",
    "null",
    "[]",
    r#"{"errors":"#,
    r#"{"errors:":{"redirect_uri":[]}"#,
    r#"{"error":5,"errors":{"redirect_uri":[{"key":"errors.required"}]}}"#,
];

#[test]
fn each_status_has_its_predicate() {
    type Predicate = fn(&StatusError) -> bool;
    let documented: [(u16, Predicate); 8] = [
        (400, StatusError::is_bad_request),
        (401, StatusError::is_unauthorized),
        (402, StatusError::is_payment_required),
        (403, StatusError::is_forbidden),
        (404, StatusError::is_not_found),
        (422, StatusError::is_invalid_parameters),
        (423, StatusError::is_account_locked),
        (429, StatusError::is_rate_limited),
    ];
    for status in 300..600 {
        let error = refused(Answer::empty(status));
        assert_eq!(error.status(), status);
        for (own, predicate) in documented {
            assert_eq!(predicate(&error), status == own, "{status}");
        }
    }
}

#[test]
fn each_operation_keeps_status_headers_and_body() {
    let names = [
        "authorize_conferencing",
        "create_link_token",
        "request_permissions",
    ];
    for status in [
        400, 401, 402, 403, 404, 410, 422, 423, 429, 500, 502, 503, 504,
    ] {
        for body in BODIES {
            let answer = Answer::json(status, body).header("Retry-After", "7");
            for (error, name) in failures(&answer).iter().zip(names) {
                assert_eq!(error.status().unwrap(), status);
                let Error::Status(error) = error else {
                    panic!("{status} with {body} gives {error}");
                };
                assert_eq!(error.operation(), name);
                assert_eq!(error.status(), status);
                assert_eq!(error.body(), body);
                assert_eq!(error.headers()["retry-after"], "7");
                assert!(!error.is_truncated());
            }
        }
    }
}

#[test]
fn a_422_says_which_parameters_are_wrong() {
    let body = r#"{"errors":{
        "redirect_uri":[{"key":"errors.required","description":"required"}],
        "provider_name":[{"key":"errors.a","more":1},{"key":"errors.b","description":null}],
        "empty":[]
    },"more":{}}"#;
    let problems = refused(Answer::json(422, body))
        .invalid_parameters()
        .unwrap();
    let required = ParameterProblem::new("errors.required").description("required");
    assert_eq!(problems["redirect_uri"], [required]);
    let others = ["errors.a", "errors.b"].map(ParameterProblem::new);
    assert_eq!(problems["provider_name"], others);
    assert_eq!(problems["empty"], []);
    assert_eq!(problems.len(), 3);
}

#[test]
fn a_422_of_another_form_is_no_second_failure() {
    for body in BODIES[..7].iter().chain(&[
        r#"{"errors":"no"}"#,
        r#"{"errors":[]}"#,
        r#"{"errors":{"redirect_uri":"required"}}"#,
        r#"{"errors":{"redirect_uri":[{"description":"required"}]}}"#,
        r#"{"errors":null}"#,
    ]) {
        let error = refused(Answer::json(422, *body));
        assert_eq!(error.invalid_parameters(), None, "{body}");
        assert_eq!(error.body(), body);
    }
}

#[test]
fn the_parsed_forms_belong_to_their_status() {
    let body = r#"{"error":"invalid_grant","errors":{}}"#;
    let grant = refused(Answer::json(400, body));
    assert_eq!(grant.bad_request(), Some(OauthError::new("invalid_grant")));
    assert_eq!(grant.invalid_parameters(), None);
    let parameters = refused(Answer::json(422, body));
    assert_eq!(parameters.bad_request(), None);
    assert!(parameters.invalid_parameters().unwrap().is_empty());
    let flat = refused(Answer::json(400, r#"{"permissions":"not_recognized"}"#));
    assert_eq!(flat.bad_request(), None);
    let other: Option<String> = flat.body_as(Some("permissions"));
    assert_eq!(other.as_deref(), Some("not_recognized"));
}

#[test]
fn a_redirect_is_an_error_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = Answer::empty(status).header("Location", "https://evil.example/");
        let script = Script::new()
            .answer(elsewhere)
            .answer(Answer::json(200, r#"{"link_token":"t"}"#));
        let error = block_on(account(&script).send(&CreateLinkToken::new())).unwrap_err();
        assert_eq!(script.requests().len(), 1);
        assert!(error.may_have_taken_effect());
        match error {
            Error::Status(error) => {
                assert_eq!(error.headers()["location"], "https://evil.example/")
            }
            other => panic!("{status} gives {other}"),
        }
    }
}

#[test]
fn whether_it_may_have_taken_effect() {
    for status in 300..600 {
        let error = outcome(&conferencing(), Answer::empty(status)).unwrap_err();
        let refused = (400..500).contains(&status);
        assert_eq!(error.may_have_taken_effect(), !refused, "{status}");
        assert!(!error.is_timeout() && !error.is_connect());
    }
}

#[test]
fn messages_name_the_operation_and_the_status() {
    let message = |status| refused(Answer::empty(status)).to_string();
    assert_eq!(
        message(423),
        "`authorize_conferencing` was answered with status 423 (Locked)"
    );
    assert_eq!(
        message(520),
        "`authorize_conferencing` was answered with status 520"
    );
}

#[test]
fn no_text_of_an_error_quotes_the_answer() {
    for status in [302, 400, 401, 422, 500, 599] {
        for body in [
            CANARY.to_owned(),
            format!(r#"{{"error":"{CANARY}"}}"#),
            format!(r#"{{"{CANARY}":1}}"#),
            format!(r#"{{"errors":{{"{CANARY}":[{{"key":"{CANARY}"}}]}}}}"#),
        ] {
            let answer = Answer::json(status, body).header("Location", CANARY);
            for error in failures(&answer) {
                assert!(!shown(&error).contains(CANARY), "{}", shown(&error));
            }
        }
    }
}
