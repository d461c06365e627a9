//! Text of an output language that is known to be safe where it stands.

use std::marker::PhantomData;

use minijinja::value::Value;
use serde::ser::{Serialize, Serializer};

/// A piece of a file in the language `L`.
///
/// The template engines print this and nothing else, and only the doors make it:
/// [`rust`](crate::rust), [`toml`](crate::toml) and [`markdown`](crate::markdown) turn a text of the spec into a
/// piece that means just this text, whatever stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code<L> {
    text: String,
    language: PhantomData<L>,
}

impl<L> Code<L> {
    /// For the doors: the caller answers for the text.
    pub(crate) fn trusted(text: impl Into<String>) -> Self {
        Code {
            text: text.into(),
            language: PhantomData,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<L> Serialize for Code<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.text.clone()).serialize(serializer)
    }
}
