// A decimal number as text, so that no digit is lost.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::written::written;
use super::{RawJson, value_syntax};

/// A decimal number with all its digits, such as `19.90`.
///
/// It is sent as a text. In an answer it may be a text or a number of JSON, and is kept as it was written there: two are
/// equal when their texts are, so `1.5` and `1.50` differ.
/// Whether the text is a number is checked when a request is sent.
/// Libraries for decimals read it from [`Decimal::as_str`], and what they write goes into `Decimal::from`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Decimal(String);

written!(Decimal);

impl Decimal {
    /// The nearest floating point number, if the text is a number.
    pub fn to_f64(&self) -> Option<f64> {
        let is_number = value_syntax::is_decimal(&self.0);
        is_number.then(|| self.0.parse().ok())?
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        match raw.as_str() {
            number if value_syntax::is_decimal(number) => Ok(Self(number.to_owned())),
            _ => match raw.parse() {
                Ok(text) => Ok(Self(text)),
                Err(_) => Err(D::Error::custom("neither a text nor a number")),
            },
        }
    }
}
