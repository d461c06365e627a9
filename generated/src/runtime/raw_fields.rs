// Fields of JSON objects whose values are not read before it is known as what.

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor,
};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Decoded, raw_json};

/// A field that is looked for.
#[derive(Clone, Copy)]
pub struct Key {
    name: &'static str,
    aliases: &'static [&'static str],
    can_be_null: bool,
}

impl Key {
    /// A field of a name. Null counts as absent.
    pub const fn of(name: &'static str) -> Self {
        Self {
            name,
            aliases: &[],
            can_be_null: false,
        }
    }

    /// It may come under other names, too. Where it is there under two, the earlier one counts.
    #[must_use]
    pub const fn or(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Null is a value of it.
    #[must_use]
    pub const fn or_null(mut self) -> Self {
        self.can_be_null = true;
        self
    }

    /// The first that is there under a name of it.
    fn pick<'a>(self, found: &[RawField<'a>]) -> Option<RawField<'a>> {
        let is_value = |it: &&RawField<'a>| self.can_be_null || !it.is_null();
        let mut fields = self.names().filter_map(|name| {
            let field = found.iter().find(|it| it.name == name)?;
            Some(field).filter(is_value)
        });
        fields.next().copied()
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

impl From<&'static str> for Key {
    fn from(name: &'static str) -> Self {
        Self::of(name)
    }
}

/// A field that is there, its value as it was written.
#[derive(Clone, Copy)]
pub struct RawField<'a> {
    name: &'static str,
    value: &'a RawValue,
}

impl RawField<'_> {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// When it is none of the type.
    pub fn read<T: DeserializeOwned>(self) -> Decoded<T> {
        raw_json::inner(self.value.get()).map_err(|error| error.within(self.name))
    }

    /// Reads a field that may be absent, which it is where it is null.
    ///
    /// # Errors
    ///
    /// When it is there, and none of the type.
    pub fn optional<T: DeserializeOwned>(field: &Option<Self>) -> Decoded<Option<T>> {
        Self::given(&field.filter(|it| !it.is_null()))
    }

    /// Reads a field that may be absent. Null is a value of it.
    ///
    /// # Errors
    ///
    /// When it is there, and none of the type.
    pub fn given<T: DeserializeOwned>(field: &Option<Self>) -> Decoded<Option<T>> {
        field.map(Self::read).transpose()
    }

    /// Whether it is this text, number or boolean.
    pub fn is<T>(self, value: T) -> bool
    where
        Value: PartialEq<T>,
    {
        let text = self.value.get();
        // A list or an object is none of them, and may be large.
        let is_single = !text.starts_with(['[', '{']);
        is_single && serde_json::from_str::<Value>(text).is_ok_and(|it| it == value)
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.value.get() == "null"
    }
}

/// Finds fields of an object, in the order of their keys, and passes over all others.
pub(super) struct Finder<'f, 'de> {
    pub(super) keys: &'f [Key],
    pub(super) found: &'f mut [Option<RawField<'de>>],
}

impl<'de> DeserializeSeed<'de> for Finder<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Finder<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut found: Vec<RawField<'de>> = Vec::new();
        while let Some(name) = map.next_key_seed(Name(self.keys))? {
            match name {
                Some(name) if found.iter().any(|it| it.name == name) => {
                    return Err(A::Error::duplicate_field(name));
                }
                Some(name) => {
                    let value = map.next_value()?;
                    found.push(RawField { name, value });
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        for (place, key) in self.found.iter_mut().zip(self.keys) {
            *place = key.pick(&found);
        }
        Ok(())
    }
}

/// Reads the name of a field, if it is one that is looked for.
struct Name<'k>(&'k [Key]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self
            .0
            .iter()
            .flat_map(|it| it.names())
            .find(|it| *it == text))
    }
}
