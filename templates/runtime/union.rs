// Unions: values of one of several shapes.

use serde::{Deserialize, Deserializer};

use super::{Decoded, RawJson};

/// A value of one of several shapes.
pub trait Union: Sized {
    /// Finds out which shape it has, and reads that.
    ///
    /// # Errors
    ///
    /// When it is told to have a shape and is not what that should be.
    fn of(raw: RawJson) -> Decoded<Self>;
}

/// Reads a union while an outer value is read, whose error names the field that is wrong.
///
/// # Errors
///
/// When it is not what the shape should be that it is told to have.
pub fn read<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let raw = RawJson::deserialize(deserializer)?;
    T::of(raw).map_err(|error| error.passed_on())
}

/// Reads one of many shapes on its own: a debug build has room for the fields of all shapes of a function at once, and unions
/// lie in each other.
///
/// # Errors
///
/// Those of the shape.
#[inline(never)]
pub fn apart<T>(shape: impl FnOnce() -> Decoded<T>) -> Decoded<T> {
    shape()
}

/// A type that is a `Union`, as a value of JSON.
macro_rules! union {
    ($name:ident) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                super::runtime::union::read(deserializer)
            }
        }
    };
}

pub(in super::super) use union;
