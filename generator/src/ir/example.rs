//! Documented calls, as ready answers of the test double.

use serde::Serialize;

use crate::rust::Code;

/// The examples of an operation.
#[derive(Debug, Serialize)]
pub struct OperationExamples {
    /// What the module is.
    pub docs: Code,
    /// The module.
    pub module: Code,
    /// The type of the operation.
    pub operation: Code,
    /// The examples.
    pub examples: Vec<Example>,
}

/// A documented call.
#[derive(Debug, Serialize)]
pub struct Example {
    /// What it shows.
    pub docs: Code,
    /// The function.
    pub function: Code,
    /// Its name.
    pub name: Code,
    /// The request, an expression.
    pub request: Code,
    /// Path and query of the request, an `Option<&str>`.
    pub request_target: Code,
    /// The JSON that is sent, an `Option<&str>`.
    pub request_body: Code,
    /// The status of the answer.
    pub status: Code,
    /// The headers of the answer, pairs of names and values.
    pub response_headers: Vec<Code>,
    /// The JSON that comes back.
    pub response_body: Code,
}
