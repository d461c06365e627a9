//! What servers write into `Retry-After`.

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use crate::runtime::retry_after::retry_after;

/// Sun, 06 Nov 1994 08:49:37 GMT
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
}

fn seconds(values: &[&[u8]]) -> Option<u64> {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(RETRY_AFTER, HeaderValue::from_bytes(value).unwrap());
    }
    retry_after(&headers, now()).map(|time| time.as_secs())
}

#[test]
fn seconds_and_dates_are_read() {
    for (value, expected) in [
        ("0", 0),
        ("1", 1),
        ("007", 7),
        ("120", 120),
        ("121", 121),
        ("18446744073709551615", u64::MAX),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("Sun, 06 Nov 1994 08:49:38 GMT", 1),
        ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400),
    ] {
        assert_eq!(seconds(&[value.as_bytes()]), Some(expected), "{value}");
    }
}

#[test]
fn what_says_nothing_clear_says_nothing() {
    let zeros = "0".repeat(65);
    for value in [
        "",
        "-10",
        "+5",
        "1.5",
        "1e3",
        "0x10",
        "inf",
        "nan",
        "7 seconds",
        "7, 8",
        "12345678901234567890123456789012345",
        "18446744073709551616",
        &zeros,
        "Sun, 06 Nov 1994 08:49:36 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Zun, 06 Nov 1994 08:49:38 GMT",
        "Sun, 06 Nov 100000 08:49:38 GMT",
        "Sun, 32 Nov 1994 08:49:38 GMT",
        "Sun, 06 Nov 1994 08:49:38 CET",
        "Sun, 06 Nov 1994",
        "tomorrow",
    ] {
        assert_eq!(seconds(&[value.as_bytes()]), None, "{value}");
    }
    assert_eq!(seconds(&[b"\xff7"]), None);
}

#[test]
fn it_stands_there_once_or_says_nothing() {
    assert_eq!(seconds(&[]), None);
    assert_eq!(seconds(&[b"7", b"8"]), None);
    assert_eq!(seconds(&[b"7", b"7"]), None);
}

#[test]
fn sixty_four_bytes_are_enough() {
    let longest = format!("{}7", "0".repeat(63));
    assert_eq!(seconds(&[longest.as_bytes()]), Some(7));
}
