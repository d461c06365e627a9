// JSON that is kept as it was written.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::{Checked, DecodeError, InvalidRequest, json};

/// A JSON value, kept as it was written.
///
/// `Debug` shows its size only, since it may hold a secret.
/// Two are equal when their texts are, so space between the tokens counts.
/// It can be read from JSON and written as JSON, and as no other format.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// Takes a text that is one JSON value, such as an answer to test against.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub fn from_text(text: &str) -> Result<Self, DecodeError> {
        json::read(text.as_bytes(), None)
    }

    /// Writes a value of yours.
    ///
    /// # Errors
    ///
    /// When JSON cannot express it.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Checked<Self> {
        match to_raw_value(value) {
            Ok(raw) => Ok(Self(raw)),
            Err(_) => Err(InvalidRequest::new("value", "must be expressible as JSON")),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Reads the value as a type of yours.
    ///
    /// # Errors
    ///
    /// When it is something else.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        json::read(self.as_str().as_bytes(), None)
    }

    /// Whether it is this value. Whatever is no value of the type is another one.
    pub(in super::super) fn is<T: DeserializeOwned + PartialEq>(&self, value: &T) -> bool {
        self.parse::<T>().is_ok_and(|it| it == *value)
    }

    /// The fields of an object, or none when the value is no object, or lies too deep in values that were read so.
    ///
    /// It is called while an outer value is read, whose error names the field that is wrong.
    pub(in super::super) fn fields<T, E>(&self) -> Result<Option<T>, E>
    where
        T: DeserializeOwned,
        E: Error,
    {
        match self.as_str().starts_with('{') {
            true => self.deeper(),
            false => Ok(None),
        }
    }

    /// The value as a type that it has to be. The error names the field of it that is wrong.
    pub(in super::super) fn whole<T, E>(&self) -> Result<T, E>
    where
        T: DeserializeOwned,
        E: Error,
    {
        self.deeper()?
            .ok_or_else(|| E::custom("too many values lie in each other"))
    }

    /// Reads the value while an outer one is read, or nothing, where it lies too deep.
    fn deeper<T, E>(&self) -> Result<Option<T>, E>
    where
        T: DeserializeOwned,
        E: Error,
    {
        // What lies in this one is no deeper.
        if DEPTH.get() == 1 && nesting(self.as_str()) > MAX_NESTING {
            return Ok(None);
        }
        DEPTH.set(DEPTH.get() + 1);
        let value = json::inner(self.as_str().as_bytes());
        DEPTH.set(DEPTH.get() - 1);
        value.map(Some).map_err(|error| error.passed_on())
    }
}

/// How many lists and objects may lie in each other in a value that is read through its raw text within another such one.
///
/// Each is a text of its own to `serde_json`, whose own bound counts anew in each. Without this one, an answer could
/// overflow the stack.
const MAX_NESTING: usize = 64;

thread_local! {
    /// How many values are being read through their raw texts. Serde has no place to hand it down.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// How many lists and objects lie in each other.
fn nesting(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' => skip_text(&mut bytes),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Goes behind the quotation mark that ends a text.
fn skip_text(bytes: &mut impl Iterator<Item = u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

/// Null.
impl Default for RawJson {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RawJson {}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.as_str().len())
    }
}
