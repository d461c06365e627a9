use super::token::quoted_length;
use super::{Path, Position, Step, position::BYTE_ORDER_MARK};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// Which place of a path is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The value. Of a list or a mapping it is the first token.
    Value,
    /// The key that the path ends with. An item of a list and the root have none: their value is meant.
    Key,
    /// The key of an entry of the mapping that the path leads to, counted from 0. So a key that stands twice is found.
    Entry(usize),
}

/// Finds the place of a path, or `None` where the text has no such path.
///
/// It reads the whole text, so it is for the few places that are shown to people.
///
/// ```ignore
/// let position = yaml::locate("a:\n  b: [1, 2]\n", &Path::root().key("a").key("b").index(1), Target::Value);
/// assert_eq!(position.map(|p| (p.line, p.column)), Some((2, 10)));
/// ```
pub fn locate(text: &str, path: &Path, target: Target) -> Option<Position> {
    // The parser only ever tells a place in an error, so the walk ends with one on purpose.
    let body = text.trim_start_matches(BYTE_ORDER_MARK);
    let arrival = Cell::new(None);
    let walk = Walk {
        steps: path.steps(),
        target,
        arrival: &arrival,
    };
    let error = walk
        .deserialize(serde_yaml::Deserializer::from_str(body))
        .err()?;
    let known_length = arrival.get()?;
    let start = error.location()?.index();
    let length = token_length(body.get(start..)?, known_length);
    let skipped = text.len() - body.len();
    Some(Position::new(
        text,
        start + skipped..start + skipped + length,
    ))
}

/// The length of plain text, where the parser told it.
type KnownLength = Option<usize>;

/// Walks down the steps that are left; sets `arrival` at the end of the way.
#[derive(Clone, Copy)]
struct Walk<'a> {
    steps: &'a [Step],
    target: Target,
    arrival: &'a Cell<Option<KnownLength>>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.steps, self.target) {
            ([], Target::Value | Target::Key) => {
                self.arrival.set(Some(None));
                deserializer.deserialize_any(Stop(self.arrival))
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the next step of a path")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(is_next) = entries.next_key_seed(KeyOf { walk: self, index })? {
            match (is_next, self.steps) {
                (true, [_, rest @ ..]) => {
                    return entries.next_value_seed(Walk {
                        steps: rest,
                        ..self
                    });
                }
                _ => entries.next_value::<IgnoredAny>()?,
            };
            index += 1;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let [Step::Index(index), rest @ ..] = self.steps else {
            return Err(A::Error::custom("the path leads into a mapping"));
        };
        for _ in 0..*index {
            items.next_element::<IgnoredAny>()?;
        }
        items
            .next_element_seed(Walk {
                steps: rest,
                ..self
            })
            .map(drop)
    }
}

/// Tells whether a key is the next step, and stops if it is what is looked for.
#[derive(Clone, Copy)]
struct KeyOf<'a> {
    walk: Walk<'a>,
    index: usize,
}

impl KeyOf<'_> {
    fn is_next(self, key: &str) -> bool {
        matches!(self.walk.steps, [Step::Key(next), ..] if next == key)
    }

    fn decide<E: Error>(self, is_next: bool, length: KnownLength) -> Result<bool, E> {
        let is_goal = match (self.walk.steps, self.walk.target) {
            ([], Target::Entry(index)) => index == self.index,
            ([_], Target::Key) => is_next,
            _ => false,
        };
        match is_goal {
            true => Err(stop(self.walk.arrival, length)),
            false => Ok(is_next),
        }
    }
}

impl<'de> DeserializeSeed<'de> for KeyOf<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeyOf<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<bool, E> {
        self.decide(self.is_next(key), Some(key.len()))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        self.decide(self.is_next(key), None)
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        self.decide(false, None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        self.decide(false, None)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        self.decide(false, None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let decision = self.decide(false, None)?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(decision)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<bool, A::Error> {
        let decision = self.decide(false, None)?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(decision)
    }
}

/// Takes no value at all: every one is an error, whose place is the place of the value.
struct Stop<'a>(&'a Cell<Option<KnownLength>>);

impl<'de> Visitor<'de> for Stop<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        Err(stop(self.0, Some(text.len())))
    }
}

fn stop<E: Error>(arrival: &Cell<Option<KnownLength>>, length: KnownLength) -> E {
    arrival.set(Some(length));
    E::custom("arrived")
}

/// The length in bytes of the token that a text starts with, up to the end of the line.
fn token_length(text: &str, known: KnownLength) -> usize {
    let line = text.lines().next().unwrap_or_default();
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some('\'' | '"'), _) => quoted_length(line),
        (Some('[' | '{' | '|' | '>'), _) | (Some('-'), None | Some(' ')) => 1,
        _ => known.unwrap_or_else(|| plain_length(line)).min(line.len()),
    }
}

