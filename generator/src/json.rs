//! JSON that stands in a text of a spec, with each of its values as it is written.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A value as it is written, and those in it.
pub(crate) struct Json<'t> {
    text: &'t str,
    parts: Parts<'t>,
}

enum Parts<'t> {
    None,
    Items(Vec<Json<'t>>),
    Entries(HashMap<String, Json<'t>>, Vec<String>),
}

/// As many lists and objects as `serde_json` reads in each other.
const MAX_DEPTH: usize = 127;

impl<'t> Json<'t> {
    /// Reads a text, if it is JSON. A number that is too large for one is the largest, and of a key that stands twice, the
    /// last value counts.
    pub(crate) fn read(text: &'t str) -> Option<(Self, Value)> {
        Self::of(serde_json::from_str(text).ok()?, 0)
    }

    fn of(raw: &'t RawValue, depth: usize) -> Option<(Self, Value)> {
        let text = raw.get();
        let inner = |raw| Self::of(raw, depth + 1);
        let (parts, value) = match text.as_bytes() {
            [b'[' | b'{', ..] if depth == MAX_DEPTH => return None,
            [b'[', ..] => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                let items = items.into_iter().map(inner);
                let (items, values) = items.collect::<Option<(Vec<_>, Vec<_>)>>()?;
                (Parts::Items(items), values.into())
            }
            [b'{', ..] => {
                let Entries(entries) = serde_json::from_str(text).ok()?;
                object(
                    entries
                        .into_iter()
                        .map(|(key, raw)| Some((key, inner(raw)?))),
                )?
            }
            [b'-' | b'0'..=b'9', ..] => (Parts::None, number(text)),
            _ => (Parts::None, serde_json::from_str(text).ok()?),
        };
        Some((Self { text, parts }, value))
    }

    /// How it is written.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The value under a key, if it is an object that has it.
    pub(crate) fn key(&self, key: &str) -> Option<&Self> {
        match &self.parts {
            Parts::Entries(entries, _) => entries.get(key),
            Parts::None | Parts::Items(_) => None,
        }
    }

    /// An item, if it is a list that has it.
    pub(crate) fn index(&self, index: usize) -> Option<&Self> {
        match &self.parts {
            Parts::Items(items) => items.get(index),
            Parts::None | Parts::Entries(..) => None,
        }
    }

    /// The keys that stand twice, if it is an object.
    pub(crate) fn twice(&self) -> &[String] {
        match &self.parts {
            Parts::Entries(_, twice) => twice,
            Parts::None | Parts::Items(_) => &[],
        }
    }
}

fn object<'t>(
    entries: impl Iterator<Item = Option<(String, (Json<'t>, Value))>>,
) -> Option<(Parts<'t>, Value)> {
    let (mut parts, mut twice, mut values) = (HashMap::new(), Vec::new(), Map::new());
    for entry in entries {
        let (key, (json, value)) = entry?;
        if parts.insert(key.clone(), json).is_some() {
            twice.push(key.clone());
        }
        values.insert(key, value);
    }
    Some((Parts::Entries(parts, twice), values.into()))
}

/// The nearest number that there is.
fn number(text: &str) -> Value {
    let nearest = match text.starts_with('-') {
        true => f64::MIN,
        false => f64::MAX,
    };
    serde_json::from_str(text).unwrap_or_else(|_| nearest.into())
}

/// The entries of an object, as they stand there.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(All)
    }
}

struct All;

impl<'de> Visitor<'de> for All {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
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
        let too_deep = "[".repeat(128) + &"]".repeat(128);
        for text in [
            "",
            "{",
            "[1,]",
            "01",
            r#""\ud800""#,
            r#"{"\ud800":1}"#,
            &too_deep,
        ] {
            assert!(Json::read(text).is_none(), "{text}");
        }
        let as_deep_as_it_may_be = "[".repeat(127) + &"]".repeat(127);
        assert!(Json::read(&as_deep_as_it_may_be).is_some());
    }

    #[test]
    fn what_is_more_than_a_value_is_read_as_well() {
        let (json, value) =
            Json::read(r#"[{"a":1,"b":3,"\u0061":2}, 1e400, -1e400, 1e-400]"#).unwrap();
        assert_eq!(value[0], serde_json::json!({"a": 2, "b": 3}));
        let object = json.index(0).unwrap();
        assert_eq!(object.twice(), ["a"]);
        assert_eq!(object.key("a").unwrap().text(), "2");
        assert!(json.twice().is_empty());
        assert_eq!(json.index(1).unwrap().text(), "1e400");
        assert_eq!(value[1], f64::MAX);
        assert_eq!(value[2], f64::MIN);
        assert_eq!(value[3], 0.0);
    }
}
