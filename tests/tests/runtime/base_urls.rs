//! Where requests may go.

use std::borrow::Cow;

use crate::runtime::BaseUrl;

#[test]
fn encrypted_servers_are_taken() {
    for (text, joined) in [
        ("https://api.example.com", "https://api.example.com/v1/x"),
        ("https://api.example.com/", "https://api.example.com/v1/x"),
        (
            "HTTPS://api.example.com:8443/a/b/",
            "https://api.example.com:8443/a/b/v1/x",
        ),
        ("https://[::1]:8443", "https://[::1]:8443/v1/x"),
    ] {
        let base = BaseUrl::https(text).unwrap();
        assert_eq!(base.joined(Cow::Borrowed("/v1/x")).unwrap(), joined);
    }
}

#[test]
fn a_path_does_not_run_into_the_prefix() {
    let base = BaseUrl::https("https://api.example.com/a").unwrap();
    assert!(base.joined(Cow::Borrowed("v1")).is_err());
}

#[test]
fn other_urls_are_refused() {
    for (text, problem) in [
        ("", "absolute"),
        ("api.example.com", "absolute"),
        ("http://api.example.com", "`https:`"),
        ("ftp://api.example.com", "`https:`"),
        ("https:", "host"),
        ("https://", "host"),
        ("https:///v1", "host"),
        ("https://:443", "host"),
        ("https://api.example.com@evil.com/", "user name"),
        ("https://user:password@evil.com/", "user name"),
        ("https://api.example.com?a=b", "query"),
        ("https://api.example.com/#", "fragment"),
        ("https://api.exam\tple.com", "host"),
        ("https://api.example.com:99999", "port"),
        ("https://api.example.com:", "port"),
        ("https://api.example.com:+1", "port"),
        ("https://[::1", "host"),
        ("https://[::1]x", "host"),
        ("https://api.example.com\\@evil.com", "user name"),
        ("https://api.example.com\\evil", "host"),
        (" https://api.example.com", "absolute"),
        ("https://bücher.example", "host"),
    ] {
        let error = BaseUrl::https(text).unwrap_err();
        assert!(error.to_string().contains(problem), "{text:?}: {error}");
    }
}

#[test]
fn plain_http_is_for_this_machine() {
    for text in [
        "http://127.0.0.1:8080",
        "http://127.8.8.8",
        "http://[::1]:1",
        "http://localhost:3000",
        "http://LOCALHOST",
    ] {
        assert!(BaseUrl::loopback(text).is_ok(), "{text}");
    }
    for text in [
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://127.0.0.1@example.com",
        "http://2130706433",
        "https://127.0.0.1",
        "http://",
    ] {
        assert!(BaseUrl::loopback(text).is_err(), "{text}");
    }
}
