//! Unions in answers, and how deep they may lie in each other.

use serde::Deserialize;

use crate::runtime::union::union;
use crate::runtime::{Decoded, Key, RawField, RawJson, Union};

/// A union that can hold itself.
#[derive(Debug, PartialEq)]
enum Chain {
    More { next: Box<Chain> },
    Unrecognized(RawJson),
}

impl Union for Chain {
    fn of(raw: RawJson) -> Decoded<Self> {
        match raw.fields(["next"])? {
            [Some(next)] => Ok(Self::More { next: next.read()? }),
            _ => Ok(Self::Unrecognized(raw)),
        }
    }
}

union!(Chain);

/// How many shapes lie in each other, and what the innermost one keeps.
fn unfold(mut chain: Chain) -> (usize, RawJson) {
    let mut depth = 0;
    loop {
        match chain {
            Chain::More { next } => (chain, depth) = (*next, depth + 1),
            Chain::Unrecognized(raw) => return (depth, raw),
        }
    }
}

#[test]
fn a_union_that_holds_itself_does_so_to_some_depth() {
    let nested = |depth: usize| {
        let text = [
            r#"{"next":"#.repeat(depth),
            "{}".to_owned(),
            "}".repeat(depth),
        ];
        RawJson::from_text(&text.concat()).unwrap()
    };
    let read = |depth: usize| unfold(nested(depth).parse().unwrap());
    assert_eq!(read(10), (10, nested(0)));
    assert_eq!(read(64), (64, nested(0)));
    // What lies deeper is kept as it came, and nothing overflows.
    assert_eq!(read(66), (1, nested(65)));
    assert_eq!(read(100_000), (1, nested(100_000 - 1)));
    assert_eq!(read(10), (10, nested(0)));
}

