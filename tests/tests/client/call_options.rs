//! What can differ in one call.

use std::time::Duration;

use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, CalendarPermission, CallOptions, Client, CreateLinkToken, DataCenter, Error,
    RequestPermissions,
};

use crate::stage::{CANARY, account, head};

fn sent_with(options: CallOptions) -> Vec<String> {
    let script = Script::new().answer(Answer::json(200, r#"{"link_token":"t"}"#));
    block_on(account(&script).send_with(&CreateLinkToken::new(), options)).unwrap();
    head(&script.requests()[0])
}

#[test]
fn without_any_it_is_an_ordinary_call() {
    let script = Script::new().answer(Answer::json(200, r#"{"link_token":"t"}"#));
    block_on(account(&script).send(&CreateLinkToken::new())).unwrap();
    assert_eq!(
        sent_with(CallOptions::default()),
        head(&script.requests()[0])
    );
}

#[test]
fn a_header_is_added_or_takes_the_place_of_another() {
    let plain = sent_with(CallOptions::default());
    let options = CallOptions::default()
        .header("X-Request-Id", "first")
        .and_then(|it| it.header("x-request-id", "7"))
        .and_then(|it| it.header("Accept", "application/problem+json"));
    let mut expected = plain.clone();
    expected.retain(|line| !line.starts_with("accept: "));
    expected.extend(["accept: application/problem+json", "x-request-id: 7"].map(str::to_owned));
    let mut sent = sent_with(options.unwrap());
    expected[1..].sort();
    sent[1..].sort();
    assert_eq!(sent, expected);
}

#[test]
fn a_header_cannot_change_who_calls_or_where_a_request_ends() {
    for name in [
        "Authorization",
        "authorization",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "TE",
        "Trailer",
        "Upgrade",
        "Keep-Alive",
        "Expect",
        "Content-Type",
        "Accept-Encoding",
        "Cookie",
        "User-Agent",
        "Proxy-Authorization",
        "Proxy-Connection",
        "proxy-anything",
    ] {
        let error = CallOptions::default().header(name, CANARY).unwrap_err();
        assert_eq!(error.parameter(), name.to_lowercase());
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
    }
}

#[test]
fn a_header_has_to_be_one() {
    for value in ["\n", "\r\nx-evil: 1", "\0", "\u{7f}"] {
        let value = format!("{CANARY}{value}");
        let error = CallOptions::default().header("x-a", &value).unwrap_err();
        assert_eq!(error.parameter(), "x-a");
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
    }
    for name in ["", "a b", "a:", "ä", "a\r\nb"] {
        let error = CallOptions::default().header(name, "v").unwrap_err();
        assert_eq!(error.parameter(), "header");
    }
}

#[test]
fn headers_do_not_show() {
    let options = CallOptions::default().header("x-api-key", CANARY).unwrap();
    assert!(!format!("{options:?} {options:#?}").contains(CANARY));
}

#[test]
fn times_stand_above_those_of_the_client() {
    let busy = Answer::empty(429).header("retry-after", "90");
    let good = Answer::json(200, r#"{"link_token":"t"}"#);
    let script = Script::new().answer(busy).answer(good);
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let account = client.unwrap().account(AccessToken::from("TOKEN"));
    let options = CallOptions::default().timeout(Duration::from_secs(91));
    assert!(block_on(account.send_with(&CreateLinkToken::new(), options)).is_ok());
    assert_eq!(script.waits(), [Duration::from_secs(90)]);
}

#[test]
fn who_knows_better_can_break_a_rule() {
    let none: [CalendarPermission; 0] = [];
    let request = RequestPermissions::new(none, "/back");
    let script = Script::new().answer(Answer::empty(422));
    let checked = block_on(account(&script).send(&request)).unwrap_err();
    assert!(matches!(checked, Error::InvalidRequest(_)), "{checked}");
    assert!(script.requests().is_empty());
    let options = CallOptions::default().unchecked();
    let refused = block_on(account(&script).send_with(&request, options)).unwrap_err();
    assert!(matches!(refused, Error::Status(_)), "{refused}");
    let body: serde_json::Value = script.requests()[0].json().unwrap();
    assert_eq!(body["permissions"], serde_json::json!([]));
}
