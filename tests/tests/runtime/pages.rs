//! Going from page to page.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use http::{Method, Response};
use serde::Deserialize;

use crate::runtime::test_util::{Answer, Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Connection, DecodeError, Error, InvalidRequest, NextPage, Operation,
    OperationInfo, Paged, Pages, RequestParts, RetryPolicy, Uri, json,
};
use crate::sample::{KEYS, Token};

/// An operation whose answers name the next page: by a URL, or by a cursor.
#[derive(Clone)]
struct List {
    cursor: &'static str,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Page {
    url: Option<Uri>,
    cursor: Option<u8>,
}

impl Operation for List {
    type Output = Page;
    type Auth = Token;
    const INFO: OperationInfo = OperationInfo::new("list", Method::GET, "/v1/list");

    fn check(&self) -> Result<(), InvalidRequest> {
        match self.cursor {
            "" => Err(InvalidRequest::new("cursor", "must not be empty")),
            _ => Ok(()),
        }
    }

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        let parts = RequestParts::empty(format!("/v1/list?cursor={}", self.cursor));
        parts.header("x-reason", "why")
    }

    fn answer(response: &Response<Bytes>) -> Result<Page, DecodeError> {
        json::whole(response)
    }
}

impl Paged for List {
    fn next_page(&self, page: &Page) -> Option<NextPage<Self>> {
        let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let cursor = page.cursor.and_then(|it| names.get(usize::from(it)));
        let asked = cursor.map(|cursor| NextPage::Asked(List { cursor }));
        page.url.clone().map(NextPage::At).or(asked)
    }
}

fn pages(script: &Script, cursor: &'static str) -> Pages<List> {
    pages_of("https://api.example.com/below", script, cursor)
}

fn pages_of(base: &str, script: &Script, cursor: &'static str) -> Pages<List> {
    let base = BaseUrl::https(base).unwrap();
    let connection = <Connection>::new(base, Arc::new(script.clone()), "agent").unwrap();
    let connection = connection.with_retry(RetryPolicy::none());
    Pages::new(
        connection,
        KEYS.clone(),
        CallOptions::default(),
        List { cursor },
    )
}

fn all(script: &Script, cursor: &'static str) -> Vec<Result<Page, Error>> {
    let mut pages = pages(script, cursor);
    let mut all = Vec::new();
    while let Some(page) = block_on(pages.next()) {
        all.push(page);
        assert!(all.len() < 100, "the walk does not end");
    }
    assert!(block_on(pages.next()).is_none());
    all
}

/// The next page of a stream.
fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    block_on(poll_fn(|context| Pin::new(&mut *stream).poll_next(context)))
}

