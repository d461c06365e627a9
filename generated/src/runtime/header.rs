// Reading headers that are part of an answer.

use bytes::Bytes;
use http::Response;
use serde::de::DeserializeOwned;

use super::parameter::read;
use super::{DecodeError, DecodeErrorKind};

/// Reads a header that has to be there.
///
/// # Errors
///
/// When it is not there, there more than once, or has a wrong value.
pub fn required<T: DeserializeOwned>(
    name: &'static str,
    response: &Response<Bytes>,
) -> Result<T, DecodeError> {
    optional(name, response)?.ok_or_else(|| wrong(name))
}

/// Reads a header that may be there.
///
/// # Errors
///
/// When it is there more than once, or has a wrong value.
pub fn optional<T: DeserializeOwned>(
    name: &'static str,
    response: &Response<Bytes>,
) -> Result<Option<T>, DecodeError> {
    let mut values = response.headers().get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => {
            let text = value.to_str().ok();
            let value = text.and_then(read);
            value.map(Some).ok_or_else(|| wrong(name))
        }
        (Some(_), Some(_)) => Err(wrong(name)),
    }
}

fn wrong(name: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Header, name)
}
