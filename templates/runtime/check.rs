// The limits that a request is checked against before it is sent.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;

use super::{InvalidRequest, Time, value_syntax};

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
        check(value).map_err(|error| error.within(key).within(parameter))?;
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
