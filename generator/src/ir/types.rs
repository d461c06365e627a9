//! The types of a spec.

use serde::Serialize;

use super::{Argument, Field, Key, Struct};
use crate::rust::Code;

/// An object.
#[derive(Debug, Serialize)]
pub struct Object {
    /// The struct.
    pub object: Struct,
    /// Its fields as they are read, one list of them if it is read at all.
    pub reads: Vec<Vec<Key>>,
    /// The rules of its fields, one list of them if it has any.
    pub checks: Vec<Vec<Code>>,
}

/// A union.
#[derive(Debug, Serialize)]
pub struct Union {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// Its shapes.
    pub variants: Vec<Variant>,
    /// All fields of all shapes, each once, as they are read: one list of them if it is read at all.
    pub reads: Vec<Vec<Key>>,
    /// How the shapes are written, one list of them if it is sent at all.
    pub writes: Vec<Vec<Arm>>,
    /// What is checked of the shapes before they are sent, one list of them if there is anything.
    pub checks: Vec<Vec<Arm>>,
}

/// What is done with a shape of a union.
#[derive(Debug, Serialize)]
pub struct Arm {
    /// The variant.
    pub name: Code,
    /// The fields that are needed.
    pub names: Vec<Code>,
    /// What is done: calls, or expressions of a `Result`.
    pub steps: Vec<Code>,
}

/// A shape of a union.
#[derive(Debug, Serialize)]
pub struct Variant {
    /// When it comes.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The constructor.
    pub constructor: Code,
    /// The fields that show.
    pub fields: Vec<Field>,
    /// What the constructor takes.
    pub arguments: Vec<Argument>,
    /// The pattern of the reading struct that it is told by.
    pub pattern: Code,
    /// The condition beside the pattern: constants.
    pub condition: Code,
    /// The fields that show, which the pattern binds by their names.
    pub names: Vec<Code>,
}

/// An enum.
#[derive(Debug, Serialize)]
pub struct Enum {
    /// What it is.
    pub docs: Code,
    /// The attributes `derive` and `non_exhaustive`.
    pub derive: Code,
    /// The type.
    pub name: Code,
    /// The known values.
    pub values: Vec<EnumValue>,
    /// The type of a value that is not known. None where there are no others.
    pub unknown: Vec<Code>,
    /// The type of a value on the wire.
    pub wire: Code,
    /// The macro of the runtime that says how it is read and written.
    pub kind: Code,
}

/// A known value of an enum.
#[derive(Debug, Serialize)]
pub struct EnumValue {
    /// What it means.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The value on the wire, a literal.
    pub wire: Code,
}

/// A text with a type of its own.
#[derive(Debug, Serialize)]
pub struct Text {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
}

/// A secret.
#[derive(Debug, Serialize)]
pub struct Secret {
    /// What it is.
    pub docs: Code,
    /// The attribute `derive`.
    pub derive: Code,
    /// The type.
    pub name: Code,
    /// The name in errors, if it is a bearer token.
    pub bearer: Vec<Code>,
    /// Where it stands, if it is a key in a header.
    pub header: Vec<NamedKey>,
    /// Where it stands, if it is a key in a query.
    pub query: Vec<NamedKey>,
}

/// Where a key stands.
#[derive(Debug, Serialize)]
pub struct NamedKey {
    /// The name in errors.
    pub parameter: Code,
    /// The name of the header or of the parameter.
    pub name: Code,
}
