// Forms that are read: `a=1&b=x+y`.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::Response;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};
use serde_path_to_error::Track;

use super::{DecodeError, DecodeErrorKind, Decoded, content, json, query};

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
    let mut track = Track::new();
    let form = MapDeserializer::new(pairs.into_iter());
    T::deserialize(serde_path_to_error::Deserializer::new(form, &mut track)).map_err(|error| {
        match is_empty {
            true => DecodeError::new(DecodeErrorKind::Empty, ""),
            false => DecodeError::explain(&error, json::path(track)),
        }
    })
}

/// What stands under each key. What the headers call the body does not count: many servers call it a text, or HTML.
fn pairs(body: &[u8]) -> Decoded<BTreeMap<String, Values>> {
    let wrong = |kind| DecodeError::new(kind, "");
    // Some servers end the line.
    let text = std::str::from_utf8(body.trim_ascii());
    let text = text.map_err(|_| wrong(DecodeErrorKind::NotText))?;
    let pairs = query::pairs(text).ok_or_else(|| wrong(DecodeErrorKind::NotForm))?;
    let mut form: BTreeMap<String, Values> = BTreeMap::new();
    for (key, value) in pairs {
        form.entry(key).or_default().0.push(value);
    }
    Ok(form)
}

/// The values of one key. Its field knows what they are: texts, numbers, `true` or `false`, or a list of them.
#[derive(Default)]
struct Values(Vec<String>);

impl Values {
    /// The value of a key that is no list.
    fn text(self) -> Result<String, Error> {
        match <[String; 1]>::try_from(self.0) {
            Ok([text]) => Ok(text),
            Err(_) => Err(Error::custom("a key stands there twice")),
        }
    }

    /// A number or a boolean as JSON writes it, without the space that JSON has around it.
    fn plain(self) -> Result<Value, Error> {
        let text = self.text()?;
        let value = match text.contains(char::is_whitespace) {
            true => None,
            false => serde_json::from_str(&text).ok(),
        };
        value.ok_or_else(|| Error::custom("neither a number nor a boolean"))
    }
}

impl IntoDeserializer<'_, Error> for Values {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Values {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain()?.deserialize_any(visitor)
    }

    /// Where another crate has `serde_json` keep all digits, only who asks for a float is given one.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain()?.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    /// An id is a text, and a decimal number asks for one as it stands in JSON.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        Value::String(self.text()?).deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = self.0.into_iter().map(|text| Self(vec![text]));
        visitor.visit_seq(SeqDeserializer::new(items))
    }

    /// Of a key that is that of no field nothing is asked.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf
        unit unit_struct tuple tuple_struct map struct enum identifier
    }
}
