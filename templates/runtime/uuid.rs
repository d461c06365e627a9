// A UUID as text.

use serde::{Deserialize, Serialize};

use super::value_syntax;
use super::written::written;

/// A UUID, such as `0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00`.
///
/// It is kept as it was written, so that an answer can be read whatever it says. Two are equal when their texts are,
/// so small and capital letters differ.
/// Whether the text is a UUID is checked when a request is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Uuid(String);

written!(Uuid);

impl Uuid {
    /// The number, if the text is a UUID.
    pub fn to_u128(&self) -> Option<u128> {
        value_syntax::uuid(&self.0)
    }
}

impl From<u128> for Uuid {
    fn from(number: u128) -> Self {
        let digits = format!("{number:032x}");
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        let parts = [
            part(0, 8),
            part(8, 12),
            part(12, 16),
            part(16, 20),
            part(20, 32),
        ];
        Self(parts.join("-"))
    }
}
