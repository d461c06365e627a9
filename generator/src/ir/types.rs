//! The types of a spec.

use serde::Serialize;

use super::{Argument, Field, Key, Struct};
use crate::rust::Code;

/// An object.
#[derive(Debug, Serialize)]
pub struct Object {
    /// The struct.
    pub object: Struct,
    /// How it is read, if it is at all.
    pub reads: Vec<ObjectRead>,
    /// The rules of its fields, one list of them if it has any.
    pub checks: Vec<Vec<Code>>,
}

/// How an object is read.
#[derive(Debug, Serialize)]
pub struct ObjectRead {
    /// What the map begins as that keeps what is under other keys, where there is one.
    pub rest: Vec<Code>,
    /// The reading struct, an expression of a `Result`.
    pub from: Code,
    /// All keys.
    pub keys: Vec<Key>,
    /// The fields, as they stand in an expression of the object.
    pub inits: Vec<Code>,
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
    /// How it is read, if it is at all.
    pub reads: Vec<UnionRead>,
    /// How it is written, if it is at all.
    pub writes: Vec<UnionWrite>,
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
}

/// How a union is read.
#[derive(Debug, Serialize)]
pub struct UnionRead {
    /// The shapes that are told by their type in JSON.
    pub whole: Vec<WholeShape>,
    /// The shapes that are told by keys, if there are some.
    pub keyed: Vec<KeyedShapes>,
    /// The same where there are many keys.
    pub large: Vec<KeyedShapes>,
    /// The raw value, if there are none.
    pub rest: Vec<Code>,
}

/// A shape that is told by its type in JSON.
#[derive(Debug, Serialize)]
pub struct WholeShape {
    /// The variant.
    pub name: Code,
    /// What its text begins with, a pattern of `str::starts_with`.
    pub begins: Code,
}

/// The shapes that are told by keys.
#[derive(Debug, Serialize)]
pub struct KeyedShapes {
    /// All keys, each once: expressions of one type, a text or a `Key` of the runtime.
    pub keys: Vec<Code>,
    /// The shapes.
    pub shapes: Vec<KeyedShape>,
}

/// A shape that is told by keys.
#[derive(Debug, Serialize)]
pub struct KeyedShape {
    /// The variant.
    pub name: Code,
    /// The pattern of the fields under the keys, in their order, that it is told by.
    pub pattern: Code,
    /// The condition beside the pattern, with `if`: constants. Empty where there is none.
    pub condition: Code,
    /// The fields that show, as they stand in an expression of the variant.
    pub fills: Vec<Code>,
}

/// How a union is written.
#[derive(Debug, Serialize)]
pub struct UnionWrite {
    /// The variants that are one value as a whole.
    pub whole: Vec<Code>,
    /// Those that have keys.
    pub keyed: Vec<ShapeWrite>,
}

/// How a shape with keys is written.
#[derive(Debug, Serialize)]
pub struct ShapeWrite {
    /// The variant.
    pub name: Code,
    /// The calls of `Entries` that write its fields.
    pub calls: Code,
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
    /// The known values as the macro takes them: each with what it is on the wire.
    pub known: Code,
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
