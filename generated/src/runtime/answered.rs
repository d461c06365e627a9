// An answer as it came, beside what it means.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::attempts::Attempts;
use super::{Error, HttpResponse, Operation};

/// What an answer means, and the answer as it came.
///
/// `Debug` shows the value, the status and the length of the body.
#[derive(Clone)]
pub struct Answered<T> {
    value: T,
    response: HttpResponse,
}

impl<T> Answered<T> {
    /// Reads the answer to an operation, and keeps it.
    ///
    /// # Errors
    ///
    /// As for [`Operation::from_http`].
    pub fn from_http<O: Operation<Output = T>>(response: HttpResponse) -> Result<Self, Error> {
        let value = O::from_http(response.clone())?;
        Ok(Self { value, response })
    }

    /// What the answer means.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What the answer means, without the rest.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The status, which is one of success.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body, as it came. It may hold secrets: take care where it goes.
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }

    /// How many attempts were made. This is the answer to the last one.
    pub fn attempts(&self) -> u32 {
        Attempts::of(self.response.extensions()).made
    }
}

impl<T: fmt::Debug> fmt::Debug for Answered<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("value", &self.value)
            .field("status", &self.status())
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}
