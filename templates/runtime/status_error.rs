// An answer that does not say success.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::attempts::Attempts;
use super::{Truncated, json};

/// The other side answered with a status that is not one of success.
///
/// Neither `Display` nor `Debug` shows anything of the answer but its status; the methods give it.
pub struct StatusError {
    operation: &'static str,
    response: Response<Bytes>,
}

impl StatusError {
    /// The operation of this name was answered so.
    pub fn new(operation: &'static str, response: Response<Bytes>) -> Self {
        Self {
            operation,
            response,
        }
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// How many attempts were made. This is the answer to the last one.
    pub fn attempts(&self) -> u32 {
        Attempts::of(self.response.extensions()).made
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body, as it came; it may be empty, or something else than JSON. It may hold secrets: take care where it goes.
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }

    /// Whether the end of the body is missing, since it was too large or the connection broke.
    pub fn is_truncated(&self) -> bool {
        self.response.extensions().get::<Truncated>().is_some()
    }

    /// Whether an attempt before the last one may have taken effect.
    pub(super) fn is_in_doubt(&self) -> bool {
        Attempts::of(self.response.extensions()).in_doubt
    }

    /// Reads the JSON body, or one field of it when `envelope` names one.
    ///
    /// There is none when the body is something else, which is no second failure.
    pub fn body_as<T: DeserializeOwned>(&self, envelope: Option<&'static str>) -> Option<T> {
        json::read(self.body(), envelope).ok()
    }

    /// The same, if the error is the one whose body has this form.
    pub(in super::super) fn body_if<T: DeserializeOwned>(
        &self,
        is_this: bool,
        envelope: Option<&'static str>,
    ) -> Option<T> {
        match is_this {
            true => self.body_as(envelope),
            false => None,
        }
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` was answered with status {}",
            self.operation,
            self.status().as_u16()
        )?;
        match self.status().canonical_reason() {
            Some(reason) => write!(f, " ({reason})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusError")
            .field("operation", &self.operation)
            .field("status", &self.status())
            .field("body_bytes", &self.body().len())
            .field("truncated", &self.is_truncated())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for StatusError {}
