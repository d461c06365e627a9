// How dates, instants, UUIDs, decimals and bytes are written.
//
// Nothing is rewritten here: a text is one of them as it stands, or it is none.

use std::fmt;
use std::ops::Neg;

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Year, month and day of a date such as `2026-11-22`.
pub fn date(text: &str) -> Option<(u16, u8, u8)> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let year: u16 = digits(year, 4)?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let is_day = (1..=12).contains(&month) && (1..=days_of(year.into(), month)).contains(&day);
    is_day.then_some((year, month, day))
}

/// The instant of a text such as `2026-11-22T09:30:00.5+01:00`, as RFC 3339 says.
pub fn instant(text: &str) -> Option<Instant> {
    let (day, rest) = text.split_once(['T', 't'])?;
    let (year, month, day) = date(day)?;
    let (clock, offset) = rest.split_at_checked(rest.find(['Z', 'z', '+', '-'])?)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let (minutes, second) = clock.rsplit_once(':')?;
    let second: i64 = digits(second, 2).filter(|it| *it <= 60)?;
    let minutes = hours_and_minutes(minutes)? - self::offset(offset)?;
    // A minute has a second more only at the end of a day in UTC.
    if second == 60 && minutes.rem_euclid(24 * 60) != 24 * 60 - 1 {
        return None;
    }
    let days = days_before(year.into(), month) + i64::from(day) - 1 - EPOCH;
    Some(Instant {
        seconds: days * 86_400 + minutes * 60 + second,
        nanos: nanos(fraction)?,
    })
}

/// The text of an instant without what stands behind the second.
pub fn without_fraction(text: &str) -> String {
    let Some((before, rest)) = text.split_once('.') else {
        return text.to_owned();
    };
    format!(
        "{before}{}",
        rest.trim_start_matches(|it: char| it.is_ascii_digit())
    )
}

/// Whether a text that is an instant lies between two seconds.
pub fn has_fraction(text: &str) -> bool {
    let (_, rest) = text.split_once('.').unwrap_or_default();
    let mut digits = rest.bytes().take_while(u8::is_ascii_digit);
    digits.any(|digit| digit != b'0')
}

/// The number of a UUID such as `0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00`.
pub fn uuid(text: &str) -> Option<u128> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_hex = text.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit());
    match is_hex && lengths == [8, 4, 4, 4, 12] {
        true => u128::from_str_radix(&text.replace('-', ""), 16).ok(),
        false => None,
    }
}

/// Whether a text is a number such as `-19.90` or `1e3`, as JSON writes it.
pub fn is_decimal(text: &str) -> bool {
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    is_digits(whole)
        && is_digits(fraction)
        && is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// The bytes of a text in base64, of the usual alphabet or the one for URLs, with padding or without.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let alphabet = match text.contains(['-', '_']) {
        true => &URL_SAFE,
        false => &STANDARD,
    };
    let padding = DecodePaddingMode::Indifferent;
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(padding);
    GeneralPurpose::new(alphabet, lenient).decode(text).ok()
}

/// Seconds since the beginning of 1970 in UTC, and what comes on top.
pub struct Instant {
    pub seconds: i64,
    pub nanos: u32,
}

impl Instant {
    /// So long after the beginning of 1970.
    pub fn new(seconds: u64, nanos: u32) -> Self {
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        Self { seconds, nanos }
    }
}

/// So long before the beginning of 1970.
impl Neg for Instant {
    type Output = Self;

    fn neg(self) -> Self {
        match self.nanos {
            0 => Self {
                seconds: -self.seconds,
                nanos: 0,
            },
            nanos => Self {
                seconds: -self.seconds - 1,
                nanos: 1_000_000_000 - nanos,
            },
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, rest) = (
            self.seconds.div_euclid(86_400),
            self.seconds.rem_euclid(86_400),
        );
        let (year, month, day) = civil(days + EPOCH);
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        match self.nanos {
            0 => f.write_str("Z"),
            nanos => write!(f, ".{}Z", format!("{nanos:09}").trim_end_matches('0')),
        }
    }
}

/// A number of so many digits.
fn digits<T: std::str::FromStr>(text: &str, count: usize) -> Option<T> {
    let is_number = text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// How many minutes a clock such as `09:30` is past midnight.
fn hours_and_minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let hours: i64 = digits(hours, 2).filter(|it| *it <= 23)?;
    let minutes: i64 = digits(minutes, 2).filter(|it| *it <= 59)?;
    Some(hours * 60 + minutes)
}

/// How many minutes a clock at this place goes before UTC.
fn offset(text: &str) -> Option<i64> {
    match text.split_at_checked(1)? {
        ("Z" | "z", "") => Some(0),
        ("+", ahead) => hours_and_minutes(ahead),
        ("-", behind) => hours_and_minutes(behind).map(|it| -it),
        _ => None,
    }
}

/// What the digits behind a second are. Those that are finer than a nanosecond do not count.
fn nanos(fraction: &str) -> Option<u32> {
    let is_digits = !fraction.is_empty() && fraction.bytes().all(|it| it.is_ascii_digit());
    let nine: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    is_digits.then(|| nine.parse().ok())?
}

/// The days from the beginning of the year 0 to that of 1970.
const EPOCH: i64 = 719_528;

/// The days from the beginning of the year 0 to that of a month.
fn days_before(year: i64, month: u8) -> i64 {
    // Years before this one that have a day more; the year 0 is one of them.
    let leap =
        (year + 3).div_euclid(4) - (year + 99).div_euclid(100) + (year + 399).div_euclid(400);
    let months = (1..month).map(|month| i64::from(days_of(year, month)));
    year * 365 + leap + months.sum::<i64>()
}

fn days_of(year: i64, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day, so many days after the beginning of the year 0.
fn civil(days: i64) -> (i64, u8, i64) {
    // 400 years have always as many days, so the year is this one or a neighbour.
    let guess = days.saturating_mul(400).div_euclid(146_097);
    let mut years = (guess - 1..=guess + 1).rev();
    let year = years
        .find(|year| days_before(*year, 1) <= days)
        .unwrap_or(guess);
    let month = (2..=12)
        .take_while(|month| days_before(year, *month) <= days)
        .last()
        .unwrap_or(1);
    (year, month, days - days_before(year, month) + 1)
}
