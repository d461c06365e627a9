//! What the test double knows of an API: its errors, and how values are written as answers.

use serde::Serialize;

use super::UnionWrite;
use crate::rust::Code;

/// What the test double knows of an API.
#[derive(Debug, Serialize)]
pub struct TestDouble {
    /// The documented errors.
    pub errors: Vec<ErrorAnswer>,
    /// The operations.
    pub operations: Vec<Answerable>,
    /// The objects that are received only.
    pub objects: Vec<WrittenObject>,
    /// The unions that are received only.
    pub unions: Vec<WrittenUnion>,
    /// The types of the secrets that are received only.
    pub secrets: Vec<Code>,
}

/// A documented error as a ready answer.
#[derive(Debug, Serialize)]
pub struct ErrorAnswer {
    /// What it means.
    pub docs: Code,
    /// The function.
    pub name: Code,
    /// The type of the body, if its form is known.
    pub body: Vec<Code>,
    /// The answer, an expression.
    pub answer: Code,
}

/// An operation whose answers are made of values.
#[derive(Debug, Serialize)]
pub struct Answerable {
    /// The type of the operation.
    pub name: Code,
    /// The pattern that takes the value.
    pub argument: Code,
    /// The answer, an expression.
    pub answer: Code,
}

/// An object that is written.
#[derive(Debug, Serialize)]
pub struct WrittenObject {
    /// The type.
    pub name: Code,
    /// The calls that write its fields, in a list of one.
    pub writes: Vec<Vec<Code>>,
}

/// A union that is written.
#[derive(Debug, Serialize)]
pub struct WrittenUnion {
    /// The type.
    pub name: Code,
    /// How it is written, in a list of one.
    pub writes: Vec<UnionWrite>,
}
