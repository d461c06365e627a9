//! URLs that are built and never called.

use crate::runtime::PageUrl;

#[test]
fn the_documented_page_comes_out() {
    let mut page = PageUrl::new("app-uk.cronofy.com", "/oauth/authorize");
    page.pair("response_type", "code").unwrap();
    page.pair("redirect_uri", "http://www.example.com/oauth")
        .unwrap();
    page.pair("scope", "read_events create_event").unwrap();
    page.optional("link_token", Some("LINK_TOKEN")).unwrap();
    page.optional("avoid_linking", None).unwrap();
    assert_eq!(
        page.finish().as_str(),
        "https://app-uk.cronofy.com/oauth/authorize?response_type=code\
         &redirect_uri=http%3A%2F%2Fwww.example.com%2Foauth&scope=read_events%20create_event&link_token=LINK_TOKEN"
    );
}

#[test]
fn words_are_joined_and_stay_words() {
    let mut page = PageUrl::new("h", "/p");
    page.words("none", []).unwrap();
    page.words("scope", ["a", "b"]).unwrap();
    assert_eq!(
        page.words("scope", ["a", "b c"]).unwrap_err().to_string(),
        "`scope[1]` must be one word"
    );
    assert_eq!(
        page.words("scope", [""]).unwrap_err().to_string(),
        "`scope[0]` must be one word"
    );
    assert_eq!(
        page.pair("state", "").unwrap_err().to_string(),
        "`state` must not be empty"
    );
    assert_eq!(
        page.optional("state", Some("")).unwrap_err().to_string(),
        "`state` must not be empty"
    );
    assert_eq!(page.finish().as_str(), "https://h/p?scope=a%20b");
}

#[test]
fn a_value_stays_in_its_place() {
    let mut page = PageUrl::new("h", "/p");
    page.pair("a[]", "x&b=c#d?%+ \r\n\"é-._~").unwrap();
    assert_eq!(
        page.finish().as_str(),
        "https://h/p?a%5B%5D=x%26b%3Dc%23d%3F%25%2B%20%0D%0A%22%C3%A9-._~"
    );
    assert_eq!(PageUrl::new("h", "/p").finish().as_str(), "https://h/p");
}
