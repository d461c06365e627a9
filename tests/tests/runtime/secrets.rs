//! Texts that must not be seen, and texts that must stay what they are.

use crate::runtime::{RawJson, Secret, UnknownValue, Uri};
use crate::sample::CANARY;

#[test]
fn a_secret_does_not_show() {
    let secret = Secret::from(CANARY);
    assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(…) Secret(…)");
    assert_eq!(secret.expose(), CANARY);
}

#[test]
fn secrets_are_equal_when_their_texts_are() {
    let equal = |left: &str, right: &str| Secret::from(left) == Secret::from(right.to_owned());
    assert!(equal("", ""));
    assert!(equal("abc", "abc"));
    for (left, right) in [
        ("abc", "abd"),
        ("abc", "bbc"),
        ("abc", "abb"),
        ("abc", "ab"),
        ("", "a"),
        ("ab", "ba"),
        ("aab", "abb"),
    ] {
        assert!(!equal(left, right), "{left} {right}");
    }
}

#[test]
fn a_secret_goes_through_json() {
    let secret: Secret = serde_json::from_str(r#""a\"b""#).unwrap();
    assert_eq!(secret.expose(), "a\"b");
    assert_eq!(serde_json::to_string(&secret).unwrap(), r#""a\"b""#);
}

#[test]
fn a_uri_shows_its_host_only() {
    for (text, shown) in [
        (
            "https://app.example.com:8443/x?token=1",
            "Uri(https://app.example.com/…)",
        ),
        ("https://user:password@example.com/", "Uri(…)"),
        ("not a uri", "Uri(…)"),
    ] {
        assert_eq!(format!("{:?}", Uri::from(text)), shown);
        assert_eq!(String::from(Uri::from(text)), text);
        assert_eq!(serde_json::to_value(Uri::from(text)).unwrap(), text);
    }
}

#[test]
fn raw_json_stays_as_it_was_written() {
    let text = r#"{ "a" : 1.10, "a": "é" }"#;
    let raw = RawJson::from_text(text).unwrap();
    assert_eq!(raw.as_str(), text);
    assert_eq!(serde_json::to_string(&[&raw]).unwrap(), format!("[{text}]"));
    assert_eq!(format!("{raw:?}"), "RawJson(25 bytes)");
    assert_eq!(raw, raw.clone());
    assert_ne!(raw, RawJson::from_text("{}").unwrap());
    assert_eq!(
        RawJson::from_text("[1,2]")
            .unwrap()
            .parse::<Vec<u8>>()
            .unwrap(),
        [1, 2]
    );
    assert!(RawJson::from_text("{} x").is_err());
    assert!(RawJson::from_text("").is_err());
}

#[test]
fn an_unknown_value_shows_itself() {
    let value = UnknownValue::new("webex");
    assert_eq!(
        (value.as_str(), value.to_string()),
        ("webex", "webex".to_owned())
    );
}
