// Values that stand in a path, a query or a header.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Uri;

/// A value that is one text in a path, a query or a header.
pub trait Parameter {
    /// The text, before anything in it is escaped.
    fn text(&self) -> Cow<'_, str>;
}

/// A text as what it says: types that are texts take it as it is, numbers and booleans as JSON writes them.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let as_text = T::deserialize(Value::from(text));
    match text.bytes().all(is_plain) {
        true => as_text.ok().or_else(|| serde_json::from_str(text).ok()),
        false => as_text.ok(),
    }
}

impl Parameter for str {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Parameter for String {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Parameter for Uri {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl Parameter for bool {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            true => "true",
            false => "false",
        })
    }
}

impl Parameter for i64 {
    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Parameter for i32 {
    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Parameter for f64 {
    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
