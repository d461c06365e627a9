//! Values that are kept as they were written.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;

use crate::runtime::{
    Binary, Date, Decimal, Minutes, Parameter, RawJson, Seconds, Time, Uuid, ruled,
};

#[test]
fn a_date_is_a_day_that_the_calendar_has() {
    assert_eq!(Date::new(2026, 11, 22), Some(Date::from("2026-11-22")));
    assert_eq!(Date::new(0, 2, 29), Some(Date::from("0000-02-29")));
    assert_eq!(Date::new(2000, 2, 29).unwrap().parts(), Some((2000, 2, 29)));
    for (year, month, day) in [
        (1900, 2, 29),
        (2026, 2, 29),
        (2026, 4, 31),
        (2026, 0, 1),
        (2026, 13, 1),
        (2026, 1, 0),
        (10_000, 1, 1),
    ] {
        assert_eq!(Date::new(year, month, day), None, "{year} {month} {day}");
    }
    for text in [
        "",
        "2026-1-01",
        "26-01-01",
        "2026-01-01T",
        "+026-01-01",
        "2026/01/01",
        "٢٠٢٦-01-01",
    ] {
        assert_eq!(Date::from(text).parts(), None, "{text}");
        assert!(ruled::check("d", &Date::from(text)).is_err(), "{text}");
    }
    assert_eq!(ruled::check("d", &Date::from("2026-11-22")), Ok(()));
}

#[test]
fn a_time_is_an_instant() {
    for (text, seconds, nanos) in [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
        ("2026-11-22T09:30:00Z", 1_795_339_800, 0),
        ("2026-11-22T10:30:00+01:00", 1_795_339_800, 0),
        ("2026-11-22t04:00:00.000-05:30", 1_795_339_800, 0),
        ("2000-03-01T00:00:00z", 951_868_800, 0),
        ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
        ("2017-01-01T00:59:60+01:00", 1_483_228_800, 0),
        (
            "2001-09-09T01:46:40.1234567899Z",
            1_000_000_000,
            123_456_789,
        ),
    ] {
        let expected = match seconds < 0 {
            true => UNIX_EPOCH - Duration::from_secs(-seconds as u64),
            false => UNIX_EPOCH + Duration::from_secs(seconds as u64),
        };
        let expected = expected + Duration::from_nanos(nanos);
        assert_eq!(Time::from(text).to_system_time(), Some(expected), "{text}");
        assert_eq!(ruled::check("t", &Time::from(text)), Ok(()), "{text}");
    }
}

#[test]
fn what_is_no_time_is_refused_and_kept() {
    for text in [
        "",
        "2026-11-22",
        "2026-11-22T09:30:00",
        "2026-11-22 09:30:00Z",
        "2026-11-22T09:30Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T09:60:00Z",
        "2026-11-22T09:30:61Z",
        "2026-11-22T09:30:60Z",
        "2026-11-22T23:59:60+01:00",
        "2026-11-22T09:30:00.Z",
        "2026-11-22T09:30:00.5.5Z",
        "2026-11-22T09:30:00Zulu",
        "2026-11-22T09:30:00+1",
        "2026-11-22T09:30:00+01:60",
        "2026-02-30T09:30:00Z",
        "€€€€-11-22T09:30:00Z",
    ] {
        let time = Time::from(text);
        assert_eq!(time.to_system_time(), None, "{text}");
        assert_eq!(time.as_str(), text);
        let error = ruled::check("t", &time).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`t` must be a time such as `2026-11-22T09:30:00Z`"
        );
    }
}

#[test]
fn every_day_of_the_calendar_comes_back() {
    let mut days = 0;
    for year in [
        0, 1, 99, 100, 303, 304, 400, 1899, 1900, 1969, 1970, 2000, 2024, 2026, 9999,
    ] {
        for month in 1..=12 {
            for day in 1..=31 {
                let Some(time) = Time::utc((year, month, day), (23, 59, 58)) else {
                    continue;
                };
                let instant = time.to_system_time().unwrap();
                assert_eq!(Time::from(instant), time);
                days += 1;
            }
        }
    }
    assert_eq!(days, 15 * 365 + 5);
    assert_eq!(Time::utc((2026, 2, 29), (0, 0, 0)), None);
    assert_eq!(Time::utc((2026, 1, 1), (24, 0, 0)), None);
}

#[test]
fn a_time_of_the_system_is_written_in_utc() {
    let text = |time: SystemTime| Time::from(time).as_str().to_owned();
    let half = UNIX_EPOCH + Duration::from_millis(1_500);
    assert_eq!(text(half), "1970-01-01T00:00:01.5Z");
    assert_eq!(
        text(UNIX_EPOCH - Duration::from_millis(1_500)),
        "1969-12-31T23:59:58.5Z"
    );
    assert_eq!(
        text(UNIX_EPOCH - Duration::from_secs(1)),
        "1969-12-31T23:59:59Z"
    );
    assert_eq!(
        Time::from(half).without_fraction().as_str(),
        "1970-01-01T00:00:01Z"
    );
    let time = Time::from("2026-11-22T09:30:00.250+01:00");
    assert_eq!(
        time.without_fraction().as_str(),
        "2026-11-22T09:30:00+01:00"
    );
    let far = Time::from(UNIX_EPOCH + Duration::from_secs(400_000_000_000));
    assert!(ruled::check("t", &far).is_err(), "{far}");
}

