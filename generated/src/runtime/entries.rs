// Objects of JSON that are written field by field.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// An object that is being written. What fails first is told at the end.
pub struct Entries<M: SerializeMap>(Result<M, M::Error>);

impl<M: SerializeMap> Entries<M> {
    /// No field yet.
    pub fn of<S>(serializer: S) -> Self
    where
        S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>,
    {
        Self(serializer.serialize_map(None))
    }

    /// Writes a field.
    #[must_use]
    pub fn entry(self, key: &'static str, value: &impl Serialize) -> Self {
        let write = |mut map: M| map.serialize_entry(key, value).map(|()| map);
        Self(self.0.and_then(write))
    }

    /// Writes a field that may be absent.
    #[must_use]
    pub fn optional(self, key: &'static str, value: &Option<impl Serialize>) -> Self {
        match value {
            Some(value) => self.entry(key, value),
            None => self,
        }
    }

    /// Writes what stands under keys that are those of no field, each under its own.
    #[must_use]
    pub fn rest(self, _: &'static str, values: &BTreeMap<String, impl Serialize>) -> Self {
        let write = |mut map: M| {
            let mut values = values.iter();
            let written = values.try_for_each(|(key, value)| map.serialize_entry(key, value));
            written.map(|()| map)
        };
        Self(self.0.and_then(write))
    }

    /// The whole object.
    ///
    /// # Errors
    ///
    /// When a value could not be written.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0?.end()
    }
}

/// How an object is written: the calls of `Entries`, each with a field, with a key and the field, or with a key and a constant.
macro_rules! entries {
    ($name:ident [$($call:ident(
        $($field:ident)? $($key:literal $(=> $named:ident)? $(= $constant:literal)?)?
    )),*]) => {
        impl ::serde::Serialize for super::$name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                super::runtime::Entries::of(serializer)
                    $(.$call(
                        $(stringify!($field), &self.$field)?
                        $($key, $(&self.$named)? $(&$constant)?)?
                    ))*
                    .end()
            }
        }
    };
}

/// How a union is written: its shapes as an object is, and then those that are one value as a whole.
macro_rules! shapes {
    (
        $name:ident
        $(, $shape:ident [$($call:ident(
            $($field:ident)? $($key:literal $(=> $named:ident)? $(= $constant:literal)?)?
        )),*])*
        $(; $whole:ident)*
    ) => {
        impl ::serde::Serialize for super::$name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$shape { $($($field,)? $($($named,)?)?)* } => {
                        super::runtime::Entries::of(serializer)
                            $(.$call(
                                $(stringify!($field), $field)?
                                $($key, $($named)? $(&$constant)?)?
                            ))*
                            .end()
                    })*
                    $(Self::$whole { value } => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unrecognized(raw) => raw.serialize(serializer),
                }
            }
        }
    };
}

pub(in super::super) use {entries, shapes};
