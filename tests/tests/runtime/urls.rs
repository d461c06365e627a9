//! URLs that are written part by part.

use crate::runtime::UrlWriter;

fn texts<const N: usize>(texts: [&str; N]) -> [String; N] {
    texts.map(str::to_owned)
}

#[test]
fn the_documented_page_comes_out() {
    let mut page = UrlWriter::page("app-uk.cronofy.com", "/oauth/authorize");
    page.pair("response_type", "code").unwrap();
    page.pair("redirect_uri", "http://www.example.com/oauth")
        .unwrap();
    page.pair("scope", "read_events create_event").unwrap();
    page.optional("link_token", Some("LINK_TOKEN")).unwrap();
    page.optional("avoid_linking", None::<&str>).unwrap();
    assert_eq!(
        page.into_uri().as_str(),
        "https://app-uk.cronofy.com/oauth/authorize?response_type=code\
         &redirect_uri=http%3A%2F%2Fwww.example.com%2Foauth&scope=read_events%20create_event&link_token=LINK_TOKEN"
    );
}

#[test]
fn words_are_joined_and_stay_words() {
    let mut page = UrlWriter::page("h", "/p");
    page.words::<String>("none", []).unwrap();
    page.words("scope", &texts(["a", "b"])).unwrap();
    assert_eq!(
        page.words("scope", &texts(["a", "b c"]))
            .unwrap_err()
            .to_string(),
        "`scope[1]` must be one word"
    );
    assert_eq!(
        page.words("scope", &texts([""])).unwrap_err().to_string(),
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
    assert_eq!(page.into_uri().as_str(), "https://h/p?scope=a%20b");
}

#[test]
fn a_value_stays_in_its_place() {
    let mut page = UrlWriter::page("h", "/p");
    page.pair("a[]", "x&b=c#d?%+ \r\n\"é-._~").unwrap();
    assert_eq!(
        page.into_uri().as_str(),
        "https://h/p?a%5B%5D=x%26b%3Dc%23d%3F%25%2B%20%0D%0A%22%C3%A9-._~"
    );
    assert_eq!(
        UrlWriter::page("h", "/p").into_uri().as_str(),
        "https://h/p"
    );
}

#[test]
fn a_target_is_written_part_by_part() {
    let mut target = UrlWriter::target("/v1/calendars/");
    target.segment("calendar_id", "cal/1 ü").unwrap();
    target.path("/events");
    target.pair("localized", &true).unwrap();
    target.pair("limit", &-5_i64).unwrap();
    target.optional("ratio", Some(&0.5)).unwrap();
    target.optional("none", None::<&str>).unwrap();
    target.repeated("ids[]", &texts(["a b", "c&d"])).unwrap();
    target.commas("tags", &texts(["a,b", "c"])).unwrap();
    target.commas::<String>("nothing", []).unwrap();
    assert_eq!(
        target.into_text(),
        "/v1/calendars/cal%2F1%20%C3%BC/events?localized=true&limit=-5&ratio=0.5\
         &ids%5B%5D=a%20b&ids%5B%5D=c%26d&tags=a%2Cb,c"
    );
}

#[test]
fn no_value_leads_to_another_path() {
    for (value, problem) in [
        ("", "`id` must not be empty"),
        (".", "`id` must not be `.` or `..`"),
        ("..", "`id` must not be `.` or `..`"),
    ] {
        let error = UrlWriter::target("/v1/").segment("id", value).unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
    for (value, written) in [
        ("%2e%2e", "/v1/%252e%252e"),
        ("../x", "/v1/..%2Fx"),
        ("a?b#c", "/v1/a%3Fb%23c"),
        ("\\..\\\r\n\0", "/v1/%5C..%5C%0D%0A%00"),
    ] {
        let mut target = UrlWriter::target("/v1/");
        target.segment("id", value).unwrap();
        assert_eq!(target.into_text(), written);
    }
}

#[test]
fn an_empty_item_is_told_by_its_number() {
    let mut target = UrlWriter::target("/v1");
    let error = target.repeated("ids", &texts(["a", ""])).unwrap_err();
    assert_eq!(error.to_string(), "`ids[1]` must not be empty");
    let error = target.commas("ids", &texts([""])).unwrap_err();
    assert_eq!(error.to_string(), "`ids[0]` must not be empty");
}
