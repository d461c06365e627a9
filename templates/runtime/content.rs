// Reading answers that are no JSON.

use bytes::Bytes;
use http::Response;

use super::{DecodeError, DecodeErrorKind};

/// Takes the body as a text.
///
/// # Errors
///
/// When it is no UTF-8.
pub fn text(response: &Response<Bytes>) -> Result<String, DecodeError> {
    match std::str::from_utf8(response.body()) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(DecodeError::new(DecodeErrorKind::NotText, "")),
    }
}

/// Takes the body as it is.
///
/// # Errors
///
/// None.
pub fn bytes(response: &Response<Bytes>) -> Result<Bytes, DecodeError> {
    Ok(response.body().clone())
}
