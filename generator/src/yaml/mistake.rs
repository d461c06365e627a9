use super::node::Node;
use super::{Path, Position};
use serde::de::Unexpected;
use std::ops::RangeInclusive;

/// One thing that is wrong in a file. It has no wording: how it is told to people is decided elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Where it stands in the document, as it was read; the root for mistakes that were found before there was a tree.
    pub path: Path,
    /// Where it stands in the text.
    pub position: Position,
    /// What is wrong.
    pub kind: MistakeKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum MistakeKind {
    /// The file has more bytes than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge {
        /// The size of the file in bytes.
        bytes: usize,
    },
    /// A control character, or one that changes how text looks and cannot be seen; as it is, or escaped in quoted text.
    ForbiddenCharacter(char),
    /// More brackets are open than [`MAX_OPEN_BRACKETS`](super::MAX_OPEN_BRACKETS).
    TooManyOpenBrackets,
    /// An anchor, such as `&name`.
    Anchor,
    /// An alias, such as `*name`.
    Alias,
    /// A merge key, `<<`.
    MergeKey,
    /// A tag, such as `!!str` or `!include`.
    Tag,
    /// A second document starts here.
    SecondDocument,
    /// Aliases make more of the file than it is.
    Expansion,
    /// The text is no YAML. The words are the parser's.
    Syntax(String),
    /// The file has no content but comments.
    Empty,
    /// A key that stands in the same mapping already.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Position,
    },
    /// A key that is neither text nor an integer.
    KeyNotText(Found),
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that mean something.
        expected: &'static [&'static str],
        /// Those among them that are not there.
        free: Vec<&'static str>,
        /// The one of them that it was read as.
        read_as: Option<&'static str>,
    },
    /// A key that must be in this mapping and is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of another type than is due.
    WrongType {
        /// What is due.
        expected: Shape,
        /// What stands there.
        found: Found,
    },
    /// A text that is none of a fixed list.
    UnknownValue {
        /// The text.
        value: String,
        /// The list.
        expected: &'static [&'static str],
    },
    /// A number that is infinite, or none at all (`.inf`, `.nan`), or an integer of more than 64 bits.
    NumberOutOfRange,
    /// A word without quotes that is a text here and a boolean to other readers of YAML, such as `no`.
    AmbiguousWord(String),
    /// A value that its type refuses, in the words of that type.
    Invalid(String),
}

/// What kind of value is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// An integer in these bounds.
    Integer(RangeInclusive<i128>),
    /// A number, with or without a fraction.
    Number,
    /// Null.
    Null,
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// Something else, in the words of the type that is read.
    Other(String),
}

/// What stands where something else is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Null, or no value at all.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List,
    /// A mapping.
    Mapping,
}

impl Found {
    pub(super) fn of(node: &Node) -> Self {
        match node {
            Node::Null | Node::StandIn | Node::Gone => Self::Null,
            Node::Boolean(value) => Self::Boolean(*value),
            Node::Integer(value) => Self::Number(value.to_string()),
            Node::Float(value) => Self::Number(value.to_string()),
            Node::Text(text) => Self::Text(text.clone()),
            Node::List(_) => Self::List,
            Node::Map(_) => Self::Mapping,
        }
    }

    /// A number looks as it is written: `1.10` is not `1.1` to the one who wrote it.
    pub(super) fn written(self, text: &str, position: &Position) -> Self {
        match (self, text.get(position.span.clone())) {
            (Self::Number(_), Some(written)) => Self::Number(written.to_owned()),
            (found, _) => found,
        }
    }
}

impl From<Unexpected<'_>> for Found {
    fn from(unexpected: Unexpected<'_>) -> Self {
        match unexpected {
            Unexpected::Unit | Unexpected::Option => Self::Null,
            Unexpected::Bool(value) => Self::Boolean(value),
            Unexpected::Unsigned(value) => Self::Number(value.to_string()),
            Unexpected::Signed(value) => Self::Number(value.to_string()),
            Unexpected::Float(value) => Self::Number(value.to_string()),
            Unexpected::Str(text) => Self::Text(text.to_owned()),
            Unexpected::Seq => Self::List,
            Unexpected::Map => Self::Mapping,
            other => Self::Text(other.to_string()),
        }
    }
}
