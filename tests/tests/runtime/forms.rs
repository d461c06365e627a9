//! Answers that are forms: read as the types of JSON are, and written by the test double.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::Response;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runtime::DecodeErrorKind::{self, Data, Empty, MissingField, NotForm};
use crate::runtime::{
    Binary, Date, Decimal, Minutes, Seconds, Secret, Time, Uri, form, form_text, json, rest,
};

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
struct Count(i32);

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Id(String);

/// As generated objects are, with each type that a form can hold.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Values {
    text: String,
    id: Id,
    secret: Secret,
    uri: Uri,
    yes: bool,
    integer: i64,
    small: Count,
    float: f64,
    decimal: Decimal,
    date: Date,
    time: Time,
    seconds: Seconds,
    minutes: Minutes,
    bytes: Binary,
    texts: Vec<String>,
    numbers: Option<Vec<i64>>,
    absent: Option<i64>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
struct Token {
    text: String,
    yes: bool,
    number: Option<i64>,
    #[serde(default)]
    scope: Option<Vec<String>>,
}

fn response(body: impl Into<Bytes>) -> Response<Bytes> {
    let html = Response::builder().header("content-type", "text/html");
    html.body(body.into()).unwrap()
}

fn token(body: impl Into<Bytes>) -> Result<Token, (DecodeErrorKind, String)> {
    let read = form::whole(&response(body));
    read.map_err(|error| (error.kind(), error.path().to_owned()))
}

fn usual(token: &str) -> Result<Token, (DecodeErrorKind, String)> {
    Ok(Token {
        text: token.to_owned(),
        yes: true,
        ..Token::default()
    })
}

#[test]
fn a_form_is_read() {
    assert_eq!(token("text=a&yes=true"), usual("a"));
    assert_eq!(token("yes=true&text=a"), usual("a"));
    assert_eq!(token("&yes=true&&text=a&\r\n"), usual("a"));
    assert_eq!(token("te%78t=a&yes=%74rue"), usual("a"));
    assert_eq!(token("text=&yes=true"), usual(""));
    assert_eq!(
        token("text=a%2Bb+c%20d%C3%BC=e&yes=true"),
        usual("a+b c dü=e")
    );
    assert_eq!(
        token("scope=x+y&text=a&number=-60&yes=false&scope=z"),
        Ok(Token {
            text: "a".to_owned(),
            yes: false,
            number: Some(-60),
            scope: Some(vec!["x y".to_owned(), "z".to_owned()]),
        })
    );
}

#[test]
fn texts_stay_texts_whatever_they_look_like() {
    for text in ["1", "true", "null", "1e3", "[]"] {
        assert_eq!(token(format!("text={text}&yes=true")), usual(text));
    }
}

#[test]
fn a_key_that_is_that_of_no_field_is_ignored() {
    let others = "a=1&a=2&%C3%BC=x&text=a&yes=true&=&token=y";
    assert_eq!(token(others), usual("a"));
}

/// Bodies, what is wrong with each, and where.
const WRONG: &[(&str, DecodeErrorKind, &str)] = &[
    ("", Empty, ""),
    (" \n", Empty, ""),
    ("&", Empty, ""),
    ("yes=true", MissingField, "text"),
    ("text=a", MissingField, "yes"),
    ("text=a&yes=yes", Data, "yes"),
    ("text=a&yes=1", Data, "yes"),
    ("text=a&yes=", Data, "yes"),
    ("text=a&text=a&yes=true", Data, "text"),
    ("text=a&yes=true&number=abc", Data, "number"),
    ("text=a&yes=true&number=", Data, "number"),
    ("text=a&yes=true&number=1.5", Data, "number"),
    ("text=a&yes=true&number=1e400", Data, "number"),
    ("text=a&yes=true&number=null", Data, "number"),
    ("text=a&yes=true&number=+1", Data, "number"),
    ("text=a&yes=true&number=%221%22", Data, "number"),
    ("text=a&yes=true&number=%5B%5B", Data, "number"),
    ("text=a&yes=true&number=1&number=1", Data, "number"),
    ("text=%zz&yes=true", NotForm, ""),
    ("text=%2&yes=true", NotForm, ""),
    ("text=%FF&yes=true", NotForm, ""),
    ("text=a b&yes=true", NotForm, ""),
    ("text=ü&yes=true", NotForm, ""),
    ("text=\"a\"&yes=true", NotForm, ""),
    ("text", NotForm, ""),
    ("<html>", NotForm, ""),
    (r#"{"text":"a","yes":true}"#, NotForm, ""),
];

#[test]
fn a_wrong_form_says_what_is_wrong_and_where() {
    for (body, kind, path) in WRONG {
        let found = token(*body);
        assert_eq!(found, Err((*kind, (*path).to_owned())), "{body}");
    }
    let broken = token(b"text=\xff".as_slice());
    assert_eq!(broken, Err((DecodeErrorKind::NotText, String::new())));
    let error = form::whole::<Token>(&response("a")).unwrap_err();
    assert_eq!(error.to_string(), "it is no well-written form");
}

#[test]
fn an_empty_form_is_an_object_whose_fields_may_all_be_absent() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Nothing {
        a: Option<i64>,
    }
    assert_eq!(form::whole(&response("")), Ok(Nothing { a: None }));
}

#[test]
fn an_item_is_named_and_its_value_is_not() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Numbers {
        n: Vec<i64>,
    }
    let read = form::whole::<Numbers>(&response("n=1&n=cAnArY&n=3"));
    let error = read.unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Data, "n[1]")
    );
    assert!(!format!("{error} {error:?}").contains("cAnArY"));
}

#[test]
fn a_form_that_has_to_be_unpacked_first_is_not_read() {
    let packed = Response::builder().header("content-encoding", "gzip");
    let packed = packed.body(Bytes::from("a=1")).unwrap();
    let error = form::whole::<Token>(&packed).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Encoded);
}

#[test]
fn a_type_reads_a_form_as_it_reads_json() {
    let json = json!({
        "text": "a b&c=%+", "id": "7", "secret": "", "uri": "https://example.com/?a=b#c",
        "yes": true, "integer": i64::MIN, "small": -3, "float": 0.1, "decimal": "19.90",
        "date": "2026-11-22", "time": "2026-11-22T09:30:00+01:00", "seconds": 60, "minutes": 1.5,
        "bytes": "+/+/", "texts": ["", "ä"], "numbers": [1, 2],
    });
    let of_json = json::whole::<Values>(&response(json.to_string())).unwrap();
    let written = form_text::text(&json);
    assert_eq!(form::whole::<Values>(&response(written)).unwrap(), of_json);
    // And what is made of the value itself is read as it was.
    let again = form_text::text(&of_json).replace("&absent=null", "");
    assert_eq!(form::whole::<Values>(&response(again)).unwrap(), of_json);
}

#[test]
fn what_stands_under_other_keys_is_kept_where_it_is_asked_for() {
    let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let form = BTreeMap::from([("a", json!("1")), ("x", json!(["y", "z"]))]);
    #[derive(Debug, PartialEq, Deserialize)]
    struct One {
        a: String,
    }
    struct Both(One, BTreeMap<String, Vec<String>>);
    impl<'de> Deserialize<'de> for Both {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let mut others = BTreeMap::new();
            let one = rest::object(deserializer, &["a"], &mut others)?;
            Ok(Self(one, others))
        }
    }
    let Both(one, found) = form::whole(&response(form_text::text(&form))).unwrap();
    others.insert("x".to_owned(), vec!["y".to_owned(), "z".to_owned()]);
    assert_eq!((one.a.as_str(), found), ("1", others));
}
