//! Operations, and the fields of what they send.

use serde_json::Value;

use super::{Answer, Builtin, Docs, Example, Limit, Name, Pagination, Shape};
use crate::spec::{Encoding, Level, Method, Scalar, Style};

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    pub(crate) deprecated: Option<Docs>,
    pub(crate) stability: Option<(Level, Docs)>,
    pub(crate) plan: Option<String>,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) repeatable: bool,
    /// The numbers of the credentials in `auth` that will do, at least one. None: the call needs none.
    pub(crate) auth: Vec<Option<usize>>,
    /// The path, part by part.
    pub(crate) pieces: Vec<Piece>,
    /// What a request holds, from the parameters of the path to the fields of the body.
    pub(crate) fields: Vec<Field>,
    pub(crate) encoding: Encoding,
    /// That of a body that is sent as it is.
    pub(crate) content_type: String,
    /// What successful answers hold, at least one.
    pub(crate) answers: Vec<Answer>,
    pub(crate) pagination: Option<Pagination>,
    pub(crate) redirect: Option<String>,
    pub(crate) examples: Vec<Example>,
}

impl Operation {
    /// What a request holds in one place.
    pub(crate) fn fields_in(&self, location: Location) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |it| it.location == location)
    }

    /// The parameter that is the whole URL, where there is one.
    pub(crate) fn url(&self) -> Option<&Field> {
        match self.pieces.as_slice() {
            [Piece::Parameter(_)] => self.fields_in(Location::Path).next(),
            _ => None,
        }
    }

    /// Whether a request has a body.
    pub(crate) fn has_body(&self) -> bool {
        self.fields_in(Location::Body).next().is_some()
    }
}

/// A part of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A text of the API's own.
    Text(String),
    /// A parameter, by its name on the wire.
    Parameter(String),
}

/// Where a field stands in a request. In an object it stands in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Body,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: Name,
    pub(crate) location: Location,
    pub(crate) shape: Shape,
    pub(crate) docs: Docs,
    /// Why it should no longer be used, and what takes its place.
    pub(crate) deprecated: Option<Docs>,
    /// Other keys under which it may come.
    pub(crate) aliases: Vec<String>,
    pub(crate) optional: bool,
    pub(crate) nullable: bool,
    pub(crate) constant: Option<Scalar>,
    pub(crate) style: Option<Style>,
    pub(crate) limits: Vec<Limit>,
    /// What its absence stands for.
    pub(crate) default: Option<Value>,
    /// Whether it holds what an object has under all other keys. It is a map then, and has no key of its own.
    pub(crate) is_rest: bool,
}

impl Field {
    /// A field that is always there, and of which nothing else is told.
    pub(crate) fn new(name: Name, location: Location, shape: Shape, docs: Docs) -> Self {
        Self {
            name,
            location,
            shape,
            docs,
            optional: false,
            nullable: false,
            constant: None,
            style: None,
            limits: Vec::new(),
            default: None,
            deprecated: None,
            aliases: Vec::new(),
            is_rest: false,
        }
    }

    /// Whether null is a value of it.
    pub(crate) fn can_be_null(&self) -> bool {
        self.nullable || self.shape == Shape::Builtin(Builtin::Json)
    }

    /// Whether it can come under this key.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        !self.is_rest && (self.name.wire == key || self.aliases.iter().any(|it| it == key))
    }

    /// Whether a constructor does without it.
    pub(crate) fn is_set_afterwards(&self) -> bool {
        self.optional || self.is_rest
    }
}
