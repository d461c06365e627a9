//! Why no client was made.

use std::fmt;

use crate::diagnostics::{Diagnostic, in_order};
use crate::files::PathError;
use crate::format::FormatError;
use crate::render::RenderError;
use crate::source::Source;

/// Why no client was made.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The spec is wrong. All that is wrong with it, in the order of the files.
    Spec(Vec<Diagnostic>),
    /// A template cannot be filled.
    Render(RenderError),
    /// A template was filled, and gave what is no Rust or no TOML.
    Format(FormatError),
    /// A file that is copied has the path of another one, or one that no file can have.
    Path(PathError),
}

impl Error {
    /// The report for a person: what is wrong with a spec is drawn in its sources. With `color`, with the escapes of a terminal.
    #[must_use]
    pub fn render(&self, sources: &[Source], color: bool) -> String {
        match self {
            Self::Spec(diagnostics) => {
                let reports = in_order(diagnostics, sources)
                    .into_iter()
                    .map(|it| it.render(sources, color));
                reports.collect::<Vec<_>>().join("\n\n")
            }
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Error {
    /// A spec is told by codes and messages only: [`Error::render`] draws them in their sources.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(diagnostics) => {
                let lines = diagnostics
                    .iter()
                    .map(|it| format!("error[{}]: {}", it.code, it.message));
                f.write_str(&lines.collect::<Vec<_>>().join("\n"))
            }
            Self::Render(error) => error.fmt(f),
            Self::Format(error) => error.fmt(f),
            Self::Path(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Spec(_) => None,
            Self::Render(error) => error.source(),
            Self::Format(error) => error.source(),
            Self::Path(error) => error.source(),
        }
    }
}

impl From<Vec<Diagnostic>> for Error {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Spec(diagnostics)
    }
}

impl From<RenderError> for Error {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}

impl From<FormatError> for Error {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl From<PathError> for Error {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}
