//! Answers that have a type of their own.

use serde::Serialize;

use super::{Argument, Field};
use crate::rust::Code;

/// An answer with headers: a struct.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// When it comes.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The body, if there is one, and the headers.
    pub fields: Vec<Field>,
    /// What the constructor takes: all of them.
    pub arguments: Vec<Argument>,
}

/// The answers of an operation that has several: an enum.
#[derive(Debug, Serialize)]
pub struct Answers {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// One for each answer.
    pub variants: Vec<AnswerVariant>,
}

/// One of several answers.
#[derive(Debug, Serialize)]
pub struct AnswerVariant {
    /// When it comes.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The type of what it holds, if it holds something.
    pub holds: Vec<Code>,
}
