//! What a person is told about a spec.

use std::io::IsTerminal;

use super::{Failure, counted, tell};
use crate::diagnostics::{self, Diagnostic};
use crate::source::Source;
use crate::yaml;

/// Reports a spec from which no client can be made.
pub(super) fn wrong(diagnostics: &[Diagnostic], sources: &[Source]) -> Failure {
    report(diagnostics, sources);
    let errors = diagnostics.iter().filter(|it| it.is_error()).count();
    let mistakes = match counted(errors, "mistake") {
        mistakes if errors < yaml::MAX_MISTAKES => mistakes,
        mistakes => format!("at least {mistakes}"),
    };
    tell(&format!(
        "error: the spec has {mistakes}; nothing was written"
    ));
    Failure::Told
}

/// Reports mistakes and warnings, in the order in which the files are read.
pub(super) fn report(diagnostics: &[Diagnostic], sources: &[Source]) {
    let color = std::io::stderr().is_terminal();
    for diagnostic in diagnostics::in_order(diagnostics, sources) {
        tell(&format!("{}\n", diagnostic.render(sources, color)));
    }
}
