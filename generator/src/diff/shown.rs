//! A change as people and programs read it.

use std::fmt;

use serde_json::json;

use super::{Change, Side};
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

impl fmt::Display for Change {
    /// What has changed, and where.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.place())
    }
}
