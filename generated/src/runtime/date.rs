// A day of the calendar as text.

use serde::{Deserialize, Serialize};

use super::value_syntax;
use super::written::written;

/// A day of the calendar, such as `2026-11-22`.
///
/// It is kept as it was written, so that an answer can be read whatever it says.
/// Whether the text is a date is checked when a request is sent.
/// Libraries for dates read it from [`Date::as_str`], and what they write goes into `Date::from`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(String);

written!(Date);

impl Date {
    /// A day, if the calendar has it. Years go from 0 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self(format!("{year:04}-{month:02}-{day:02}"));
        date.parts().is_some().then_some(date)
    }

    /// Year, month and day, if the text is a date.
    pub fn parts(&self) -> Option<(u16, u8, u8)> {
        value_syntax::date(&self.0)
    }
}
