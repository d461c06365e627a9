// An instant as text.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::value_syntax::{self, Instant};
use super::written::written;

/// An instant, written as RFC 3339 says: `2026-11-22T09:30:00Z`.
///
/// It is kept as it was written, so that an answer can be read whatever it says. Two are equal when their texts are;
/// instants are compared with [`Time::to_system_time`].
/// Whether the text is an instant is checked when a request is sent.
/// Libraries for dates read it from [`Time::as_str`], and what they write goes into `Time::from`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(String);

written!(Time);

impl Time {
    /// An instant in UTC, if calendar and clock have it. Years go from 0 to 9999.
    pub fn utc(
        (year, month, day): (u16, u8, u8),
        (hour, minute, second): (u8, u8, u8),
    ) -> Option<Self> {
        let date = format!("{year:04}-{month:02}-{day:02}");
        let time = Self(format!("{date}T{hour:02}:{minute:02}:{second:02}Z"));
        time.instant().is_some().then_some(time)
    }

    /// The instant, if the text is one and the system has it.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let Instant { seconds, nanos } = self.instant()?;
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let start = match seconds < 0 {
            true => UNIX_EPOCH.checked_sub(whole),
            false => UNIX_EPOCH.checked_add(whole),
        };
        start?.checked_add(Duration::from_nanos(nanos.into()))
    }

    /// The second in which the instant lies. What is no instant stays as it is.
    #[must_use]
    pub fn without_fraction(&self) -> Self {
        Self(value_syntax::without_fraction(&self.0))
    }

    /// The instant, if the text is one.
    pub(super) fn instant(&self) -> Option<Instant> {
        value_syntax::instant(&self.0)
    }
}

/// In UTC, with as many digits behind the second as it takes.
impl From<SystemTime> for Time {
    fn from(time: SystemTime) -> Self {
        let instant = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Instant::new(after.as_secs(), after.subsec_nanos()),
            Err(before) => -Instant::new(
                before.duration().as_secs(),
                before.duration().subsec_nanos(),
            ),
        };
        Self(instant.to_string())
    }
}
