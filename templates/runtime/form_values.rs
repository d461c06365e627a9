// The values of a form, which types read as they read those of JSON.

use std::collections::BTreeMap;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};
use serde_path_to_error::Track;

use super::{DecodeError, Decoded, json};

/// A value of a form, as it came.
pub trait FormValue<'v>: Sized {
    /// The text that it is.
    ///
    /// # Errors
    ///
    /// When it is none.
    fn text(self) -> Result<String, Error>;

    /// Reads it as a file: its name, its type and its bytes, one after the other.
    ///
    /// # Errors
    ///
    /// When it can be none.
    fn file<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Error>;
}

/// What a file calls itself when it is read. No other type has a name that begins so.
pub const FILE: &str = "$file";

/// Reads the pairs of a form as the fields of an object. A key that stands there several times is a list.
///
/// # Errors
///
/// When they are those of no such object.
pub fn object<'v, T, F>(pairs: impl IntoIterator<Item = (String, F)>) -> Decoded<T>
where
    T: Deserialize<'v>,
    F: FormValue<'v>,
{
    let mut form: BTreeMap<String, Values<F>> = BTreeMap::new();
    for (key, value) in pairs {
        form.entry(key).or_default().0.push(value);
    }
    let mut track = Track::new();
    let form = MapDeserializer::new(form.into_iter());
    let tracked = serde_path_to_error::Deserializer::new(form, &mut track);
    T::deserialize(tracked).map_err(|error| DecodeError::explain(&error, json::path(track)))
}

/// The values of one key. Its field knows what they are: texts, numbers, `true` or `false`, files, or a list of them.
struct Values<F>(Vec<F>);

impl<F> Default for Values<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'v, F: FormValue<'v>> Values<F> {
    /// The value of a key that is no list.
    fn one(self) -> Result<F, Error> {
        match <[F; 1]>::try_from(self.0) {
            Ok([value]) => Ok(value),
            Err(_) => Err(Error::custom("a key stands there twice")),
        }
    }

    fn text(self) -> Result<String, Error> {
        self.one()?.text()
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

impl<'de, F: FormValue<'de>> IntoDeserializer<'de, Error> for Values<F> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de, F: FormValue<'de>> Deserializer<'de> for Values<F> {
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
        match name {
            FILE => self.one()?.file(visitor),
            name => Value::String(self.text()?).deserialize_newtype_struct(name, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = self.0.into_iter().map(|value| Self(vec![value]));
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
