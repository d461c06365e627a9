//! From an operation to the bytes of its request.

use http::Method;
use http::header::AUTHORIZATION;

use crate::runtime::{
    BaseUrl, Checked, Decoded, HttpResponse, Operation, OperationInfo, RequestParts, Uri, json,
};
use crate::sample::{Ask, CANARY, Poke, Raw, Token};

fn base() -> BaseUrl {
    BaseUrl::https("https://api.example.com").unwrap()
}

#[test]
fn a_request_is_what_the_operation_says() {
    let request = Ask::new().to_http(&base(), &Token::new("TOKEN")).unwrap();
    assert_eq!(request.method(), Method::POST);
    assert_eq!(request.uri(), "https://api.example.com/v1/asks");
    assert_eq!(
        request.body(),
        r#"{"redirect_uri":"http://www.example.com"}"#
    );
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    assert_eq!(
        headers,
        [
            "accept: application/json",
            "authorization: Bearer TOKEN",
            "content-length: 41",
            "content-type: application/json; charset=utf-8",
        ]
    );
}

/// A call of an API whose headers say nothing of types.
struct Bare(fn() -> RequestParts);

impl Operation for Bare {
    type Output = ();
    type Auth = Token;
    const INFO: OperationInfo = OperationInfo::new("bare", Method::POST, "/");

    fn request(&self) -> Checked<RequestParts> {
        Ok((self.0)())
    }

    fn answer(response: &HttpResponse) -> Decoded<()> {
        json::ignored(response)
    }
}

#[test]
fn json_says_that_it_is_json_where_no_header_of_the_api_does() {
    let content_type = |parts| {
        let request = Bare(parts).to_http(&base(), &Token::new("TOKEN")).unwrap();
        request.headers().get("content-type").cloned()
    };
    let json = content_type(|| RequestParts::json("/", "text").unwrap());
    assert_eq!(json.unwrap(), "application/json");
    assert_eq!(content_type(|| RequestParts::empty("/")), None);
}

#[test]
fn a_redirect_uri_is_sent_byte_for_byte() {
    for text in [
        "http://www.example.com",
        "http://www.example.com/",
        "HTTP://WWW.example.com:80/a/../b%2f%2F?x=%20+&y#z",
        "com.example.app:/callback",
    ] {
        let ask = Ask {
            redirect_uri: Uri::from(text),
        };
        let request = ask.to_http(&base(), &Token::new("t")).unwrap();
        let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
        assert_eq!(body["redirect_uri"], text);
    }
}

#[test]
fn a_request_without_a_body_says_so() {
    let request = Poke.to_http(&base(), &Token::new("t")).unwrap();
    assert_eq!(request.headers()["content-length"], "0");
    assert_eq!(
        request.headers()["content-type"],
        "application/json; charset=utf-8"
    );
    let request = Raw { path: "/v1/x?a=b" }
        .to_http(&base(), &Token::new("t"))
        .unwrap();
    assert!(!request.headers().contains_key("content-length"));
    assert_eq!(request.uri(), "https://api.example.com/v1/x?a=b");
}

#[test]
fn a_credential_is_marked_as_sensitive() {
    let request = Ask::new().to_http(&base(), &Token::new(CANARY)).unwrap();
    assert!(request.headers()[AUTHORIZATION].is_sensitive());
    assert!(!format!("{request:?}").contains(CANARY));
}

#[test]
fn a_credential_that_cannot_be_sent_is_named_and_not_quoted() {
    for token in [
        "",
        "a b",
        "cAnArY\n",
        "cAnArY\r\nx: y",
        "cAnArYé",
        "cAnArY\0",
    ] {
        let error = Ask::new().to_http(&base(), &Token::new(token)).unwrap_err();
        assert_eq!(error.parameter(), "access_token", "{token:?}");
        assert!(!format!("{error} {error:?}").contains("cAnArY"));
    }
}

#[test]
fn a_path_cannot_change_where_the_request_goes() {
    for path in [
        "",
        "v1",
        ".evil.com/",
        "@evil.com/",
        ":80/",
        "/a#b",
        "/a b",
        "/a\\b",
        "/%4",
        "/ä",
        "/a?b#c",
        "/a\r\nb",
    ] {
        let error = Raw { path }.to_http(&base(), &Token::new("t")).unwrap_err();
        assert_eq!(error.parameter(), "path", "{path:?}");
    }
    for path in ["//evil.com/", "/../x", "/%2e%2e/x", "/https://evil.com"] {
        let request = Raw { path }.to_http(&base(), &Token::new("t")).unwrap();
        assert_eq!(request.uri().host(), Some("api.example.com"));
        assert_eq!(request.uri().path(), path);
    }
}
