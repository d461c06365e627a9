//! What successful answers hold.

use super::{Docs, Field, Shape};
use crate::name;

/// What a successful answer holds.
#[derive(Debug)]
pub(crate) struct Answer {
    /// None: any status of success that has no answer of its own.
    pub(crate) status: Option<u16>,
    pub(crate) docs: Docs,
    /// The headers that are part of it.
    pub(crate) headers: Vec<Field>,
    pub(crate) content: Content,
}

impl Answer {
    /// The variant that it is where there are several.
    pub(crate) fn variant(&self) -> String {
        name::of_status(self.status)
    }

    /// The type that it has of its own, if there is one: for an operation of this name, with this many answers.
    pub(crate) fn type_name(&self, operation: &str, answers: usize) -> Option<String> {
        let is_struct = !self.headers.is_empty();
        is_struct.then(|| name::of_one_answer(operation, self.status, answers))
    }

    /// The types of what is received with it.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let headers = self.headers.iter().map(|it| &it.shape);
        headers.chain(self.content.shape())
    }
}

/// What the body is.
#[derive(Debug)]
pub(crate) enum Content {
    Nothing,
    Json(Body),
    Text,
    Bytes,
    /// The object that a form is read as.
    Form(Shape),
    /// The object that the parts of `multipart/form-data` are read as.
    Multipart(Shape),
}

impl Content {
    /// The type of what is read from a JSON value, a form or parts.
    pub(crate) fn shape(&self) -> Option<&Shape> {
        match self {
            Content::Json(body) => Some(&body.shape),
            Content::Form(shape) | Content::Multipart(shape) => Some(shape),
            Content::Nothing | Content::Text | Content::Bytes => None,
        }
    }
}

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) envelope: Option<String>,
    pub(crate) shape: Shape,
}
