//! What a newer API may send: this version reads it, and loses nothing of what it passes on.
//!
//! The lists of types below are compared with the client, so a new one has to be put there.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use cronofy::examples::{authorize_conferencing, create_link_token, request_permissions};
use cronofy::test_util::{Answer, Example};
use cronofy::{
    AccessToken, AuthorizeRedirect, ConferencingProvider, ConferencingRedirect, Error, Operation,
    PermissionLevel, PermissionsRedirect, PermissionsRequest, RawJson, Refusal, Scope,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use syn::Item;

use crate::examples::calls;
use crate::stage::{conferencing, outcome, permissions, request};

/// A JSON string, as text. It begins as no name of the API does.
fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        r#"[^"\\\x00-\x1f]{1,6}"#,
        r#"\\["\\/bfnrt]"#,
        r"\\u00[0-9a-fA-F]{2}",
        Just(r"\ud83d\uDDD3".to_owned()),
    ];
    vec(piece, 0..4).prop_map(|pieces| format!(r#""x-{}""#, pieces.concat()))
}

/// A JSON value, as text: numbers that no type holds, escapes that nobody needs, space wherever it may stand.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "null|true|false",
        r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?",
        string(),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let fields = vec((string(), inner.clone()), 0..4);
        prop_oneof![
            vec(inner, 0..4).prop_map(|items| format!("[ {}\n]", items.join(" ,"))),
            fields.prop_map(|fields| object(&fields)),
        ]
    })
}

/// An object of fields whose names differ: of two of one name, the first one counts.
fn object(fields: &[(String, String)]) -> String {
    let mut names = BTreeSet::new();
    let name = |name: &str| serde_json::from_str::<String>(name).unwrap();
    let first = fields.iter().filter(|field| names.insert(name(&field.0)));
    let fields = first.map(|(name, value)| format!("{name}\t: {value}"));
    format!("{{{} }}", fields.collect::<Vec<_>>().join(", "))
}

/// The text of a value, with more fields in each object, in an order that `seed` decides.
fn with(value: &Value, more: &[(String, String)], seed: u64) -> String {
    match value {
        Value::Object(fields) => {
            let known = fields
                .iter()
                .map(|(name, value)| (Value::from(&**name).to_string(), with(value, more, seed)));
            let mut fields: Vec<_> = known.chain(more.iter().cloned()).collect();
            fields.sort_by_key(|(name, _)| shuffled(name, seed));
            object(&fields)
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| with(item, more, seed));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

fn shuffled(name: &str, seed: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, seed).hash(&mut hasher);
    hasher.finish()
}

/// The answer of an example means the same with more fields, in any order.
fn means_the_same<O>(example: &Example<O>, more: &[(String, String)], seed: u64)
where
    O: Operation<Auth = AccessToken, Output: Debug + PartialEq>,
{
    let documented = serde_json::from_str(example.response_body).unwrap();
    let text = with(&documented, more, seed);
    let meaning = outcome(&example.request, example.answer()).unwrap();
    let answer = outcome(&example.request, Answer::json(example.status, text.clone()));
    assert_eq!(answer.unwrap(), meaning, "{text}");
}

/// A value of an enum is kept, whatever it is.
fn keeps<T>(text: &str)
where
    T: for<'a> From<&'a str> + DeserializeOwned + Serialize + Display + Debug + PartialEq + Enum,
{
    let value = T::from(text);
    let written = serde_json::to_string(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), written);
    assert_eq!(serde_json::from_str::<T>(&written).unwrap(), value);
    assert_eq!((value.to_string().as_str(), value.text()), (text, text));
}

/// What the enums have in common, though no trait of the client says so.
trait Enum {
    fn text(&self) -> &str;
}

macro_rules! enums {
    ($($name:ident),*) => {
        $(impl Enum for $name {
            fn text(&self) -> &str {
                self.as_str()
            }
        })*

        /// Every enum of the client keeps the text.
        fn each_keeps(text: &str) {
            $(keeps::<$name>(text);)*
        }
    };
}

enums!(ConferencingProvider, PermissionLevel, Refusal, Scope);

/// A union gives back the text that it does not recognize.
fn returns<T: DeserializeOwned + Serialize>(text: &str) {
    let value: T = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
}

