//! JSON that stands in a text of a spec, with each of its values as it is written.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// A value as it is written, and those in it.
pub(crate) struct Json<'t> {
    text: &'t str,
    parts: Parts<'t>,
}

enum Parts<'t> {
    None,
    Items(Vec<Json<'t>>),
    Entries(HashMap<String, Json<'t>>),
}

impl<'t> Json<'t> {
    /// Reads a text, if it is JSON in which no key stands twice: a client that looks for the key takes no such object.
    pub(crate) fn read(text: &'t str) -> Option<(Self, Value)> {
        let value = serde_json::from_str(text).ok()?;
        let raw: &RawValue = serde_json::from_str(text).ok()?;
        Some((Self::of(raw)?, value))
    }

    /// It is called no deeper than `serde_json` reads values in each other.
    fn of(raw: &'t RawValue) -> Option<Self> {
        let text = raw.get();
        let parts = match text.as_bytes() {
            [b'[', ..] => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Parts::Items(items.into_iter().map(Self::of).collect::<Option<_>>()?)
            }
            [b'{', ..] => {
                let Entries(entries) = serde_json::from_str(text).ok()?;
                let read = |(key, raw)| Some((key, Self::of(raw)?));
                Parts::Entries(entries.into_iter().map(read).collect::<Option<_>>()?)
            }
            _ => Parts::None,
        };
        Some(Self { text, parts })
    }

    /// How it is written.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The value under a key, if it is an object that has it.
    pub(crate) fn key(&self, key: &str) -> Option<&Self> {
        match &self.parts {
            Parts::Entries(entries) => entries.get(key),
            Parts::None | Parts::Items(_) => None,
        }
    }

    /// An item, if it is a list that has it.
    pub(crate) fn index(&self, index: usize) -> Option<&Self> {
        match &self.parts {
            Parts::Items(items) => items.get(index),
            Parts::None | Parts::Entries(_) => None,
        }
    }
}

/// The entries of an object in which no key stands twice.
struct Entries<'t>(HashMap<String, &'t RawValue>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Distinct)
    }
}

struct Distinct;

impl<'de> Visitor<'de> for Distinct {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in which no key stands twice")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = HashMap::new();
        while let Some((key, value)) = map.next_entry()? {
            if entries.insert(key, value).is_some() {
                return Err(A::Error::custom("a key stands twice"));
            }
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_is_kept_as_it_is_written() {
        let text = r#" {"a": [1.50, {"b" : null} ], "\u0063": "x"} "#;
        let (json, value) = Json::read(text).unwrap();
        assert_eq!(json.text(), text.trim());
        assert_eq!(value["c"], "x");
        let list = json.key("a").unwrap();
        assert_eq!(list.text(), r#"[1.50, {"b" : null} ]"#);
        assert_eq!(list.index(0).unwrap().text(), "1.50");
        assert_eq!(list.index(1).unwrap().key("b").unwrap().text(), "null");
        assert_eq!(json.key("c").unwrap().text(), r#""x""#);
        let missing = [json.key("b"), json.index(0), list.index(2), list.key("a")];
        assert!(missing.iter().all(Option::is_none));
    }

    #[test]
    fn what_the_client_takes_for_no_json_is_none() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for text in [
            "",
            "{",
            r#"{"a":1,"a":1}"#,
            r#"[{"a":1,"\u0061":2}]"#,
            &deep,
        ] {
            assert!(Json::read(text).is_none(), "{text}");
        }
    }
}
