//! Examples, their values known to fit.

use super::{Docs, TypeId};

/// A documented call, its values known to fit.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) request: Datum,
    /// The body as it is on the wire. None: no body is sent.
    pub(crate) request_text: Option<String>,
    /// Path and query, as they are documented.
    pub(crate) url: Option<String>,
    pub(crate) answer: Answered,
}

/// A documented answer.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// Which one it is of the answers of the operation.
    pub(crate) number: usize,
    /// The values of the headers that are part of it. None: absent.
    pub(crate) headers: Vec<Option<Datum>>,
    /// The names of those that are there, and the texts.
    pub(crate) header_texts: Vec<(String, String)>,
    /// None: no body is read.
    pub(crate) body: Option<Datum>,
    pub(crate) body_text: String,
}

/// A documented URL to open.
#[derive(Debug)]
pub(crate) struct PageExample {
    pub(crate) query: Datum,
    pub(crate) url: String,
}

/// A documented URL that a browser came back to.
#[derive(Debug)]
pub(crate) struct RedirectExample {
    pub(crate) url: String,
    /// The number of the outcome.
    pub(crate) outcome: usize,
    /// The value of the parameter to verify, where there is one.
    pub(crate) verify: Option<String>,
}

/// A value of an example that fits its type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Datum {
    /// A text: a value of a type that is one, such as a date or an id, or an unknown value of an enum.
    Text(String),
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    /// A number of seconds or minutes.
    Units(u64),
    Bytes(Vec<u8>),
    /// A file: its name, its media type, and its content, which an example tells as a text.
    Upload(String, String, String),
    /// Any value, as JSON text.
    Json(String),
    List(Vec<Datum>),
    Map(Vec<(String, Datum)>),
    /// A known value of an enum, by number.
    Known(TypeId, usize),
    /// An integer that an enum does not know.
    UnknownNumber(TypeId, i64),
    /// The fields that are not constant, in the order of the type. None: absent.
    Object(Option<TypeId>, Vec<Option<Datum>>),
    /// A shape of a union, by number, with its fields as those of an object.
    Variant(TypeId, usize, Vec<Option<Datum>>),
    /// A shape that the union does not know, as JSON text.
    Unrecognized(TypeId, String),
}
