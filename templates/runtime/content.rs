// Bodies as they are, and as texts.

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_ENCODING;

use super::{DecodeError, DecodeErrorKind};

/// Takes the body as a text.
///
/// # Errors
///
/// When it is no UTF-8, or has to be unpacked first.
pub fn text(response: &Response<Bytes>) -> Result<String, DecodeError> {
    match std::str::from_utf8(plain(response)?) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(DecodeError::new(DecodeErrorKind::NotText, "")),
    }
}

/// Takes the body as it is.
///
/// # Errors
///
/// When it has to be unpacked first.
pub fn bytes(response: &Response<Bytes>) -> Result<Bytes, DecodeError> {
    plain(response).cloned()
}

/// What is said of an answer whose status is one of success, and none that is documented.
///
/// # Errors
///
/// Always.
pub fn undocumented<T>() -> Result<T, DecodeError> {
    Err(DecodeError::new(DecodeErrorKind::Status, ""))
}

/// The body, unless the headers say that it has to be unpacked first.
pub(super) fn plain(response: &Response<Bytes>) -> Result<&Bytes, DecodeError> {
    let mut encodings = response.headers().get_all(CONTENT_ENCODING).iter();
    match encodings.all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity")) {
        true => Ok(response.body()),
        false => Err(DecodeError::new(DecodeErrorKind::Encoded, "")),
    }
}
