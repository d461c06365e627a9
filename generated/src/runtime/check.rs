// The rules that a request is checked against before it is sent.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;

use super::{
    Date, Decimal, InvalidRequest, Minutes, Seconds, Time, Uri, Uuid, uri_syntax, value_syntax,
};

/// At least `min` items.
///
/// # Errors
///
/// When there are fewer.
pub fn min_items<T>(
    parameter: &'static str,
    items: &[T],
    min: usize,
) -> Result<(), InvalidRequest> {
    match (items.len() < min, min) {
        (false, _) => Ok(()),
        (true, 1) => Err(InvalidRequest::new(parameter, "must not be empty")),
        (true, _) => Err(InvalidRequest::new(
            parameter,
            format!("must have at least {min} items"),
        )),
    }
}

/// At most `max` items.
///
/// # Errors
///
/// When there are more.
pub fn max_items<T>(
    parameter: &'static str,
    items: &[T],
    max: usize,
) -> Result<(), InvalidRequest> {
    rule(items.len() <= max, parameter, || {
        format!("must have at most {}", count(max, "item"))
    })
}

/// No item is there twice.
///
/// # Errors
///
/// When one is, with its second place.
pub fn unique_items<T: PartialEq>(
    parameter: &'static str,
    items: &[T],
) -> Result<(), InvalidRequest> {
    let mut before = items.iter().enumerate();
    let twice = before.find(|(index, item)| items.iter().take(*index).any(|it| it == *item));
    match twice {
        None => Ok(()),
        Some((index, _)) => Err(InvalidRequest::new(
            format!("{parameter}[{index}]"),
            "must not be there twice",
        )),
    }
}

/// At least `min` characters, counted as Unicode scalar values.
///
/// # Errors
///
/// When there are fewer.
pub fn min_length(parameter: &'static str, text: &str, min: usize) -> Result<(), InvalidRequest> {
    match (text.chars().count() < min, min) {
        (false, _) => Ok(()),
        (true, 1) => Err(InvalidRequest::new(parameter, "must not be empty")),
        (true, _) => Err(InvalidRequest::new(
            parameter,
            format!("must have at least {min} characters"),
        )),
    }
}

/// At most `max` characters, counted as Unicode scalar values.
///
/// # Errors
///
/// When there are more.
pub fn max_length(parameter: &'static str, text: &str, max: usize) -> Result<(), InvalidRequest> {
    rule(text.chars().count() <= max, parameter, || {
        format!("must have at most {}", count(max, "character"))
    })
}

/// A number that is not below `min`.
///
/// # Errors
///
/// When it is, or is no number.
pub fn minimum<T: PartialOrd + Display>(
    parameter: &'static str,
    number: &T,
    min: T,
) -> Result<(), InvalidRequest> {
    rule(*number >= min, parameter, || {
        format!("must be at least {min}")
    })
}

/// A number that is not above `max`.
///
/// # Errors
///
/// When it is, or is no number.
pub fn maximum<T: PartialOrd + Display>(
    parameter: &'static str,
    number: &T,
    max: T,
) -> Result<(), InvalidRequest> {
    rule(*number <= max, parameter, || {
        format!("must be at most {max}")
    })
}

/// An instant at the beginning of a second. What is no instant breaks another rule.
///
/// # Errors
///
/// When it lies between two.
pub fn whole_seconds(parameter: &'static str, time: &Time) -> Result<(), InvalidRequest> {
    let is_whole = time.instant().is_none() || !value_syntax::has_fraction(time.as_str());
    rule(is_whole, parameter, || "must have no fraction of a second")
}

/// An absolute URI, with nothing in it that RFC 3986 does not allow, and without user info.
///
/// # Errors
///
/// When it is something else.
pub fn uri(parameter: &'static str, uri: &Uri) -> Result<(), InvalidRequest> {
    match uri_syntax::absolute(uri.as_str()) {
        Ok(_) => Ok(()),
        Err(problem) => Err(InvalidRequest::new(parameter, problem)),
    }
}

/// A day that the calendar has.
///
/// # Errors
///
/// When it is something else.
pub fn date(parameter: &'static str, date: &Date) -> Result<(), InvalidRequest> {
    rule(
        date.parts().is_some(),
        parameter,
        || "must be a date such as `2026-11-22`",
    )
}

/// An instant as RFC 3339 writes it.
///
/// # Errors
///
/// When it is something else.
pub fn time(parameter: &'static str, time: &Time) -> Result<(), InvalidRequest> {
    let problem = || "must be a time such as `2026-11-22T09:30:00Z`";
    rule(time.instant().is_some(), parameter, problem)
}

/// A UUID.
///
/// # Errors
///
/// When it is something else.
pub fn uuid(parameter: &'static str, uuid: &Uuid) -> Result<(), InvalidRequest> {
    rule(uuid.to_u128().is_some(), parameter, || "must be a UUID")
}

/// A number.
///
/// # Errors
///
/// When it is something else.
pub fn decimal(parameter: &'static str, decimal: &Decimal) -> Result<(), InvalidRequest> {
    let is_decimal = value_syntax::is_decimal(decimal.as_str());
    rule(is_decimal, parameter, || "must be a number such as `19.90`")
}

/// A number that JSON can write, where an infinite one would become `null`.
///
/// # Errors
///
/// When it is infinite, or is no number.
pub fn float(parameter: &'static str, number: &f64) -> Result<(), InvalidRequest> {
    rule(number.is_finite(), parameter, || "must be a finite number")
}

/// A whole number of seconds.
///
/// # Errors
///
/// When there is a fraction.
pub fn seconds(parameter: &'static str, time: &Seconds) -> Result<(), InvalidRequest> {
    rule(
        time.whole().is_some(),
        parameter,
        || "must be a whole number of seconds",
    )
}

/// A whole number of minutes.
///
/// # Errors
///
/// When there is a fraction.
pub fn minutes(parameter: &'static str, time: &Minutes) -> Result<(), InvalidRequest> {
    rule(
        time.whole().is_some(),
        parameter,
        || "must be a whole number of minutes",
    )
}

/// Every item passes `check`.
///
/// # Errors
///
/// That of the first item that does not, with its place: `permissions[0].calendar_id`.
pub fn each<T>(
    parameter: &'static str,
    items: &[T],
    check: impl Fn(&T) -> Result<(), InvalidRequest>,
) -> Result<(), InvalidRequest> {
    for (index, item) in items.iter().enumerate() {
        check(item).map_err(|error| error.within(&format!("{parameter}[{index}]")))?;
    }
    Ok(())
}

/// Every value of a map passes `check`.
///
/// # Errors
///
/// That of the first value that does not, with its key: `labels.home`.
pub fn each_value<T>(
    parameter: &'static str,
    values: &BTreeMap<String, T>,
    check: impl Fn(&T) -> Result<(), InvalidRequest>,
) -> Result<(), InvalidRequest> {
    for (key, value) in values {
        check(value).map_err(|error| error.within(&format!("{parameter}.{key}")))?;
    }
    Ok(())
}

fn rule<P: Into<Cow<'static, str>>>(
    is_held: bool,
    parameter: &'static str,
    problem: impl FnOnce() -> P,
) -> Result<(), InvalidRequest> {
    match is_held {
        true => Ok(()),
        false => Err(InvalidRequest::new(parameter, problem())),
    }
}

fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    }
}
