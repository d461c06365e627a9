//! What the test double knows of an API: its errors, and how values are written as answers.

use serde::Serialize;

use super::{OperationExamples, Part, UnionWrite};
use crate::rust::Code;

/// What the test double knows of what one spec file says.
#[derive(Debug, Serialize)]
pub struct TestDouble {
    /// The name of the module.
    #[serde(skip)]
    pub name: String,
    /// The module, as the root knows it.
    #[serde(skip)]
    pub part: Part,
    /// The operations with one answer, which is no more than its body.
    pub plain: Vec<Answerable>,
    /// Those that have several answers, or headers in one.
    pub varied: Vec<Answerable>,
    /// The objects that are received only.
    pub objects: Vec<WrittenObject>,
    /// The unions that are received only.
    pub unions: Vec<WrittenUnion>,
    /// The types of the secrets that are received only.
    pub secrets: Vec<Code>,
    /// The documented calls.
    pub examples: Vec<OperationExamples>,
}

impl TestDouble {
    /// Whether there is nothing to know: enums and ids can be written as they are.
    pub(crate) fn is_empty(&self) -> bool {
        self.plain.is_empty()
            && self.varied.is_empty()
            && self.objects.is_empty()
            && self.unions.is_empty()
            && self.secrets.is_empty()
    }
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

/// Operations whose answers are made of values in the same way.
#[derive(Debug, Serialize)]
pub struct Answerable {
    /// The types of the operations.
    pub names: Vec<Code>,
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
    /// The calls of `Entries` that write it, in a list of one.
    pub writes: Vec<Code>,
}

/// A union that is written.
#[derive(Debug, Serialize)]
pub struct WrittenUnion {
    /// The type.
    pub name: Code,
    /// How it is written, in a list of one.
    pub writes: Vec<UnionWrite>,
}
