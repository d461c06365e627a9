//! The rules that a request is checked against.

use crate::runtime::{InvalidRequest, Uri, check};

#[test]
fn a_uri_is_absolute_and_well_written() {
    for text in [
        "http://www.example.com/conferencing_settings",
        "https://example.com?a=b#c",
        "https://[2001:db8::1]:8443/a;b=c,d/~e!$&'()*+,;=:@?/?#/?",
        "https://%61.example/",
        "com.example.app:/oauth",
        "urn:ietf:wg:oauth:2.0:oob",
        "myapp://callback",
    ] {
        assert_eq!(check::uri("u", &Uri::from(text)), Ok(()), "{text}");
    }
}

#[test]
fn what_is_no_uri_is_refused() {
    for text in [
        "",
        "/callback",
        "www.example.com/callback",
        "//example.com",
        "1http://example.com",
        ":x",
        "http:",
        "http:example.com",
        "https://",
        "https://?x",
        "https://a@example.com",
        "https://a:b@example.com/",
        "https://example.com/a b",
        "https://example.com/a\nb",
        "https://example.com/ä",
        "https://example.com/%",
        "https://example.com/%4",
        "https://example.com/%4g",
        "https://example.com/%+1",
        "https://example.com/%€",
        "https://example.com/<x>",
        "https://example.com/?a=\"",
        "https://example.com/?a=[b]",
        "https://example.com/#a#b",
        "https://example.com/#a b",
        "https://example.com:port/",
        "https://[1.2.3.4]/",
        "https://[::1]:/",
        "https://a]b/",
        "https://[v1.x]/",
        "https://exa%zz.com/",
    ] {
        let error = check::uri("u", &Uri::from(text)).unwrap_err();
        assert_eq!(error.parameter(), "u", "{text}");
        assert!(error.problem().starts_with("must "), "{error}");
    }
}

#[test]
fn lists_and_texts_have_a_least_length() {
    assert_eq!(check::min_items("items", &[1], 1), Ok(()));
    assert_eq!(check::min_items::<u8>("items", &[], 0), Ok(()));
    let error = |result: Result<(), InvalidRequest>| result.unwrap_err().to_string();
    assert_eq!(
        error(check::min_items::<u8>("items", &[], 1)),
        "`items` must not be empty"
    );
    assert_eq!(
        error(check::min_items("items", &[1], 2)),
        "`items` must have at least 2 items"
    );
    assert_eq!(check::min_length("text", "äö", 2), Ok(()));
    assert_eq!(
        error(check::min_length("text", "", 1)),
        "`text` must not be empty"
    );
    assert_eq!(
        error(check::min_length("text", "äö", 3)),
        "`text` must have at least 3 characters"
    );
}

#[test]
fn a_problem_inside_of_a_list_says_where() {
    let uris = ["https://a.example", "oops"].map(Uri::from);
    let error = check::each("links", &uris, |uri| check::uri("url", uri)).unwrap_err();
    assert_eq!(error.parameter(), "links[1].url");
    assert_eq!(check::each("links", &uris, |_| Ok(())), Ok(()));
}
