//! Objects that keep what stands under keys that they do not name.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use crate::runtime::{RawJson, rest};

/// As the generator makes it.
#[derive(Debug, PartialEq)]
struct Lamp {
    name: String,
    rest: BTreeMap<String, RawJson>,
}

impl<'de> Deserialize<'de> for Lamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            name: Option<String>,
            title: Option<String>,
        }
        let mut rest = BTreeMap::new();
        let Fields { name, title } =
            rest::object(deserializer, &["name", "title", "kind"], &mut rest)?;
        let name = name.or(title).unwrap_or_default();
        Ok(Self { name, rest })
    }
}

fn keys(lamp: &Lamp) -> Vec<(&str, &str)> {
    let rest = lamp.rest.iter();
    rest.map(|(key, it)| (key.as_str(), it.as_str())).collect()
}

#[test]
fn other_keys_are_kept_as_they_came() {
    let text = r#"{"b":[1, null],"title":"a","kind":7,"":null,"é\n":{"x":"y"}}"#;
    let lamp: Lamp = serde_json::from_str(text).unwrap();
    assert_eq!(lamp.name, "a");
    let expected = [("", "null"), ("b", "[1, null]"), ("é\n", r#"{"x":"y"}"#)];
    assert_eq!(keys(&lamp), expected);
}

#[test]
fn no_key_stands_there_twice() {
    for text in [
        r#"{"name":"a","name":"b"}"#,
        r#"{"x":1,"name":"a","x":2}"#,
        "[1]",
        "7",
    ] {
        assert!(serde_json::from_str::<Lamp>(text).is_err(), "{text}");
    }
}

#[test]
fn the_rest_takes_the_place_of_no_field() {
    let of = |key: &str| BTreeMap::from([(key.to_owned(), ())]);
    assert!(rest::check(&of("other"), &["name", "kind"]).is_ok());
    let error = rest::check(&of("kind"), &["name", "kind"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`kind` must be told by its field, and not among the rest"
    );
}
