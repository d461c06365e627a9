// JSON that is kept as it was written.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::raw_fields::{Finder, Key, RawField};
use super::{Checked, DecodeError, DecodeErrorKind, Decoded, InvalidRequest, json};

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

    /// Finds fields of an object. There are none where the value is no object, or lies too deep in values that were read so.
    ///
    /// # Errors
    ///
    /// When a field is there twice.
    pub(in super::super) fn fields<K: Into<Key>, const N: usize>(
        &self,
        keys: [K; N],
    ) -> Decoded<[Option<RawField<'_>>; N]> {
        let mut found = [None; N];
        self.find(&keys.map(Into::into), &mut found)?;
        Ok(found)
    }

    /// The same where there are many. A debug build has room for an array at each place that it is moved through, and the
    /// values that have them lie in each other.
    ///
    /// # Errors
    ///
    /// When a field is there twice.
    pub(in super::super) fn many_fields<K: Into<Key>, const N: usize>(
        &self,
        keys: [K; N],
    ) -> Decoded<Box<[Option<RawField<'_>>; N]>> {
        let mut found = Box::new([None; N]);
        self.find(&keys.map(Into::into), found.as_mut_slice())?;
        Ok(found)
    }

    fn find<'a>(&'a self, keys: &[Key], found: &mut [Option<RawField<'a>>]) -> Decoded<()> {
        match self.as_str().starts_with('{') && !is_too_deep(self.as_str()) {
            true => json::inner(self.as_str(), Finder { keys, found }),
            false => Ok(()),
        }
    }

    /// The value as a type that it has to be, read while an outer one is.
    ///
    /// # Errors
    ///
    /// When it is something else, or lies too deep in values that were read so.
    pub(in super::super) fn whole<T: DeserializeOwned>(&self) -> Decoded<T> {
        match is_too_deep(self.as_str()) {
            true => Err(DecodeError::new(DecodeErrorKind::Data, "")),
            false => inner(self.as_str()),
        }
    }
}

/// Reads a part of a value while that is read.
///
/// # Errors
///
/// When it is something else, or would take too much of the stack.
pub(super) fn inner<T: DeserializeOwned>(text: &str) -> Decoded<T> {
    let place = place_on_stack();
    match DEPTH.get() {
        0 => OUTERMOST.set(place),
        _ if OUTERMOST.get().abs_diff(place) > MAX_STACK => {
            return Err(DecodeError::new(DecodeErrorKind::Data, ""));
        }
        _ => {}
    }
    DEPTH.set(DEPTH.get() + 1);
    let value = json::inner(text, PhantomData);
    DEPTH.set(DEPTH.get() - 1);
    value
}

/// About where the stack of this thread ends.
#[inline(never)]
fn place_on_stack() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(&here).addr()
}

/// Whether more lies in a value than may, where it lies in another one itself. What lies in this one is no deeper.
fn is_too_deep(text: &str) -> bool {
    DEPTH.get() == 1 && nesting(text) > MAX_NESTING
}

/// How many lists and objects may lie in each other in a value that is read through its raw text within another such one.
///
/// Each is a text of its own to `serde_json`, whose own bound counts anew in each. Without this one, an answer could
/// overflow the stack.
const MAX_NESTING: usize = 64;

/// How many bytes of the stack values that are read through their raw texts may take together.
///
/// Of a type with hundreds of fields fewer than `MAX_NESTING` fit into the 2 MiB that a thread has, most of all in a debug
/// build. A quarter is left to whoever asked for the outermost one, and to what reads the innermost one.
const MAX_STACK: usize = 3 * 512 * 1024;

thread_local! {
    /// How many values are being read through their raw texts. Serde has no place to hand it down.
    static DEPTH: Cell<usize> = const { Cell::new(0) };

    /// Where the stack ended when the outermost one was begun.
    static OUTERMOST: Cell<usize> = const { Cell::new(0) };
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
