use serde::de::{DeserializeSeed, Deserializer, Visitor};
use std::fmt;

/// Where the parser is. Both are counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Mark {
    pub(super) const START: Self = Mark { line: 1, column: 1 };

    /// The parser tells a place only in an error, and there only in its last words; it leaves them out at the very start.
    fn told(error: impl fmt::Display) -> Self {
        let message = error.to_string();
        let told = message.rsplit_once(" at line ");
        let told = told.and_then(|(_, place)| place.split_once(" column "));
        let told = told.and_then(|(line, column)| {
            Some(Mark {
                line: line.parse().ok().filter(|it| *it > 0)?,
                column: column.parse().ok().filter(|it| *it > 0)?,
            })
        });
        told.unwrap_or(Self::START)
    }
}

/// Asks for the place of what comes next, and leaves it where it is.
///
/// The parser takes nothing from the text before it knows which enum is meant, and here none is.
pub(super) struct Probe;

impl<'de> DeserializeSeed<'de> for Probe {
    type Value = Mark;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Mark, D::Error> {
        match deserializer.deserialize_enum("", &[], self) {
            Ok(mark) => Ok(mark),
            Err(error) => Ok(Mark::told(error)),
        }
    }
}

/// It takes no value at all: every one is an error, whose place is the place of the value.
impl Visitor<'_> for Probe {
    type Value = Mark;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }
}
