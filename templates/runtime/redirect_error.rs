// What a browser brought back is not a known outcome.

use std::fmt;

/// What a browser brought back is not one of the outcomes that there are.
///
/// Anyone can make such a request, so it may well be forged. The text names parameters, and never quotes what came.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// The text is not an absolute URL.
    NotAUrl,
    /// The text is not a query string; it may be a whole URL, or begin with a question mark.
    NotAQuery,
    /// A part of the query has no `=`, a broken escape, or a character that has to be escaped.
    Malformed,
    /// A parameter stands there more than once.
    Repeated {
        /// Its name.
        parameter: &'static str,
    },
    /// A parameter has no value.
    Empty {
        /// Its name.
        parameter: &'static str,
    },
    /// A parameter is missing.
    Missing {
        /// Its name.
        parameter: &'static str,
    },
    /// A parameter has a value that is none of its type, such as a word in place of a number.
    Unreadable {
        /// Its name.
        parameter: &'static str,
    },
    /// A parameter has another value than the expected one: the answer belongs to another user, or is forged.
    Mismatch {
        /// Its name.
        parameter: &'static str,
    },
    /// Two parameters are there of which each rules the other out.
    Contradictory {
        /// Their names.
        parameters: [&'static str; 2],
    },
    /// No parameter is there that tells the outcome.
    Undecided {
        /// The names of those that would.
        parameters: &'static [&'static str],
    },
}

/// What a browser brought back, or why that is not clear.
pub type Returned<T> = Result<T, RedirectError>;

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAUrl => f.write_str("not an absolute URL"),
            Self::NotAQuery => {
                f.write_str("not a query string; is it a whole URL, or does it begin with `?`?")
            }
            Self::Malformed => f.write_str("the query is malformed"),
            Self::Repeated { parameter } => write!(f, "`{parameter}` stands there more than once"),
            Self::Empty { parameter } => write!(f, "`{parameter}` is empty"),
            Self::Missing { parameter } => write!(f, "`{parameter}` is missing"),
            Self::Unreadable { parameter } => write!(f, "`{parameter}` has no value of its type"),
            Self::Mismatch { parameter } => write!(f, "`{parameter}` is not the expected one"),
            Self::Contradictory {
                parameters: [one, other],
            } => {
                write!(f, "`{one}` and `{other}` cannot both be there")
            }
            Self::Undecided { parameters } => {
                write!(f, "one of `{}` has to be there", parameters.join("`, `"))
            }
        }
    }
}

impl std::error::Error for RedirectError {}