/// A redirect means the same with more parameters, in any order.
fn reads_the_same<T>(read: impl Fn(&str) -> T, query: &[&str], more: &[String], seed: u64)
where
    T: Debug + PartialEq,
{
    let known = query.iter().map(|pair| (*pair).to_owned());
    let mut pairs: Vec<_> = known.chain(more.iter().cloned()).collect();
    pairs.sort_by_key(|pair| shuffled(pair, seed));
    assert_eq!(read(&pairs.join("&")), read(&query.join("&")), "{pairs:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn new_fields_of_an_answer_do_no_harm(more in vec((string(), json()), 0..4), seed: u64) {
        means_the_same(&authorize_conferencing::any_provider(), &more, seed);
        means_the_same(&authorize_conferencing::zoom(), &more, seed);
        means_the_same(&create_link_token::token(), &more, seed);
        means_the_same(&request_permissions::redirect(), &more, seed);
        means_the_same(&request_permissions::enterprise_connect(), &more, seed);
    }

    #[test]
    fn new_fields_of_an_error_do_no_harm(more in vec((string(), json()), 0..4), seed: u64) {
        let refusal = |status, body: &str| {
            match outcome(&permissions(), Answer::json(status, body.to_owned())) {
                Err(Error::Status(refused)) => refused,
                other => panic!("{other:?}"),
            }
        };
        let body = with(&serde_json::json!({"error": "invalid_grant"}), &more, seed);
        prop_assert_eq!(refusal(400, &body).bad_request().unwrap().error, "invalid_grant");
        // The names of parameters are names of fields, so a new one is a parameter.
        let problem = with(&serde_json::json!({"description": "d", "key": "k"}), &more, seed);
        let mut fields = more.clone();
        fields.push((r#""errors""#.to_owned(), format!(r#"{{"p":[{problem}]}}"#)));
        let problems = refusal(422, &object(&fields)).invalid_parameters().unwrap();
        let problem = &problems["p"][0];
        prop_assert_eq!((&*problem.key, problem.description.as_deref()), ("k", Some("d")));
    }

    #[test]
    fn new_values_of_enums_are_kept(text: String) {
        each_keeps(&text);
        let sent = request(&conferencing().provider_name(text.as_str()));
        prop_assert_eq!(&sent.json::<Value>().unwrap()["provider_name"], &text);
    }

    #[test]
    fn new_shapes_of_unions_are_kept_as_they_were_written(text in json()) {
        returns::<PermissionsRequest>(&text);
        returns::<RawJson>(&text);
        let answer = Answer::json(200, format!(r#"{{ "permissions_request" : {text} }}"#));
        match outcome(&permissions(), answer).unwrap() {
            PermissionsRequest::Unrecognized(raw) => prop_assert_eq!(raw.as_str(), text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn new_parameters_of_a_redirect_do_no_harm(
        more in vec("x[a-z]{0,3}=([a-z0-9.~+]|%[2-7][0-9a-fA-F]){0,6}", 0..4),
        error in "[a-z_]{1,12}",
        seed: u64,
    ) {
        let refused = &*format!("error={error}");
        for query in [&[refused][..], &["last_linked_profile_id=pro_1"], &[]] {
            reads_the_same(ConferencingRedirect::from_query, query, &more, seed);
            reads_the_same(PermissionsRedirect::from_query, query, &more, seed);
        }
        for query in [[refused, "state=s"], ["code=c", "state=s"]] {
            let read = |query: &str| AuthorizeRedirect::from_query(query, "s");
            prop_assert!(read(&query.join("&")).is_ok());
            reads_the_same(read, &query, &more, seed);
        }
        match ConferencingRedirect::from_query(refused) {
            Ok(ConferencingRedirect::Denied { error: kept, .. }) => {
                prop_assert_eq!(kept.as_str(), error);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_enum_and_every_example_of_the_client_is_here() {
    let here = include_str!("forward.rs");
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src");
    let test_double = fs::read_dir(sources.join("test_double")).unwrap();
    let mut count = 0;
    for entry in fs::read_dir(sources).unwrap().chain(test_double) {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        // Data centers come with a release, and from nowhere else; and the test double is not the API.
        let is_client = !["data_center", "docs", "test_util"].contains(&name);
        if path.is_dir() || !is_client {
            continue;
        }
        for name in names(&fs::read_to_string(&path).unwrap()) {
            assert!(here.contains(&name), "no property holds `{name}`");
            count += 1;
        }
    }
    assert_eq!(count, 8 + 5);
}

/// The enums of a file, and the paths of its examples.
fn names(file: &str) -> Vec<String> {
    let items = syn::parse_file(file).unwrap().items;
    let names = items.iter().flat_map(|item| match item {
        Item::Enum(item) => vec![item.ident.to_string()],
        item => calls(item),
    });
    names.collect()
}
