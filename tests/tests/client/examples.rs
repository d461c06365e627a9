//! The documented calls, both ways.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use cronofy::examples::{authorize_conferencing, create_link_token, request_permissions};
use cronofy::test_util::{Example, Script, block_on};
use cronofy::{
    AccessToken, AuthorizationRequest, LinkToken, Operation, PermissionsRequest, RequestPermissions,
};
use serde_json::Value;
use syn::Item;

use crate::stage::account;

/// Sends the request of an example, compares it with the documented one, and compares what the answer means.
fn holds<O>(example: &Example<O>, meaning: O::Output)
where
    O: Operation<Auth = AccessToken, Output: Debug + PartialEq>,
{
    let script = Script::new().answer(example.answer());
    let answer = block_on(account(&script).send(&example.request)).unwrap();
    assert_eq!(answer, meaning);
    let sent = script.requests();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].uri().path(), O::INFO.path);
    assert!(example.is_sent_as(&sent[0]));
    match example.request_body {
        Some(documented) => {
            let documented: Value = serde_json::from_str(documented).unwrap();
            assert_eq!(sent[0].json::<Value>().unwrap(), documented);
        }
        None => assert!(sent[0].body().is_empty()),
    }
}

#[test]
fn conferencing_authorizations_hold() {
    let page = AuthorizationRequest::new("https://app.cronofy.com/conferencing_services/xxxxx");
    holds(&authorize_conferencing::any_provider(), page.clone());
    holds(&authorize_conferencing::zoom(), page);
}

#[test]
fn link_tokens_hold() {
    holds(&create_link_token::token(), LinkToken::from("abcd1234"));
}

#[test]
fn permissions_hold_with_each_2xx() {
    let page = PermissionsRequest::redirect("https://app.cronofy.com/permissions");
    for status in [200, 202] {
        let with = |mut example: Example<RequestPermissions>| {
            example.status = status;
            example
        };
        holds(&with(request_permissions::redirect()), page.clone());
        holds(
            &with(request_permissions::enterprise_connect()),
            PermissionsRequest::accepted(),
        );
    }
}

#[test]
fn all_documented_calls_are_here() {
    let here = include_str!("examples.rs");
    let documented = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src/test_double");
    let mut count = 0;
    for entry in fs::read_dir(documented).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for path in syn::parse_file(&text).unwrap().items.iter().flat_map(calls) {
            assert!(here.contains(&path), "no test has `{path}`");
            count += 1;
        }
    }
    assert_eq!(count, 5);
}

/// The paths of the calls in a module.
pub(crate) fn calls(item: &Item) -> Vec<String> {
    let Item::Mod(module) = item else {
        return Vec::new();
    };
    let items = module.content.iter().flat_map(|(_, items)| items);
    let calls = items.filter_map(|item| match item {
        Item::Fn(call) => Some(format!("{}::{}()", module.ident, call.sig.ident)),
        _ => None,
    });
    calls.collect()
}
