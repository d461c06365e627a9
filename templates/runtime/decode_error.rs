// What is wrong with a JSON text or a form, and where, without a word of the text itself.

use std::fmt;

use serde_json::error::Category;

/// What is wrong with a JSON text or a form, and where.
///
/// Messages of `serde_json` quote the text, and the text may hold a secret: so they are not kept, and there is no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Fault>);

/// What an error says. It lies apart, so that what may be an error is hardly larger than what is none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    kind: DecodeErrorKind,
    path: String,
    line: usize,
    column: usize,
}

impl DecodeError {
    /// A problem with the field at `path`, which is empty for the text as a whole.
    pub fn new(kind: DecodeErrorKind, path: impl Into<String>) -> Self {
        Self(Box::new(Fault {
            kind,
            path: path.into(),
            line: 0,
            column: 0,
        }))
    }

    /// The kind of the problem.
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// The path of the field, such as `permissions_request.url` or `items[2]`. Empty where it is the text as a whole.
    ///
    /// Keys of a map are part of a path too. One that does not look like the name of a field may be anything, and is `…`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line, counted from 1; 0 where there is no place to point to.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column, counted in bytes from 1; 0 where there is no place to point to.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// What `error` means, when it was met at `path`.
    pub(super) fn explain(error: &serde_json::Error, path: String) -> Self {
        let message = error.to_string();
        let (kind, field) = match error.classify() {
            Category::Eof => (DecodeErrorKind::Truncated, None),
            Category::Io | Category::Syntax => (DecodeErrorKind::Syntax, None),
            Category::Data => named(&message),
        };
        Self(Box::new(Fault {
            kind,
            // Where the text itself is broken, what stands for a key may be anything.
            path: match kind {
                DecodeErrorKind::Truncated | DecodeErrorKind::Syntax => String::new(),
                _ => joined(&path, field.unwrap_or_default()),
            },
            line: error.line(),
            column: error.column(),
        }))
    }

    /// The same problem, met in the value of a field.
    pub(super) fn within(mut self, field: &str) -> Self {
        self.0.path = joined(field, &self.0.path);
        self
    }

    /// The error of an outer deserializer that says the same, so that `explain` finds it there.
    pub(super) fn passed_on<E: serde::de::Error>(&self) -> E {
        match self.0.kind {
            DecodeErrorKind::MissingField => E::custom(format_args!("{MISSING}{}`", self.0.path)),
            _ => E::custom(format_args!("{WRONG}{}`", self.0.path)),
        }
    }
}

/// What a JSON text or a form says, or why it cannot be read.
pub type Decoded<T> = Result<T, DecodeError>;

/// What is wrong with a JSON text or a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// There is no body.
    Empty,
    /// The headers say that the body is compressed or encoded otherwise, which no request asks for. It is not unpacked.
    Encoded,
    /// The headers say that the body is something else than JSON, and it is.
    NotJson,
    /// It is no text in UTF-8, where a text is due.
    NotText,
    /// It is no form such as `a=1&b=2` or `multipart/form-data`, where one is due, or one that is not well written. Nor is one
    /// read that has more than 10,000 parts, or one with a head of more than 8 KiB.
    NotForm,
    /// It is no valid JSON, or something follows after it.
    Syntax,
    /// It ends too early.
    Truncated,
    /// A field is missing.
    MissingField,
    /// A header is missing, there more than once, or has a wrong value. The path is its name.
    Header,
    /// The status is one of success, and none that is documented for the operation.
    Status,
    /// A field has the wrong type, a value that cannot be, or stands there twice.
    Data,
}

// The beginnings of those messages that name a field by the name that the code has for it.
// All other messages quote the text, and nothing is taken from them.
const MISSING: &str = "missing field `";
const DUPLICATE: &str = "duplicate field `";
const WRONG: &str = "wrong field `";

fn named(message: &str) -> (DecodeErrorKind, Option<&str>) {
    // A name may have the mark in it. Behind the name there is no other one.
    let after = |beginning| message.strip_prefix(beginning)?.rsplit_once('`');
    match (after(MISSING), after(DUPLICATE).or(after(WRONG))) {
        (Some((field, _)), _) => (DecodeErrorKind::MissingField, Some(field)),
        (None, found) => (DecodeErrorKind::Data, found.map(|(field, _)| field)),
    }
}

/// The path of a field of what stands at `path`.
pub(super) fn joined(path: &str, field: &str) -> String {
    match (path, field) {
        ("", field) => field.to_owned(),
        (path, "") => path.to_owned(),
        (path, item) if item.starts_with('[') => format!("{path}{item}"),
        (path, field) => format!("{path}.{field}"),
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.0.path.as_str();
        match (self.0.kind, path) {
            (DecodeErrorKind::Empty, _) => f.write_str("it is empty"),
            (DecodeErrorKind::Encoded, _) => {
                f.write_str("it is compressed or encoded otherwise, which was not asked for")
            }
            (DecodeErrorKind::NotJson, _) => f.write_str("it is not JSON"),
            (DecodeErrorKind::NotText, _) => f.write_str("it is no text in UTF-8"),
            (DecodeErrorKind::NotForm, _) => f.write_str("it is no well-written form"),
            (DecodeErrorKind::Syntax, _) => f.write_str("it is no valid JSON"),
            (DecodeErrorKind::Truncated, _) => f.write_str("it ends too early"),
            (DecodeErrorKind::Header, _) => write!(
                f,
                "the header `{path}` is missing, has a wrong value, or stands there twice"
            ),
            (DecodeErrorKind::Status, _) => f.write_str("no answer is documented for its status"),
            (_, "") => f.write_str("it has the wrong type or a wrong value"),
            (DecodeErrorKind::MissingField, _) => write!(f, "`{path}` is missing"),
            (DecodeErrorKind::Data, _) => {
                write!(
                    f,
                    "`{path}` has the wrong type, a wrong value, or stands there twice"
                )
            }
        }?;
        match self.0.line {
            0 => Ok(()),
            line => write!(f, " (line {line}, column {})", self.0.column),
        }
    }
}

impl std::error::Error for DecodeError {}
