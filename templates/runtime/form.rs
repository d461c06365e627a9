// Forms that are read: `a=1&b=x+y`.

use bytes::Bytes;
use http::Response;
use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde_json::Error;

use super::form_values::{self, FormValue};
use super::{DecodeError, DecodeErrorKind, Decoded, content, query};

/// Reads the pairs of a form as the fields of an object. A key that stands there several times is a list.
///
/// # Errors
///
/// When the body is no form, or the form of no such object.
pub fn whole<T: DeserializeOwned>(response: &Response<Bytes>) -> Decoded<T> {
    read(content::plain(response)?)
}

/// Reads a body in the same way.
pub(in super::super) fn read<T: DeserializeOwned>(body: &[u8]) -> Decoded<T> {
    let pairs = pairs(body)?;
    let is_empty = pairs.is_empty();
    form_values::object(pairs).map_err(|error| match is_empty {
        true => DecodeError::new(DecodeErrorKind::Empty, ""),
        false => error,
    })
}

/// The pairs, in their order. What the headers call the body does not count: many servers call it a text, or HTML.
fn pairs(body: &[u8]) -> Decoded<Vec<(String, String)>> {
    let wrong = |kind| DecodeError::new(kind, "");
    // Some servers end the line.
    let text = std::str::from_utf8(body.trim_ascii());
    let text = text.map_err(|_| wrong(DecodeErrorKind::NotText))?;
    query::pairs(text).ok_or_else(|| wrong(DecodeErrorKind::NotForm))
}

impl<'v> FormValue<'v> for String {
    fn text(self) -> Result<String, Error> {
        Ok(self)
    }

    /// A file has its place between other parts.
    fn file<V: Visitor<'v>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("no file"))
    }
}
