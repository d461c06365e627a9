//! What a run has done.

use std::fmt;

use super::{Difference, Files};

/// What a run has done, the manifest not counted.
///
/// It prints as one line, `12 files written, 30 unchanged, 1 removed`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have a new text.
    pub written: Vec<String>,
    /// How many files were as they should be, and have not been touched.
    pub unchanged: usize,
    /// Files of a former run that have been removed.
    pub removed: Vec<String>,
}

impl Summary {
    /// Nothing has been done, as so many files are as they should be.
    pub(crate) fn unchanged(count: usize) -> Self {
        Self {
            unchanged: count,
            ..Self::default()
        }
    }

    pub(super) fn new(files: &Files, difference: &Difference) -> Self {
        let written = files.paths().filter(|path| difference.is_stale(path));
        let written: Vec<String> = written.map(str::to_owned).collect();
        Self {
            unchanged: files.paths().count() - written.len(),
            written,
            removed: difference.orphaned.clone(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (written, removed) = (self.written.len(), self.removed.len());
        let noun = if written == 1 { "file" } else { "files" };
        let unchanged = self.unchanged;
        write!(
            out,
            "{written} {noun} written, {unchanged} unchanged, {removed} removed"
        )
    }
}
