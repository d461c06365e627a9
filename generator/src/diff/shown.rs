//! Changes as people and programs read them.

use std::fmt;

use serde_json::json;

use super::{Change, Difference, Side, Verdict};
use crate::markdown;

impl Change {
    /// The place, as `spec/lamp.yaml:12:15`. A file as a whole has no line and no column.
    #[must_use]
    pub fn place(&self) -> String {
        match self.position {
            Some((line, column)) => format!("{}:{line}:{column}", self.file),
            None => self.file.clone(),
        }
    }

    /// The change in a line of Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let place = markdown::code(&self.place());
        format!("{} ({})", self.message.markdown(), place.as_str())
    }

    /// The change as an object of JSON, in one line.
    #[must_use]
    pub fn json(&self) -> String {
        let side = match self.side {
            Side::Old => "old",
            Side::New => "new",
        };
        json!({
            "reason": "change",
            "verdict": self.verdict.word(),
            "message": self.message.to_string(),
            "side": side,
            "file": self.file,
            "line": self.position.map(|(line, _)| line),
            "column": self.position.map(|(_, column)| column),
        })
        .to_string()
    }
}

impl Difference {
    /// What all changes ask for, as an object of JSON in one line, with a message for people.
    #[must_use]
    pub fn json(&self, message: &str) -> String {
        json!({
            "reason": "result",
            "message": message,
            "verdict": self.verdict().map(Verdict::word),
            "old_version": self.old_version,
            "new_version": self.new_version,
            "needed_version": self.needed_version(),
        })
        .to_string()
    }
}

impl fmt::Display for Change {
    /// What has changed, and where.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.place())
    }
}
