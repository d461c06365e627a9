//! A diagnostic as a line of JSON, for programs.

use serde::Serialize;

use super::Diagnostic;
use super::located::resolve;
use super::render::visible;
use crate::place::Place;
use crate::source::Source;
use crate::yaml::Position;

/// The object that is printed.
#[derive(Serialize)]
struct Line {
    reason: &'static str,
    level: &'static str,
    code: &'static str,
    message: String,
    #[serde(flatten)]
    spot: Spot,
    /// Other places that have to do with it.
    others: Vec<Spot>,
    help: Vec<String>,
}

/// A place, with what is said of it.
#[derive(Serialize)]
struct Spot {
    file: String,
    /// None for a file as a whole.
    #[serde(flatten)]
    range: Option<Range>,
    label: String,
}

/// Lines and columns are counted from one, columns in characters, bytes from zero. The end is behind the last character.
#[derive(Serialize)]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

impl Diagnostic {
    /// The report as an object of JSON, in one line.
    #[must_use]
    pub fn json(&self, sources: &[Source]) -> String {
        let spot = |(place, label): (&Place, &String)| Spot::new(place, label, sources);
        let line = Line {
            reason: "diagnostic",
            level: self.severity.word(),
            code: self.code,
            message: visible(&self.message),
            spot: spot((&self.place, &self.label)),
            others: self
                .others
                .iter()
                .map(|(place, label)| spot((place, label)))
                .collect(),
            help: self.help.iter().map(|it| visible(it)).collect(),
        };
        // Texts and numbers can always be written.
        serde_json::to_string(&line).unwrap_or_default()
    }
}

impl Spot {
    fn new(place: &Place, label: &str, sources: &[Source]) -> Self {
        let file = sources.get(place.file).map(|it| visible(&it.path));
        Self {
            file: file.unwrap_or_default(),
            range: resolve(place, sources).map(|(source, it)| Range::new(source, &it)),
            label: visible(label),
        }
    }
}

impl Range {
    fn new(source: &Source, from: &Position) -> Self {
        let to = Position::new(&source.text, from.span.end..from.span.end);
        Self {
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
            byte_start: from.span.start,
            byte_end: from.span.end,
        }
    }
}