#[test]
fn a_stream_gives_the_same_pages() {
    let script = Script::new()
        .answer(page(r#"{"cursor":1}"#))
        .answer(page("{}"));
    let mut stream = pages(&script, "0").into_stream();
    assert_eq!(sent(&script), [""; 0]);
    let first = next(&mut stream).unwrap().unwrap();
    assert_eq!((first.cursor, sent(&script).len()), (Some(1), 1));
    let second = next(&mut stream).unwrap().unwrap();
    assert_eq!((second.cursor, sent(&script).len()), (None, 2));
    assert!(next(&mut stream).is_none());
    assert!(next(&mut stream).is_none());
    script.finish().unwrap();
}

#[test]
fn a_stream_ends_with_an_error() {
    let script = Script::new().answer(Answer::empty(404));
    let mut stream = pages(&script, "0").into_stream();
    assert!(next(&mut stream).unwrap().is_err());
    assert!(next(&mut stream).is_none());
    assert!(next(&mut stream).is_none());
    assert_eq!(sent(&script).len(), 1);
}

fn page(body: &str) -> Answer {
    Answer::json(200, body.to_owned())
}

fn sent(script: &Script) -> Vec<String> {
    script
        .requests()
        .iter()
        .map(|it| it.uri().to_string())
        .collect()
}

#[test]
fn urls_are_followed_with_the_credential_and_the_headers() {
    let url = "https://API.example.com:443/below/v2/list?page=%32#top";
    let script = Script::new()
        .answer(page(&format!(r#"{{"url":"{url}"}}"#)))
        .answer(page("{}"));
    assert!(all(&script, "0").iter().all(Result::is_ok));
    assert_eq!(
        sent(&script),
        [
            "https://api.example.com/below/v1/list?cursor=0",
            "https://api.example.com/below/v2/list?page=%32"
        ]
    );
    for request in script.requests() {
        assert_eq!(request.bearer(), Some("TOKEN"));
        assert_eq!(request.header("x-reason"), Some("why"));
    }
}

#[test]
fn a_page_can_be_the_root_of_the_host() {
    for (url, target) in [("", "/"), ("?page=2", "/?page=2"), ("/", "/")] {
        let body = format!(r#"{{"url":"https://api.example.com{url}"}}"#);
        let script = Script::new().answer(page(&body)).answer(page("{}"));
        let mut pages = pages_of("https://api.example.com", &script, "0");
        assert!(block_on(pages.next()).unwrap().is_ok());
        assert!(block_on(pages.next()).unwrap().is_ok());
        let expected = format!("https://api.example.com{target}");
        assert_eq!(sent(&script).last(), Some(&expected));
    }
}

#[test]
fn cursors_are_parameters_of_the_next_request() {
    let script = Script::new()
        .answer(page(r#"{"cursor":7}"#))
        .answer(page(r#"{"cursor":8}"#))
        .answer(page("{}"));
    assert_eq!(all(&script, "0").len(), 3);
    let ends: Vec<_> = sent(&script).iter().map(|it| it.chars().last()).collect();
    assert_eq!(ends, [Some('0'), Some('7'), Some('8')]);
}

/// A page that leads elsewhere would take the credential along.
#[test]
fn no_page_leads_elsewhere() {
    for url in [
        "https://evil.example.com/below/v1",
        "https://api.example.com.evil.example/below/v1",
        "https://api.example.com@evil.example/below/v1",
        "https://api.example.com:8443/below/v1",
        "http://api.example.com/below/v1",
        "https://api.example.com/elsewhere",
        "https://api.example.com/belowlevel",
        "https://api.example.com/below/../elsewhere",
        "https://api.example.com/below/%2E%2e/elsewhere",
        "https://api.example.com/below/.%2e",
        "https://api.example.com",
        "//evil.example.com/below",
        "/below/v1",
        "ftp://api.example.com/below",
        "",
    ] {
        let answer = page(&format!(r#"{{"url":"{url}"}}"#));
        let script = Script::new().answer(answer);
        let all = all(&script, "0");
        let [Ok(_), Err(Error::InvalidRequest(error))] = &all[..] else {
            panic!("{url}: {all:?}");
        };
        assert_eq!(error.parameter(), "url", "{url}");
        assert_eq!(script.requests().len(), 1, "{url}");
    }
}

#[test]
fn a_walk_in_a_circle_ends() {
    for length in 1..8_u8 {
        let start = Script::new().answer(page(r#"{"cursor":9}"#));
        let circle = (0..60).map(|step| page(&format!(r#"{{"cursor":{}}}"#, step % length)));
        let script = circle.fold(start, Script::answer);
        let all = all(&script, "8");
        let Some(Err(Error::InvalidRequest(error))) = all.last() else {
            panic!("{length}: {all:?}");
        };
        assert_eq!(error.parameter(), "next_page");
        assert!(all.len() < 40, "{length}: {}", all.len());
    }
}

#[test]
fn a_walk_ends_with_an_error() {
    let script = Script::new()
        .answer(page(r#"{"cursor":1}"#))
        .answer(Answer::empty(500));
    let all_of = all(&script, "0");
    assert!(matches!(all_of[..], [Ok(_), Err(Error::Status(_))]));
    let unchecked = all(&Script::new(), "");
    assert!(matches!(unchecked[..], [Err(Error::InvalidRequest(_))]));
}

#[test]
fn a_call_that_is_given_up_can_be_made_again() {
    let script = Script::new().answer(page("{}"));
    let mut pages = pages(&script, "0");
    drop(pages.next());
    assert!(block_on(pages.next()).unwrap().is_ok());
}
