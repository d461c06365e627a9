//! Types, and the values that they have.

use serde_json::Value;

use super::{Builtin, Docs, Field, Name, Variant};
use crate::spec::{JsonType, Scalar};

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

impl Type {
    /// All fields of all its shapes.
    pub(crate) fn fields(&self) -> Box<dyn Iterator<Item = &Field> + '_> {
        match &self.kind {
            Kind::Id | Kind::Secret | Kind::Enum(_) => Box::new(std::iter::empty()),
            Kind::Object(fields) => Box::new(fields.iter()),
            Kind::Union(variants) => Box::new(variants.iter().flat_map(|variant| &variant.fields)),
        }
    }
}

#[derive(Debug)]
pub(crate) enum Kind {
    Id,
    Secret,
    Enum(Enum),
    Object(Vec<Field>),
    Union(Vec<Variant>),
}

/// A text or an integer of which some values are known.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) values: Vec<EnumValue>,
    /// Whether there are no others.
    pub(crate) closed: bool,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) deprecated: Option<Docs>,
    /// What it is on the wire: a text, or an integer as all values of the enum are.
    pub(crate) value: Scalar,
}

impl Enum {
    /// Whether the values are integers.
    pub(crate) fn is_of_integers(&self) -> bool {
        let mut values = self.values.iter();
        values.any(|it| matches!(it.value, Scalar::Integer(_)))
    }

    /// The known values, as they are on the wire.
    pub(crate) fn names(&self) -> String {
        let names = self
            .values
            .iter()
            .map(|it| format!("`{}`", it.value.text()));
        names.collect::<Vec<_>>().join(", ")
    }

    /// The number of a known value.
    pub(crate) fn known(&self, value: &Value) -> Option<usize> {
        self.values.iter().position(|it| it.value.json() == *value)
    }
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Builtin(Builtin),
    List(Box<Shape>),
    Map(Box<Shape>),
    Named(TypeId),
    /// The same, where a type would hold itself otherwise.
    Boxed(TypeId),
}

impl Shape {
    /// Whether a value of the shape is a text, a number, or true or false.
    pub(crate) fn is_scalar(&self, types: &[Type]) -> bool {
        match self {
            Shape::Builtin(it) => *it != Builtin::Json,
            Shape::List(_) | Shape::Map(_) | Shape::Boxed(_) => false,
            Shape::Named(id) => types
                .get(id.0)
                .is_some_and(|it| matches!(it.kind, Kind::Id | Kind::Secret | Kind::Enum(_))),
        }
    }

    /// The shape of the items, where it is a list or a map, or lists and maps in each other.
    pub(crate) fn innermost_item(&self) -> &Shape {
        match self {
            Shape::List(item) | Shape::Map(item) => item.innermost_item(),
            shape => shape,
        }
    }

    /// Whether any text is a value of the shape.
    pub(crate) fn is_text(&self, types: &[Type]) -> bool {
        match self {
            Shape::Builtin(it) => it.is_text(),
            Shape::List(_) | Shape::Map(_) | Shape::Boxed(_) => false,
            Shape::Named(id) => match types.get(id.0).map(|it| &it.kind) {
                Some(Kind::Id | Kind::Secret) => true,
                Some(Kind::Enum(it)) => !it.closed && !it.is_of_integers(),
                _ => false,
            },
        }
    }

    /// The one type in JSON that all values of the shape are, if there is one.
    pub(crate) fn json(&self, types: &[Type]) -> Option<JsonType> {
        match self {
            Shape::Builtin(it) => it.json(),
            Shape::List(_) => Some(JsonType::List),
            Shape::Map(_) => Some(JsonType::Object),
            Shape::Named(id) | Shape::Boxed(id) => match &types.get(id.0)?.kind {
                Kind::Id | Kind::Secret => Some(JsonType::String),
                Kind::Enum(it) if it.is_of_integers() => Some(JsonType::Number),
                Kind::Enum(_) => Some(JsonType::String),
                Kind::Object(_) => Some(JsonType::Object),
                Kind::Union(_) => None,
            },
        }
    }

    /// Whether values of the shape have something to check before they are sent, whatever field they are in.
    pub(crate) fn has_rules(&self, types: &[Type]) -> bool {
        match self {
            Shape::Builtin(it) => it.has_rule(),
            Shape::List(item) | Shape::Map(item) => item.has_rules(types),
            Shape::Named(id) | Shape::Boxed(id) => types.get(id.0).is_some_and(|it| it.constrained),
        }
    }
}
