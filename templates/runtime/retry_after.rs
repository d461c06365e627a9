// What the header `Retry-After` asks for.

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, RETRY_AFTER};

/// A date has 29 characters.
const LONGEST: usize = 64;

/// How long the other side asks to wait, in seconds or until a date.
///
/// There is nothing when the header is missing, twice there, in the past, or says nothing clear.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let mut values = headers.get_all(RETRY_AFTER).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    match value.to_str().ok()? {
        text if text.len() > LONGEST => None,
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok().map(Duration::from_secs)
        }
        text => httpdate::parse_http_date(text)
            .ok()?
            .duration_since(now)
            .ok(),
    }
}
