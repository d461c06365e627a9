// The rules that a request is checked against before it is sent.

use std::collections::BTreeMap;

use super::{InvalidRequest, Uri, uri_syntax};

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
