//! What must not be seen.

use std::fmt::Debug;

use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, AuthorizationCode, AuthorizePage, AuthorizeRedirect, Client, CreateLinkToken,
    DataCenter, LinkToken, PermissionsRequest, RawJson, Scope, Uri,
};

use crate::stage::{CANARY, shown};

fn hides(value: &impl Debug) {
    let text = format!("{value:?} {value:#?}");
    assert!(!text.contains(CANARY), "{text}");
}

#[test]
fn secrets_do_not_show() {
    hides(&AccessToken::from(CANARY));
    hides(&LinkToken::from(CANARY));
    hides(&AuthorizationCode::from(CANARY.to_owned()));
    assert_eq!(AccessToken::from(CANARY).expose(), CANARY);
    assert_eq!(LinkToken::from(CANARY.to_owned()).expose(), CANARY);
    assert_eq!(AuthorizationCode::from(CANARY).expose(), CANARY);
}

#[test]
fn what_holds_a_secret_does_not_show_it() {
    let page = AuthorizePage::new("ID", "http://a.example/", [Scope::ReadEvents], "STATE");
    let page = page.link_token(CANARY);
    hides(&page);
    hides(&AuthorizePage::new(
        "ID",
        "http://a.example/",
        [Scope::ReadEvents],
        CANARY,
    ));
    let url = page.url(DataCenter::Us).unwrap();
    assert!(url.as_str().contains(CANARY));
    hides(&url);
    hides(&Uri::from(format!("{CANARY}://not a uri")));
    let query = format!("code={CANARY}&state=STATE");
    hides(&AuthorizeRedirect::from_query(&query, "STATE").unwrap());
    let raw = RawJson::from_text(&format!("\"{CANARY}\"")).unwrap();
    hides(&PermissionsRequest::Unrecognized(raw));
}

#[test]
fn nothing_about_a_call_shows_the_access_token() {
    let script = Script::new().answer(Answer::empty(500));
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let account = client.unwrap().account(CANARY);
    hides(&account);
    let error = block_on(account.send(&CreateLinkToken::new())).unwrap_err();
    let sent = script.requests();
    assert_eq!(
        sent[0].header("authorization"),
        Some(format!("Bearer {CANARY}").as_str())
    );
    hides(&script);
    hides(&sent);
    assert!(!shown(&error).contains(CANARY));
}

#[test]
fn a_token_that_cannot_be_sent_is_named_and_not_quoted() {
    let broken = [" ", "\n", "\r\nx-evil: 1", "ö", "\0", "\u{7f}"];
    let tokens = broken.map(|end| format!("{CANARY}{end}"));
    for token in tokens.into_iter().chain([String::new()]) {
        let script = Script::new();
        let client = Client::builder(DataCenter::Us).build_with(script.clone());
        let account = client.unwrap().account(token);
        let error = block_on(account.send(&CreateLinkToken::new())).unwrap_err();
        assert!(
            error.to_string().starts_with("`access_token` must "),
            "{error}"
        );
        assert!(!shown(&error).contains(CANARY));
        assert!(script.requests().is_empty());
    }
}