#[test]
fn a_uuid_is_a_number() {
    let number = 0x0199_a3f0_4b1c_7d2e_8f3a_5b6c_7d8e_9f00;
    let uuid = Uuid::from(number);
    assert_eq!(uuid.as_str(), "0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00");
    assert_eq!(uuid.to_u128(), Some(number));
    assert_eq!(
        Uuid::from(7).as_str(),
        "00000000-0000-0000-0000-000000000007"
    );
    let shouted = Uuid::from(uuid.as_str().to_uppercase());
    assert_eq!(shouted.to_u128(), Some(number));
    for text in [
        "",
        "0199a3f04b1c7d2e8f3a5b6c7d8e9f00",
        "0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f0",
        "0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f0g",
        "+199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00",
        "0199a3f-04b1c-7d2e-8f3a-5b6c7d8e9f00",
    ] {
        assert!(ruled::check("u", &Uuid::from(text)).is_err(), "{text}");
    }
}

#[test]
fn a_decimal_keeps_its_digits() {
    let read = |json: &str| serde_json::from_str::<Decimal>(json).map(|it| it.to_string());
    assert_eq!(read("12.50").unwrap(), "12.50");
    assert_eq!(read("\"12.50\"").unwrap(), "12.50");
    assert_eq!(read("-0.10e+2").unwrap(), "-0.10e+2");
    assert_eq!(
        read("123456789012345678901234567890.1").unwrap(),
        "123456789012345678901234567890.1"
    );
    assert_eq!(read("\"a \\\"price\\\"\"").unwrap(), "a \"price\"");
    for json in ["true", "null", "[1]", "{}"] {
        assert!(read(json).is_err(), "{json}");
    }
    assert_eq!(
        serde_json::to_string(&Decimal::from("12.50")).unwrap(),
        "\"12.50\""
    );
    assert_eq!(Decimal::from(-3).to_f64(), Some(-3.0));
    for text in [
        "", "-", "1.", ".5", "1e", "1e+", "NaN", "inf", "1,5", "+1", "1 ",
    ] {
        assert_eq!(Decimal::from(text).to_f64(), None, "{text}");
        assert!(ruled::check("d", &Decimal::from(text)).is_err(), "{text}");
    }
}

#[test]
fn lengths_of_time_are_numbers() {
    assert_eq!(Minutes::new(90).duration(), Duration::from_secs(5_400));
    assert_eq!(Minutes::from(Duration::from_secs(5_400)), Minutes::new(90));
    assert_eq!(Duration::from(Seconds::new(5)), Duration::from_secs(5));
    let read = |json: &str| serde_json::from_str::<Minutes>(json).map(Duration::from);
    assert_eq!(read("90").unwrap(), Duration::from_secs(5_400));
    assert_eq!(read("0.5").unwrap(), Duration::from_secs(30));
    for json in [
        "-1",
        "-0.5",
        "\"1\"",
        "null",
        "1e300",
        "18446744073709551615",
    ] {
        assert!(read(json).is_err(), "{json}");
    }
    let half = Minutes::from(Duration::from_secs(30));
    assert_eq!(serde_json::to_string(&Minutes::new(90)).unwrap(), "90");
    assert_eq!(serde_json::to_string(&half).unwrap(), "0.5");
    assert_eq!(half.text(), "0.5");
    assert_eq!(ruled::check("m", &Minutes::new(1)), Ok(()));
    assert!(ruled::check("m", &half).is_err());
    assert!(ruled::check("s", &Seconds::from(Duration::from_millis(1))).is_err());
    assert_eq!(
        Minutes::new(u64::MAX).duration(),
        Duration::from_secs(u64::MAX)
    );
}

#[test]
fn bytes_are_a_text() {
    let read = |json: &str| serde_json::from_str::<Binary>(json);
    let bytes = Binary::from(b"\x00\xff\xfa");
    assert_eq!(serde_json::to_string(&bytes).unwrap(), "\"AP/6\"");
    for json in ["\"AP/6\"", "\"AP_6\"", "\"AP\\/6\""] {
        assert_eq!(read(json).unwrap(), bytes, "{json}");
    }
    assert_eq!(read("\"AA==\"").unwrap(), read("\"AA\"").unwrap());
    for json in ["\"A\"", "\"A!\"", "\"AP/_\"", "7", "null"] {
        assert!(read(json).is_err(), "{json}");
    }
    assert_eq!(format!("{bytes:?}"), "Binary(3 bytes)");
    assert_eq!(Bytes::from(Binary::from(vec![1])).as_ref(), [1]);
}

#[test]
fn any_json_can_be_made_of_values() {
    assert_eq!(RawJson::of(&("a", 1)).unwrap().as_str(), "[\"a\",1]");
    assert_eq!(RawJson::default().as_str(), "null");
    let keys = std::collections::BTreeMap::from([(Some(1), 1), (None, 2)]);
    let error = RawJson::of(&keys).unwrap_err();
    assert_eq!(error.to_string(), "`value` must be expressible as JSON");
}
