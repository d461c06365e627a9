// An answer that says success and cannot be read.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use super::attempts::Attempts;
use super::{DecodeError, DecodeErrorKind};

/// The other side says success, but its answer is not what it should be. The call may have taken effect.
///
/// Neither `Display` nor `Debug` shows anything of the answer, which may hold a secret; the methods give it.
pub struct AnswerError {
    operation: &'static str,
    problem: DecodeError,
    response: Response<Bytes>,
}

impl AnswerError {
    /// The operation of this name was answered so.
    pub fn new(operation: &'static str, problem: DecodeError, response: Response<Bytes>) -> Self {
        Self {
            operation,
            problem,
            response,
        }
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// What is wrong, and where.
    pub fn problem(&self) -> &DecodeError {
        &self.problem
    }

    /// The kind of what is wrong.
    pub fn kind(&self) -> DecodeErrorKind {
        self.problem.kind()
    }

    /// The status, which is one of success.
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

    /// The body, as it came. It may hold secrets: take care where it goes.
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation, self.response.status().as_u16());
        write!(
            f,
            "`{operation}` was answered with status {status}, but the answer cannot be read: {}; the call may have taken effect",
            self.problem
        )
    }
}

impl fmt::Debug for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerError")
            .field("operation", &self.operation)
            .field("status", &self.status())
            .field("problem", &self.problem)
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for AnswerError {}
