//! Types.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Field;
use crate::schema::types_of_the_language;
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
    /// A text or an integer of which some values are known, from value to what it means. Others are kept as they are.
    #[serde(rename = "enum")]
    pub values: Option<Map<EnumValue>>,
    /// Whether an `enum` has no other values, now and later. Where an answer has one all the same, it cannot be read.
    #[serde(default)]
    pub closed: bool,
    /// A JSON object, from key to field.
    pub object: Option<Map<Field>>,
    /// Groups of fields that the `object` has as well, after its own.
    #[serde(default)]
    pub include: Vec<String>,
    /// The type of what an `object` has under keys that it does not name. It is kept, in a map that is the field `rest`, and
    /// sent again with the object. Without it such keys are ignored.
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub rest: Option<String>,
    /// A JSON value of one of several shapes, told apart by a key that only one of them has, or by the type in JSON.
    pub union: Option<Map<Variant>>,
}

/// A value of an enum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "a value of an enum is what it means, or a mapping of `docs`, `rust`, `deprecated` and `value`"
)]
pub enum EnumValue {
    /// What it means. Markdown.
    Docs(String),
    /// The same, and more.
    More(MoreOfEnumValue),
}

/// What else there is to say of a value of an enum.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoreOfEnumValue {
    /// What it means. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived, or cannot be: that of a text without letters, or of the empty one.
    pub rust: Option<String>,
    /// Why it should no longer be used, and what takes its place. The compiler says so wherever it is used. Markdown.
    pub deprecated: Option<String>,
    /// The integer that it is on the wire, where the enum is one of integers. The key is its name then.
    pub value: Option<i64>,
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
    /// The key that decides: it is there in this shape and in no other, or has another constant there. Null counts as absent,
    /// but where the type is `json`, so the key is not `nullable`. One of `fields`, or of the fields of the object that `type` names.
    pub when: Option<String>,
    /// The type in JSON that decides, where the value need not be an object.
    pub when_json: Option<JsonType>,
    /// The type of the whole value, in place of `fields`: with `when` an object of `types`, with `when_json` any type that
    /// is such JSON.
    #[serde(rename = "type")]
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub type_: Option<String>,
    /// The fields of this shape, from key.
    pub fields: Option<Map<Field>>,
    /// Groups of fields that the shape has as well, after its own.
    #[serde(default)]
    pub include: Vec<String>,
}

/// The types of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JsonType {
    /// A text.
    String,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A list.
    List,
    /// An object, where no other shape has a key that decides.
    Object,
}
