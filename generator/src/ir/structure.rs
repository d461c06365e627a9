//! Structs: what requests, pages and objects have in common.

use serde::Serialize;

use crate::rust::Code;

/// A struct with a constructor that takes what is required, and a setter for each field that is not.
#[derive(Debug, Serialize)]
pub struct Struct {
    /// What it is.
    pub docs: Code,
    /// The attribute `derive`.
    pub derive: Code,
    /// The attribute `must_use`, where a value is for nothing else than to be used.
    pub must_use: Vec<Code>,
    /// The type.
    pub name: Code,
    /// All fields.
    pub fields: Vec<Field>,
    /// The calls of `Entries` that write it, if it is written at all.
    pub writes: Vec<Code>,
    /// What the constructor takes, in the order of the fields.
    pub required: Vec<Argument>,
    /// The fields that the constructor leaves absent.
    pub optional: Vec<Argument>,
    /// Those of them that can be null.
    pub cleared: Vec<Cleared>,
    /// The attribute `must_use` of each setter, where the struct itself has none.
    pub setter_must_use: Vec<Code>,
    /// What the constructor says.
    pub new_docs: Code,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// What it is.
    pub docs: Code,
    /// The field.
    pub name: Code,
    /// The type.
    pub type_: Code,
}

/// What a constructor or a setter takes.
#[derive(Clone, Debug, Serialize)]
pub struct Argument {
    /// What it is.
    pub docs: Code,
    /// The field and the argument.
    pub name: Code,
    /// What is taken, such as `impl Into<Uri>`.
    pub takes: Code,
    /// The value of the field, made of the argument.
    pub value: Code,
    /// The field and its value in a struct literal.
    pub init: Code,
}

/// A field that can be made null.
#[derive(Debug, Serialize)]
pub struct Cleared {
    /// What that means.
    pub docs: Code,
    /// The method.
    pub method: Code,
    /// The field.
    pub field: Code,
}

/// A field as it is read from JSON.
#[derive(Debug, Serialize)]
pub struct Key {
    /// Its attribute `serde`, if it needs one.
    pub attributes: Vec<Code>,
    /// The name in the reading struct.
    pub name: Code,
    /// The type.
    pub type_: Code,
}
