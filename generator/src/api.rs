//! What a spec means: every name resolved, every rule held.
//!
//! Only `check` makes these values. They still speak of the API, with wire names beside Rust names;
//! the finished Rust is in `ir`.

use crate::spec::{Encoding, Level, Method, Scalar, Style};

/// A spec that is right.
#[derive(Debug)]
pub struct Api {
    pub(crate) package: Package,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) data_centers: DataCenters,
    pub(crate) auth: Vec<Auth>,
    pub(crate) errors: Vec<ErrorStatus>,
    pub(crate) modules: Vec<Module>,
    pub(crate) types: Vec<Type>,
}

/// The manifest of the crate.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: String,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) documentation: Option<String>,
    pub(crate) repository: Option<String>,
}

/// A name on the wire and in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) wire: String,
    /// An identifier that `check` has tried, without `r#`.
    pub(crate) rust: String,
}

#[derive(Debug)]
pub(crate) struct DataCenters {
    pub(crate) docs: Docs,
    /// From role to description.
    pub(crate) hosts: Vec<(Name, Docs)>,
    pub(crate) ids: Vec<DataCenter>,
}

#[derive(Debug)]
pub(crate) struct DataCenter {
    pub(crate) id: Name,
    pub(crate) name: String,
    /// In the order of the roles.
    pub(crate) hosts: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Auth {
    /// `rust` is the name of the handle's type; `wire` is that of the method that makes it.
    pub(crate) name: Name,
    pub(crate) token: TypeId,
    pub(crate) docs: Docs,
}

#[derive(Debug)]
pub(crate) struct ErrorStatus {
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) docs: Docs,
    pub(crate) body: Option<Body>,
}

/// What one spec file says, in its order.
#[derive(Debug, Default)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) operations: Vec<Operation>,
    pub(crate) pages: Vec<Page>,
    pub(crate) redirects: Vec<Redirect>,
    pub(crate) types: Vec<TypeId>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    pub(crate) stability: Option<(Level, Docs)>,
    pub(crate) plan: Option<String>,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) repeatable: bool,
    /// The number of the credential in `auth`.
    pub(crate) auth: usize,
    /// The path, part by part.
    pub(crate) pieces: Vec<Piece>,
    /// What a request holds, from the parameters of the path to the fields of the body.
    pub(crate) fields: Vec<Field>,
    pub(crate) encoding: Encoding,
    pub(crate) answer: Answer,
    pub(crate) redirect: Option<String>,
    pub(crate) examples: Vec<Example>,
}

impl Operation {
    /// What a request holds in one place.
    pub(crate) fn fields_in(&self, location: Location) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |it| it.location == location)
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Body,
}

/// What a successful answer holds.
#[derive(Debug)]
pub(crate) enum Answer {
    Nothing,
    Json(Body),
    Text,
    Bytes,
}

impl Answer {
    /// The type of the JSON value.
    pub(crate) fn shape(&self) -> Option<&Shape> {
        match self {
            Answer::Json(body) => Some(&body.shape),
            Answer::Nothing | Answer::Text | Answer::Bytes => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) envelope: Option<String>,
    pub(crate) shape: Shape,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Name,
    pub(crate) location: Location,
    pub(crate) shape: Shape,
    pub(crate) docs: Docs,
    pub(crate) optional: bool,
    pub(crate) nullable: bool,
    pub(crate) constant: Option<Scalar>,
    pub(crate) style: Option<Style>,
    pub(crate) min_items: Option<usize>,
    pub(crate) min_length: Option<usize>,
}

/// A page, whose query is told as the fields of a body are.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    /// The number of the role in `data_centers.hosts`.
    pub(crate) host: usize,
    pub(crate) path: String,
    pub(crate) query: Vec<Field>,
    pub(crate) redirect: Option<String>,
    pub(crate) examples: Vec<PageExample>,
}

#[derive(Debug)]
pub(crate) struct Redirect {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) verify: Option<Name>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) examples: Vec<RedirectExample>,
}

#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) when: Option<String>,
    /// Their shapes are texts.
    pub(crate) parameters: Vec<Field>,
}

/// The number of a type in `Api::types`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(pub(crate) usize);

#[derive(Debug)]
pub(crate) struct Type {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) kind: Kind,
    /// Whether a request can hold it.
    pub(crate) sent: bool,
    /// Whether an answer can hold it.
    pub(crate) received: bool,
    /// Whether it has something to check before it is sent.
    pub(crate) constrained: bool,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Id,
    Secret,
    Enum(Vec<(Name, Docs)>),
    Object(Vec<Field>),
    Union(Vec<Variant>),
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    /// The number of the deciding field.
    pub(crate) when: usize,
    pub(crate) fields: Vec<Field>,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    String,
    Uri,
    Boolean,
    Integer,
    Float,
    List(Box<Shape>),
    Map(Box<Shape>),
    Named(TypeId),
    /// The same, where a type would hold itself otherwise.
    Boxed(TypeId),
}

impl Shape {
    /// Whether a value of the shape is one text, a number, or true or false.
    pub(crate) fn is_scalar(&self, types: &[Type]) -> bool {
        match self {
            Shape::String | Shape::Uri | Shape::Boolean | Shape::Integer | Shape::Float => true,
            Shape::List(_) | Shape::Map(_) | Shape::Boxed(_) => false,
            Shape::Named(id) => types
                .get(id.0)
                .is_some_and(|it| matches!(it.kind, Kind::Id | Kind::Secret | Kind::Enum(_))),
        }
    }

    /// Whether values of the shape have something to check before they are sent, whatever field they are in.
    pub(crate) fn has_rules(&self, types: &[Type]) -> bool {
        match self {
            Shape::Uri => true,
            Shape::List(item) | Shape::Map(item) => item.has_rules(types),
            Shape::Named(id) | Shape::Boxed(id) => types.get(id.0).is_some_and(|it| it.constrained),
            Shape::String | Shape::Boolean | Shape::Integer | Shape::Float => false,
        }
    }
}

/// Prose: lines of Markdown that are safe to stand in a doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Docs(pub(crate) Vec<String>);

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
    pub(crate) status: u16,
    /// None: no body is read.
    pub(crate) answer: Option<Datum>,
    pub(crate) answer_text: String,
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
    /// The text of a string, a URI, an id, a secret or an unknown value of an enum.
    Text(String),
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    List(Vec<Datum>),
    Map(Vec<(String, Datum)>),
    /// A known value of an enum, by number.
    Known(TypeId, usize),
    /// The fields that are not constant, in the order of the type. None: absent.
    Object(Option<TypeId>, Vec<Option<Datum>>),
    /// A shape of a union, by number, with its fields as those of an object.
    Variant(TypeId, usize, Vec<Option<Datum>>),
    /// A shape that the union does not know, as JSON text.
    Unrecognized(TypeId, String),
}
