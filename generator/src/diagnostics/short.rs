//! A diagnostic in one line, for editors and for the logs of a CI.

use super::Diagnostic;
use super::located::resolve;
use super::render::visible;
use crate::source::Source;

impl Diagnostic {
    /// The report in one line: `spec/lamp.yaml:12:15: error[E0401]: there is no type …`.
    ///
    /// What is about a whole file has no line and no column.
    #[must_use]
    pub fn short(&self, sources: &[Source]) -> String {
        let path = sources.get(self.place.file).map(|it| visible(&it.path));
        let at = resolve(&self.place, sources).map(|(_, it)| format!(":{}:{}", it.line, it.column));
        format!(
            "{}{}: {}[{}]: {}",
            path.unwrap_or_default(),
            at.unwrap_or_default(),
            self.severity.word(),
            self.code,
            visible(&self.message)
        )
    }
}
