//! The fields of what is sent and received.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::schema::types_of_the_language;

/// A field of a JSON object, or a parameter of a query.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// A type of the language, a name of `types`, `list of …` or `map of …`. The types of the language are
    /// `string`, `uri`; `boolean`; `integer`, `integer32`, `float`, and `decimal`, a number in a text;
    /// `date`, `time`; `seconds`, `minutes`, which are numbers; `uuid`; `bytes`, a text in base64; `json`, which may be
    /// anything; and `upload`, a file, where the encoding or the content is `multipart`.
    #[serde(rename = "type")]
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub type_: String,
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// Whether it may be absent. An absent field is left out; it is not null.
    #[serde(default)]
    pub optional: bool,
    /// Whether it may be null, which is another thing than being absent. What is optional and nullable can be cleared.
    #[serde(default)]
    pub nullable: bool,
    /// Why it should no longer be used, and what takes its place. The compiler says so wherever it is used. Markdown.
    pub deprecated: Option<String>,
    /// Other keys under which an answer may have it, where its own key is not there. It is always sent under its own.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What its absence stands for, where it is optional: a single value or an empty list. The docs say so. Nothing is
    /// filled in, neither in what is sent nor in an answer, so that the API can choose another default.
    pub default: Option<Value>,
    /// The one value that it has, in what is sent and in each shape of a union that it tells. It does not show in the Rust
    /// type. In an object that is received it is not looked at.
    pub constant: Option<Scalar>,
    /// How a list stands in a query or a form. `repeat` when it is left out, and `spaces` on a page.
    pub style: Option<Style>,
    /// The least number of items of a list. Limits are checked before anything is sent, never on answers.
    pub min_items: Option<usize>,
    /// The greatest number of items of a list.
    pub max_items: Option<usize>,
    /// Whether no item of a list may be there twice.
    #[serde(default)]
    pub unique_items: bool,
    /// The least number of characters of a `string` or an id; of a list or a map of them, of each.
    pub min_length: Option<usize>,
    /// The greatest number of characters of a `string` or an id; of a list or a map of them, of each.
    pub max_length: Option<usize>,
    /// A regular expression that a part of a `string` or an id has to match; of a list or a map of them, of each. `^` and `$`
    /// stand for its ends.
    pub pattern: Option<String>,
    /// The least that an `integer`, an `integer32` or a `float` may be; of a list or a map of them, each.
    pub minimum: Option<Number>,
    /// The greatest that an `integer`, an `integer32` or a `float` may be; of a list or a map of them, each.
    pub maximum: Option<Number>,
    /// Whether a `time`, or each of a list or a map of them, may have no fraction of a second.
    #[serde(default)]
    pub whole_seconds: bool,
}

/// How a list stands in a query or a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// The parameter once for each item: `id=1&id=2`.
    Repeat,
    /// The same, with brackets after the name: `id[]=1&id[]=2`.
    Brackets,
    /// One parameter, with commas between the items: `id=1,2`.
    Commas,
    /// One parameter, with spaces between the items: `id=1%202`.
    Spaces,
}

/// The value of a constant.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "a constant is a text, an integer, `true` or `false`"
)]
pub enum Scalar {
    /// True or false.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
}

/// A limit of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "a limit is a number")]
pub enum Number {
    /// An integer.
    Integer(i64),
    /// A number with a point.
    Float(f64),
}
