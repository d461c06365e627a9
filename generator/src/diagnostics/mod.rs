//! What is said about a wrong spec.
//!
//! Each mistake that a spec can have is a function of this module, with a code that never changes its meaning.
//! The functions say what is wrong, where, and how to mend it; finding out is the work of `yaml` and `check`.

mod calls;
mod clashes;
mod examples;
pub mod explain;
mod foreign;
mod json;
mod located;
mod long;
mod names;
mod pages;
mod reading;
mod render;
mod rules;
mod short;
mod types;
mod whole;

pub(crate) use calls::*;
pub(crate) use clashes::*;
pub(crate) use examples::*;
pub(crate) use located::resolve;
pub use long::written_out;
pub(crate) use names::*;
pub(crate) use pages::*;
pub(crate) use reading::*;
pub(crate) use render::visible;
pub(crate) use rules::*;
pub(crate) use types::*;
pub(crate) use whole::*;

use crate::place::{Place, Spot};
use crate::source::Source;

/// Something that is said about a spec.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The stable code, such as `E0401`.
    pub code: &'static str,
    /// Whether it keeps the client from being made.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub place: Place,
    /// A word at that place.
    pub label: String,
    /// Other places that have to do with it, each with a word.
    pub others: Vec<(Place, String)>,
    /// How to mend it, and what else is good to know.
    pub help: Vec<String>,
    /// Whether two places have the same, so that the one which comes first in the text is the first of them.
    is_of_two: bool,
    /// Whether it says that nothing has a name, which follows from that name, or from what is missing, alone.
    pub(crate) is_of_name: bool,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// No client can be made from this spec.
    Error,
    /// A client can be made; it would be better without this.
    Warning,
}

impl Severity {
    /// The word that a report begins with.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// In the order in which the sources are read, with all places found.
#[must_use]
pub fn in_order(found: &[Diagnostic], sources: &[Source]) -> Vec<Diagnostic> {
    let mut found = located::located(found, sources);
    found.sort_by_key(|it| {
        let start = match &it.place.spot {
            Spot::Position(position) => Some(position.span.start),
            Spot::File | Spot::Path(..) | Spot::Part(..) => None,
        };
        (it.place.file, start)
    });
    found
}

impl Diagnostic {
    /// Whether it keeps the client from being made.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            place,
            label: String::new(),
            others: Vec::new(),
            help: Vec::new(),
            is_of_two: false,
            is_of_name: false,
        }
    }

    fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, message)
        }
    }

    fn of_name(mut self) -> Self {
        self.is_of_name = true;
        self
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    fn other(mut self, place: Place, label: impl Into<String>) -> Self {
        self.others.push((place, label.into()));
        self
    }

    /// Another place that has the same. Which of the two comes first in the text is seen when both are found there.
    fn second(self, first: Place) -> Self {
        let both = self.label("the second").other(first, "the first");
        Self {
            is_of_two: true,
            ..both
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// All places that have to do with it.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(self.others.iter().map(|(place, _)| place))
    }

    pub(crate) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let others = self.others.iter_mut().map(|(place, _)| place);
        std::iter::once(&mut self.place).chain(others)
    }

    /// Offers the nearest of the names that would have been right, or else lists them, where they are few.
    fn near<'a>(self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        let candidates: Vec<&str> = candidates.into_iter().collect();
        match nearest(name, &candidates) {
            Some(near) => self.meant(near),
            None => self.known(&candidates),
        }
    }

    fn meant(self, name: &str) -> Self {
        self.label(format!("did you mean `{name}`?"))
    }

    fn known(self, names: &[&str]) -> Self {
        match names.len() {
            0 => self.help("there is none yet"),
            1..=16 => self.help(format!("known here: {}", quoted(names))),
            _ => self,
        }
    }
}

/// The candidate that `name` is most likely a misspelling of.
fn nearest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let near = candidates.iter().copied().filter(|it| is_near(name, it));
    near.min_by_key(|it| distance(name, it))
}

/// Whether `name` looks like a misspelling of `other`: about one character in three may be wrong.
pub(crate) fn is_near(name: &str, other: &str) -> bool {
    let (one, other_length) = (name.chars().count(), other.chars().count());
    let most = (one.max(other_length) / 3).max(1);
    // Of a long name the distance takes long, and it is never less than this.
    one.abs_diff(other_length) <= most && distance(name, other) <= most
}

fn distance(name: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase())
}

fn quoted(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
