//! The types that need no definition.

use crate::spec::JsonType;

/// A type that every spec has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Builtin {
    String,
    Uri,
    Boolean,
    Integer,
    Integer32,
    Float,
    Decimal,
    Date,
    Time,
    Seconds,
    Minutes,
    Uuid,
    Bytes,
    Json,
    Upload,
}

impl Builtin {
    /// All of them, by the word that a spec has for each.
    pub(crate) const ALL: [(&'static str, Builtin); 15] = [
        ("string", Builtin::String),
        ("uri", Builtin::Uri),
        ("boolean", Builtin::Boolean),
        ("integer", Builtin::Integer),
        ("integer32", Builtin::Integer32),
        ("float", Builtin::Float),
        ("decimal", Builtin::Decimal),
        ("date", Builtin::Date),
        ("time", Builtin::Time),
        ("seconds", Builtin::Seconds),
        ("minutes", Builtin::Minutes),
        ("uuid", Builtin::Uuid),
        ("bytes", Builtin::Bytes),
        ("json", Builtin::Json),
        ("upload", Builtin::Upload),
    ];

    /// Whether a value is a text that can be taken as it comes, wherever it stands.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Builtin::String | Builtin::Uri | Builtin::Decimal => true,
            Builtin::Date | Builtin::Time | Builtin::Uuid => true,
            Builtin::Boolean | Builtin::Integer | Builtin::Integer32 | Builtin::Float => false,
            Builtin::Seconds | Builtin::Minutes | Builtin::Bytes | Builtin::Json => false,
            Builtin::Upload => false,
        }
    }

    /// The one type in JSON that all values are, if there is one.
    pub(crate) fn json(self) -> Option<JsonType> {
        match self {
            Builtin::String | Builtin::Uri | Builtin::Date | Builtin::Time => {
                Some(JsonType::String)
            }
            Builtin::Uuid | Builtin::Bytes => Some(JsonType::String),
            Builtin::Integer | Builtin::Integer32 | Builtin::Float => Some(JsonType::Number),
            Builtin::Seconds | Builtin::Minutes => Some(JsonType::Number),
            Builtin::Boolean => Some(JsonType::Boolean),
            // A decimal may come as a number or as a text, and a file is no JSON.
            Builtin::Decimal | Builtin::Json | Builtin::Upload => None,
        }
    }

    /// Whether not every value of its Rust type can be sent.
    pub(crate) fn has_rule(self) -> bool {
        match self {
            Builtin::Uri | Builtin::Decimal | Builtin::Float | Builtin::Date => true,
            Builtin::Time | Builtin::Seconds | Builtin::Minutes | Builtin::Uuid => true,
            Builtin::String | Builtin::Boolean | Builtin::Bytes | Builtin::Json => false,
            Builtin::Integer | Builtin::Integer32 | Builtin::Upload => false,
        }
    }
}
