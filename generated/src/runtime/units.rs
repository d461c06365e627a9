// Lengths of time that are a number on the wire.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Parameter;

/// A length of time that is a number of seconds on the wire.
///
/// It is made of a number of them or of a [`Duration`], and becomes one. An answer may hold a fraction;
/// only whole numbers are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Seconds(Duration);

/// A length of time that is a number of minutes on the wire.
///
/// It is made of a number of them or of a [`Duration`], and becomes one. An answer may hold a fraction;
/// only whole numbers are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Minutes(Duration);

macro_rules! unit {
    ($name:ident, $seconds:literal) => {
        impl $name {
            /// So many of them. What is too long for a `Duration` is the longest there is.
            pub const fn new(count: u64) -> Self {
                Self(Duration::from_secs(count.saturating_mul($seconds)))
            }

            /// How long it is.
            pub const fn duration(self) -> Duration {
                self.0
            }

            /// How many there are, if it is a whole number.
            pub(super) fn whole(self) -> Option<u64> {
                whole(self.0, $seconds)
            }
        }

        impl From<Duration> for $name {
            fn from(duration: Duration) -> Self {
                Self(duration)
            }
        }

        impl From<$name> for Duration {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl Parameter for $name {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(match self.whole() {
                    Some(count) => count.to_string(),
                    None => fraction(self.0, $seconds).to_string(),
                })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.whole() {
                    Some(count) => serializer.serialize_u64(count),
                    None => serializer.serialize_f64(fraction(self.0, $seconds)),
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let seconds = deserializer.deserialize_any(Count($seconds))?;
                Ok(Self(seconds))
            }
        }
    };
}

unit!(Seconds, 1);
unit!(Minutes, 60);

fn whole(length: Duration, unit: u32) -> Option<u64> {
    let (seconds, unit) = (length.as_secs(), u64::from(unit));
    let is_whole = length.subsec_nanos() == 0 && seconds % unit == 0;
    is_whole.then(|| seconds / unit)
}

fn fraction(length: Duration, unit: u32) -> f64 {
    length.as_secs_f64() / f64::from(unit)
}

/// Reads a number of units that are so many seconds each.
struct Count(u32);

impl Visitor<'_> for Count {
    type Value = Duration;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number that is not negative")
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Duration, E> {
        let seconds = count.checked_mul(self.0.into());
        let seconds =
            seconds.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(count), &self))?;
        Ok(Duration::from_secs(seconds))
    }

    fn visit_f64<E: Error>(self, count: f64) -> Result<Duration, E> {
        Duration::try_from_secs_f64(count * f64::from(self.0))
            .map_err(|_| E::invalid_value(Unexpected::Float(count), &self))
    }
}
