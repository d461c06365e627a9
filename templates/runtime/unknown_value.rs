// A value of an open enum that this version does not know.

use std::fmt;

/// A value that this version of the crate does not know, as it was sent.
///
/// It can be read, compared and sent back, but not made: so a known value has one form only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// The value, as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Only the enums themselves may say that they do not know a value.
    pub(in super::super) fn new(value: impl Into<Box<str>>) -> Self {
        Self(value.into())
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
