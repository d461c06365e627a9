//! The rules that a request is checked against.

use std::collections::BTreeMap;

use crate::runtime::{Checked, Date, InvalidRequest, Pattern, Ruled, Time, Uri, check, ruled};

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
        assert_eq!(ruled::check("u", &Uri::from(text)), Ok(()), "{text}");
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
        let error = ruled::check("u", &Uri::from(text)).unwrap_err();
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

struct Link {
    url: Uri,
}

impl Ruled for Link {
    fn check(&self) -> Checked {
        ruled::check("url", &self.url)
    }
}

fn link(url: &str) -> Link {
    let url = url.into();
    Link { url }
}

#[test]
fn a_problem_inside_of_a_value_says_where() {
    let links = || ["https://a.example", "oops"].map(link);
    let parameter = |checked: Checked| checked.unwrap_err().parameter().to_owned();
    let list = Vec::from(links());
    assert_eq!(parameter(ruled::check("links", &list)), "links[1].url");
    let lists = vec![Vec::new(), list];
    assert_eq!(parameter(ruled::check("links", &lists)), "links[1][1].url");
    let map: BTreeMap<String, Link> = ["good", "bad"]
        .map(str::to_owned)
        .into_iter()
        .zip(links())
        .collect();
    assert_eq!(parameter(ruled::check("links", &map)), "links.bad.url");
    let boxed = Some(Box::new(link("oops")));
    assert_eq!(parameter(ruled::check("link", &boxed)), "link.url");
}

#[test]
fn what_is_not_there_breaks_no_rule() {
    assert_eq!(ruled::check("day", &None::<Date>), Ok(()));
    assert_eq!(ruled::check("day", &Some(None::<Date>)), Ok(()));
    assert_eq!(ruled::check("days", &Vec::<Date>::new()), Ok(()));
    assert!(ruled::check("day", &Some(Some(Date::from("no day")))).is_err());
}

#[test]
fn a_limit_of_items_says_which() {
    let short = |text: &&str| check::max_length("", text, 1);
    let error = check::each("tags", &["a", "bc"], short).unwrap_err();
    assert_eq!(error.parameter(), "tags[1]");
    assert_eq!(check::each("tags", &["a", "b"], short), Ok(()));
    let labels = BTreeMap::from([("home".to_owned(), "bc")]);
    let error = check::each_value("labels", &labels, short).unwrap_err();
    assert_eq!(error.parameter(), "labels.home");
}

#[test]
fn limits_are_held_at_both_ends() {
    let problem = |it: Result<(), InvalidRequest>| it.unwrap_err().to_string();
    assert_eq!(check::max_items("l", &[1, 2], 2), Ok(()));
    let found = problem(check::max_items("l", &[1, 2], 1));
    assert_eq!(found, "`l` must have at most 1 item");
    assert_eq!(check::max_length("t", "äö", 2), Ok(()));
    let found = problem(check::max_length("t", "äöü", 2));
    assert_eq!(found, "`t` must have at most 2 characters");
    assert_eq!(check::minimum("n", &1, 1), Ok(()));
    assert_eq!(
        problem(check::minimum("n", &0, 1)),
        "`n` must be at least 1"
    );
    assert_eq!(check::maximum("n", &1.5, 1.5), Ok(()));
    assert_eq!(
        problem(check::maximum("n", &1.6, 1.5)),
        "`n` must be at most 1.5"
    );
    assert!(check::minimum("n", &f64::NAN, 0.0).is_err());
    assert!(check::maximum("n", &f64::NAN, 0.0).is_err());
}

#[test]
fn a_float_is_finite() {
    assert_eq!(ruled::check("n", &f64::MAX), Ok(()));
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = ruled::check("n", &number).unwrap_err();
        assert_eq!(error.to_string(), "`n` must be a finite number");
    }
}

#[test]
fn no_item_is_there_twice() {
    assert_eq!(check::unique_items("l", &["a", "b", "c"]), Ok(()));
    assert_eq!(check::unique_items::<u8>("l", &[]), Ok(()));
    let error = check::unique_items("l", &["a", "b", "c", "b"]).unwrap_err();
    assert_eq!(error.to_string(), "`l[3]` must not be there twice");
}

#[test]
fn a_time_can_have_to_be_a_whole_second() {
    for text in [
        "2026-11-22T09:30:00Z",
        "2026-11-22T09:30:00.000+01:10",
        "no time",
        "no.9",
    ] {
        assert_eq!(
            check::whole_seconds("t", &Time::from(text)),
            Ok(()),
            "{text}"
        );
    }
    for fraction in ["001", "5", "0000000001"] {
        let time = Time::from(format!("2026-11-22T09:30:00.{fraction}Z"));
        let error = check::whole_seconds("t", &time).unwrap_err();
        assert_eq!(error.to_string(), "`t` must have no fraction of a second");
    }
}

#[test]
fn a_pattern_is_matched_by_a_part_of_the_text() {
    static PATTERN: Pattern = Pattern::new("b+$");
    assert_eq!(PATTERN.check("p", "abb"), Ok(()));
    let error = PATTERN.check("p", "secret").unwrap_err();
    assert_eq!(error.to_string(), "`p` must match `b+$`");
    // The generator has read the pattern, so this does not happen.
    assert_eq!(Pattern::new("(").check("p", "a"), Ok(()));
}
