// What enums have in common.
//
// These are macros, since each enum is a type of its own. They are used in the modules of the spec files.
// Each enum is told the values that it knows; an open one has `Unknown` for all others.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

/// What a known value is on the wire.
pub fn wire_of<W: Copy + Default, T: PartialEq>(known: &[(W, T)], value: &T) -> W {
    let mut values = known.iter().filter(|(_, known)| known == value);
    values.next().map_or(W::default(), |(wire, _)| *wire)
}

/// The value that is this on the wire, if it is known.
pub fn value_of<W: PartialEq, T: Clone>(known: &[(W, T)], wire: W) -> Option<T> {
    let mut values = known.iter().filter(|(known, _)| *known == wire);
    values.next().map(|(_, value)| value.clone())
}

/// Reads a value that may be any text.
///
/// # Errors
///
/// When it is no text.
pub fn read<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = <Cow<'de, str>>::deserialize(deserializer)?;
    Ok(T::from(&text))
}

/// An open enum of texts.
macro_rules! open_enum {
    ($name:ident $known:tt) => {
        super::runtime::enum_of_texts!($name $known, Self::Unknown(value) => value.as_str(),);

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match Self::known(text) {
                    Some(value) => value,
                    None => Self::Unknown(super::UnknownValue::new(text)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                super::runtime::enums::read(deserializer)
            }
        }
    };
}

/// A closed enum of texts.
macro_rules! closed_enum {
    ($name:ident $known:tt) => {
        super::runtime::enum_of_texts!($name $known,);
        super::runtime::closed!($name, |text: ::std::borrow::Cow<'de, str>| Self::known(&text));
    };
}

/// An open enum of integers.
macro_rules! open_integers {
    ($name:ident $known:tt) => {
        super::runtime::enum_of_integers!($name $known, Self::Unknown(value) => value.get(),);

        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                match Self::known(number) {
                    Some(value) => value,
                    None => Self::Unknown(super::UnknownNumber::new(number)),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                i64::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// A closed enum of integers.
macro_rules! closed_integers {
    ($name:ident $known:tt) => {
        super::runtime::enum_of_integers!($name $known,);
        super::runtime::closed!($name, Self::known);
    };
}

/// A value that is not known is an error.
macro_rules! closed {
    ($name:ident, $known:expr) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value = ::serde::Deserialize::deserialize(deserializer)?;
                let unknown = || ::serde::de::Error::custom("an unknown value");
                ($known)(value).ok_or_else(unknown)
            }
        }
    };
}

/// What all enums of texts have. `others` are the arms for what is not known.
macro_rules! enum_of_texts {
    ($name:ident [$($value:ident($wire:literal)),*], $($others:tt)*) => {
        impl $name {
            /// The values that this version knows, as they are on the wire and as they are here.
            pub const KNOWN: &[(&str, Self)] = &[$(($wire, Self::$value),)*];

            /// The value, as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $($others)*
                    known => super::runtime::enums::wire_of(Self::KNOWN, known),
                }
            }

            /// The value that is this text on the wire, if this version knows it.
            pub fn known(text: &str) -> ::std::option::Option<Self> {
                super::runtime::enums::value_of(Self::KNOWN, text)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        super::runtime::parameter!($name, as_str);
    };
}

/// What all enums of integers have. `others` are the arms for what is not known.
macro_rules! enum_of_integers {
    ($name:ident [$($value:ident($wire:literal)),*], $($others:tt)*) => {
        impl $name {
            /// The values that this version knows, as they are on the wire and as they are here.
            pub const KNOWN: &[(i64, Self)] = &[$(($wire, Self::$value),)*];

            /// The value, as it is on the wire.
            pub fn number(&self) -> i64 {
                match self {
                    $($others)*
                    known => super::runtime::enums::wire_of(Self::KNOWN, known),
                }
            }

            /// The value that is this number on the wire, if this version knows it.
            pub fn known(number: i64) -> ::std::option::Option<Self> {
                super::runtime::enums::value_of(Self::KNOWN, number)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.number(), f)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.number())
            }
        }

        impl super::runtime::Parameter for $name {
            fn text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Owned(self.to_string())
            }
        }
    };
}

pub(in super::super) use {
    closed, closed_enum, closed_integers, enum_of_integers, enum_of_texts, open_enum, open_integers,
};