/// Commas and brackets end it also where they need not: it is only about how far the mark goes.
fn plain_length(line: &str) -> usize {
    let is_end = |(at, c): &(usize, char)| match c {
        ',' | ']' | '}' => true,
        ':' => line
            .get(at + 1..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')),
        ' ' => line.get(at + 1..).is_some_and(|rest| rest.starts_with('#')),
        _ => false,
    };
    let end = line
        .char_indices()
        .find(is_end)
        .map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or(line).trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"# é
first: 1.10
block:
  - one
  -   two: 'it''s' # no
      "quoted \" key": >-
        long

        text: x
      after: null
  - - deep
flow: {ü: [a, "b, c"], 'd e': -1, empty: }
none:
422: !
"#;

    /// Line, column and the text that is marked.
    fn at(steps: &[&str], target: Target) -> Option<(usize, usize, &'static str)> {
        let step = |text: &&str| {
            text.parse()
                .map_or(Step::Key((*text).to_owned()), Step::Index)
        };
        let position = locate(TEXT, &steps.iter().map(step).collect(), target)?;
        Some((position.line, position.column, &TEXT[position.span]))
    }

    #[test]
    fn finds_values() {
        let value = |steps: &[&str]| at(steps, Target::Value).unwrap();
        assert_eq!(value(&[]), (2, 1, "first"));
        assert_eq!(value(&["first"]), (2, 8, "1.10"));
        assert_eq!(value(&["block"]), (4, 3, "-"));
        assert_eq!(value(&["block", "0"]), (4, 5, "one"));
        assert_eq!(value(&["block", "1"]), (5, 7, "two"));
        assert_eq!(value(&["block", "1", "two"]), (5, 12, "'it''s'"));
        assert_eq!(value(&["block", "1", "quoted \" key"]), (6, 24, ">"));
        assert_eq!(value(&["block", "1", "after"]), (10, 14, "null"));
        assert_eq!(value(&["block", "2", "0"]), (11, 7, "deep"));
        assert_eq!(value(&["flow"]), (12, 7, "{"));
        assert_eq!(value(&["flow", "ü", "1"]), (12, 15, "\"b, c\""));
        assert_eq!(value(&["flow", "d e"]), (12, 31, "-1"));
        assert_eq!(value(&["none"]), (13, 6, ""));
    }

    #[test]
    fn finds_keys() {
        let key = |steps: &[&str]| at(steps, Target::Key).unwrap();
        assert_eq!(key(&["first"]), (2, 1, "first"));
        assert_eq!(
            key(&["block", "1", "quoted \" key"]),
            (6, 7, "\"quoted \\\" key\"")
        );
        assert_eq!(key(&["block", "1", "after"]), (10, 7, "after"));
        assert_eq!(key(&["flow", "ü"]), (12, 8, "ü"));
        assert_eq!(key(&["flow", "d e"]), (12, 24, "'d e'"));
        assert_eq!(key(&["none"]), (13, 1, "none"));
        assert_eq!(key(&["block", "0"]), (4, 5, "one"));
    }

    #[test]
    fn finds_entries_by_number() {
        assert_eq!(at(&[], Target::Entry(2)), Some((12, 1, "flow")));
        assert_eq!(at(&["flow"], Target::Entry(1)), Some((12, 24, "'d e'")));
        let twice = locate("a: 1\na: 2\n", &Path::root(), Target::Entry(1)).unwrap();
        assert_eq!((twice.line, twice.column), (2, 1));
        let integer = locate("a: 1\n422: 2\n", &Path::root().key("422"), Target::Key).unwrap();
        assert_eq!((integer.line, integer.column, integer.span), (2, 1, 5..8));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        for steps in [
            &["absent"][..],
            &["first", "x"],
            &["block", "9"],
            &["block", "x"],
            &["flow", "0"],
        ] {
            assert_eq!(at(steps, Target::Value), None, "{steps:?}");
            assert_eq!(at(steps, Target::Key), None, "{steps:?}");
        }
        assert_eq!(at(&["flow"], Target::Entry(3)), None);
        assert_eq!(at(&["block"], Target::Entry(0)), None);
        assert_eq!(locate("a: [", &Path::root().key("b"), Target::Value), None);
    }

    #[test]
    fn the_byte_order_mark_moves_the_bytes_only() {
        let position = locate("\u{feff}a: b", &Path::root().key("a"), Target::Value);
        assert_eq!(
            position,
            Some(Position {
                line: 1,
                column: 4,
                span: 6..7
            })
        );
    }
}
