// A value of an open enum of integers that this version does not know.

use std::fmt;

/// A number that this version of the crate does not know, as it was sent.
///
/// It can be read, compared and sent back, but not made: so a known value has one form only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownNumber(i64);

impl UnknownNumber {
    /// The number, as it was sent.
    pub fn get(self) -> i64 {
        self.0
    }

    /// Only the enums themselves may say that they do not know a number.
    pub(in super::super) fn new(number: i64) -> Self {
        Self(number)
    }
}

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
