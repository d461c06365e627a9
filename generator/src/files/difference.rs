//! What is between a folder and what should be in it.

use std::fmt;

/// How a folder differs from the files that should be there.
///
/// It prints as a list, one line a file:
///
/// ```
/// let difference = clientwright::files::Difference {
///     missing: vec!["src/lib.rs".to_owned()],
///     changed: vec!["Cargo.toml".to_owned()],
///     orphaned: vec![],
///     edited: vec![],
/// };
/// assert_eq!(difference.to_string(), "missing   src/lib.rs\nstale     Cargo.toml\n");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that should be there and are not.
    pub missing: Vec<String>,
    /// Files that have another text.
    pub changed: Vec<String>,
    /// Files that a former run has written and that should not be there any more.
    pub orphaned: Vec<String>,
    /// Those of the changed and orphaned files that are not as a run has written them: somebody edited them, or a merge did.
    pub edited: Vec<String>,
}

impl Difference {
    /// Whether the folder is as it should be.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.orphaned.is_empty()
    }

    /// All files that are not as they should be, each with a word: `missing`, `stale`, `edited` or `orphaned`.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let lists = [
            ("missing", &self.missing),
            ("stale", &self.changed),
            ("orphaned", &self.orphaned),
        ];
        let all = lists
            .into_iter()
            .flat_map(|(word, paths)| paths.iter().map(move |path| (word, path)));
        all.map(|(word, path)| match self.edited.contains(path) {
            true => ("edited", path.as_str()),
            false => (word, path.as_str()),
        })
    }

    /// Whether this file has to be written.
    pub(super) fn is_stale(&self, path: &str) -> bool {
        self.missing
            .iter()
            .chain(&self.changed)
            .any(|stale| stale == path)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|(word, path)| writeln!(out, "{word:<8}  {path}"))
    }
}