#[test]
fn what_is_wrong_deep_in_a_union_is_told_at_once() {
    let text = [r#"{"next":"#.repeat(64), "1".to_owned(), "}".repeat(64)].concat();
    let error = RawJson::from_text(&text).unwrap().parse::<Leaf>();
    let path = vec!["next"; 64].join(".");
    assert_eq!(error.unwrap_err().path(), path);
}

/// A union that holds itself, or a text.
#[derive(Debug)]
struct Leaf;

impl Union for Leaf {
    fn of(raw: RawJson) -> Decoded<Self> {
        match raw.fields(["next"])? {
            [Some(next)] => next.read(),
            [None] => raw.whole::<String>().map(|_| Self),
        }
    }
}

union!(Leaf);

/// Lists of unions of lists: each union begins a text of its own.
#[derive(Debug)]
enum Grove {
    Trees { _trees: Box<Trees> },
    Unrecognized,
}

#[derive(Debug, Deserialize)]
struct Trees {
    #[serde(default, rename = "list")]
    _list: Vec<Trees>,
    #[serde(rename = "grove")]
    grove: Option<Grove>,
}

impl Union for Grove {
    fn of(raw: RawJson) -> Decoded<Self> {
        match raw.fields(["list"])? {
            [Some(_)] => Ok(Self::Trees {
                _trees: raw.whole()?,
            }),
            _ => Ok(Self::Unrecognized),
        }
    }
}

union!(Grove);

#[test]
fn no_answer_overflows_the_stack() {
    let mut text = "{}".to_owned();
    for _ in 0..60 {
        let lists = [r#"{"list":["#.repeat(55), text, "]}".repeat(55)].concat();
        text = format!(r#"{{"grove":{lists}}}"#);
    }
    let read: Trees = RawJson::from_text(&text).unwrap().parse().unwrap();
    assert!(read.grove.is_some());
}

/// What is found under `url` or `link`, and under `name`, which can be null.
fn found(text: &str) -> Decoded<[Option<String>; 2]> {
    let raw = RawJson::from_text(text)?;
    let keys = [Key::of("url").or(&["link"]), Key::of("name").or_null()];
    let show = |field: RawField<'_>| field.read::<serde_json::Value>().map(|it| it.to_string());
    let [url, name] = raw.fields(keys)?;
    Ok([url.map(show).transpose()?, name.map(show).transpose()?])
}

#[test]
fn fields_are_found_by_their_names() {
    let one = |value: &str| Some(value.to_owned());
    let expected = [
        (
            r#"{"url": 1, "name": 2, "other": {"url": 3}}"#,
            one("1"),
            one("2"),
        ),
        (r#"{"link": 1}"#, one("1"), None),
        // The name that comes first in the list counts, wherever it stands, but null is nothing.
        (r#"{"link": 1, "url": 2}"#, one("2"), None),
        (r#"{"link": 1, "url": null}"#, one("1"), None),
        (r#"{"link": null, "name": null}"#, None, one("null")),
        (r#"{"\u0075rl": 1}"#, one("1"), None),
        ("[1, 2]", None, None),
        ("{}", None, None),
    ];
    for (text, url, name) in expected {
        assert_eq!(found(text), Ok([url, name]), "{text}");
    }
}

#[test]
fn a_field_that_is_there_twice_is_told() {
    for (text, path) in [
        (r#"{"url": 1, "url": 1}"#, "url"),
        (r#"{"link": null, "link": 1}"#, "link"),
    ] {
        assert_eq!(found(text).unwrap_err().path(), path);
    }
    // Of what is not looked for, nobody asks.
    assert!(found(r#"{"a": 1, "a": 1}"#).is_ok());
}

#[test]
fn what_is_wrong_in_a_field_is_told_with_its_path() {
    let raw = RawJson::from_text(r#"{"items": [{"next": 1}, {"next": {"next": 2}}]}"#).unwrap();
    let [items] = raw.fields(["items"]).unwrap();
    let error = items.unwrap().read::<Vec<Leaf>>().unwrap_err();
    assert!(error.path().is_empty() || error.path().starts_with("items"));
    #[derive(Debug)]
    struct List;
    impl Union for List {
        fn of(raw: RawJson) -> Decoded<Self> {
            match raw.fields(["items"])? {
                [Some(items)] => items.read::<Vec<Leaf>>().map(|_| Self),
                [None] => Ok(Self),
            }
        }
    }
    union!(List);
    assert_eq!(raw.parse::<List>().unwrap_err().path(), "items[0].next");
}

#[test]
fn a_field_is_held_against_a_constant() {
    let raw = RawJson::from_text(r#"{"a": "\u006fn", "b": true, "c": 5, "d": 5.0, "e": ["on"]}"#)
        .unwrap();
    let fields = raw.fields(["a", "b", "c", "d", "e"]).unwrap();
    let fields = fields.map(Option::unwrap);
    assert_eq!(
        fields.map(|it| it.is("on")),
        [true, false, false, false, false]
    );
    assert_eq!(
        fields.map(|it| it.is(true)),
        [false, true, false, false, false]
    );
    assert_eq!(
        fields.map(|it| it.is(5)),
        [false, false, true, false, false]
    );
}

#[test]
fn null_is_absent_or_a_value() {
    let raw = RawJson::from_text(r#"{"name": null}"#).unwrap();
    let [name, none] = raw
        .fields(["name", "none"].map(|it| Key::of(it).or_null()))
        .unwrap();
    assert_eq!(RawField::optional::<String>(&name), Ok(None));
    assert_eq!(RawField::given::<Option<String>>(&name), Ok(Some(None)));
    assert_eq!(RawField::given::<Option<String>>(&none), Ok(None));
    assert!(RawField::given::<String>(&name).is_err());
}

#[test]
fn a_path_has_names_of_any_kind() {
    #[derive(Debug, Deserialize)]
    struct Named {
        #[serde(rename = "a`b`c")]
        _name: u8,
    }
    #[derive(Debug)]
    struct Outer;
    impl Union for Outer {
        fn of(raw: RawJson) -> Decoded<Self> {
            let [field] = raw.fields(["`d` e"])?;
            field.map(RawField::read::<Named>).transpose()?;
            Ok(Self)
        }
    }
    union!(Outer);
    let path = |text: &str| {
        let raw = RawJson::from_text(text).unwrap();
        raw.parse::<Outer>().unwrap_err().path().to_owned()
    };
    assert_eq!(path(r#"{"`d` e": {}}"#), "`d` e.a`b`c");
    assert_eq!(
        path(r#"{"`d` e": {"a`b`c": 1, "a`b`c": 1}}"#),
        "`d` e.a`b`c"
    );
    assert_eq!(path(r#"{"`d` e": 1, "`d` e": 1}"#), "`d` e");
    assert_eq!(path(r#"{"`d` e": 1}"#), "`d` e");
}
