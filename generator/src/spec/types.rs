//! Types.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Field;
use crate::yaml::Map;

/// A type, of exactly one kind: `text`, `enum`, `object` or `union`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// A text with a type of its own.
    pub text: Option<Text>,
    /// A text of which some values are known, from value to what it means. Others are kept as they are.
    #[serde(rename = "enum")]
    pub values: Option<Map<String>>,
    /// A JSON object, from key to field.
    pub object: Option<Map<Field>>,
    /// A JSON object of one of several shapes, told apart by a key that only one of them has.
    pub union: Option<Map<Variant>>,
}

/// The kinds of texts with a type of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// An opaque id. It is not validated.
    Id,
    /// A secret. It is never printed, and wiped from memory when it is dropped.
    Secret,
}

/// One shape of a union.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// When it comes, and what it means. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// The key that decides: it is there and not null in this shape, and in no other. One of `fields`.
    pub when: String,
    /// The fields of this shape, from key.
    pub fields: Map<Field>,
}
