//! The output as a value: texts by path, to be compared with a folder or written to it.

mod write;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::Path;
use std::{fs, io};

use crate::manifest::{MANIFEST, Manifest, with_lf};

pub use write::{Summary, WriteError};

/// Texts by path, sorted.
///
/// A path is relative to the output folder, with `/` between its segments on every system.
///
/// ```
/// use clientwright::files::Files;
///
/// let mut files = Files::default();
/// files.insert("src/lib.rs", "pub mod client;\n")?;
///
/// assert_eq!(files.get("src/lib.rs"), Some("pub mod client;\n"));
/// assert!(files.insert("../lib.rs", "").is_err());
/// # Ok::<(), clientwright::files::PathError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// A path that could lead out of the output folder, that not every system can have, or that is taken.
    pub fn insert(&mut self, path: &str, text: impl Into<String>) -> Result<(), PathError> {
        check_path(path)?;
        if self.is_taken(path) {
            return Err(PathError::new(
                path,
                "another file has it, or needs it as a folder",
            ));
        }
        self.0.insert(path.to_owned(), text.into());
        Ok(())
    }

    /// The same files and more.
    ///
    /// # Errors
    ///
    /// As for [`insert`](Files::insert).
    pub fn with<'a>(
        mut self,
        more: impl IntoIterator<Item = (String, &'a str)>,
    ) -> Result<Self, PathError> {
        for (path, text) in more {
            self.insert(&path, text)?;
        }
        Ok(self)
    }

    /// The same paths with other texts.
    ///
    /// # Errors
    ///
    /// The first error of `change`.
    pub fn try_map<E>(
        &self,
        mut change: impl FnMut(&str, &str) -> Result<String, E>,
    ) -> Result<Self, E> {
        let changed = self
            .iter()
            .map(|(path, text)| Ok((path.to_owned(), change(path, text)?)));
        changed.collect::<Result<_, E>>().map(Self)
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The files, path and text, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Says how a folder differs from what [`write`](Files::write) would leave there, the manifest included.
    ///
    /// Line ends do not count: a checkout with CRLF is as good as one with LF.
    ///
    /// # Errors
    ///
    /// A file or the manifest cannot be read; the message names it.
    pub fn compare(&self, dir: &Path) -> io::Result<Difference> {
        let mut difference = Difference::default();
        let manifest = Manifest::of(self).to_string();
        for (path, text) in self.iter().chain([(MANIFEST, manifest.as_str())]) {
            let place = dir.join(path);
            match attempt("read", &place, absent(fs::read(&place)))? {
                None => difference.missing.push(path.to_owned()),
                Some(found) if with_lf(&found) != with_lf(text.as_bytes()) => {
                    difference.changed.push(path.to_owned())
                }
                Some(_) => {}
            }
        }
        difference.orphaned = self.orphans(dir)?;
        Ok(difference)
    }

    /// Makes sure that a folder is free to take, or has what a former run wrote.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub fn claim(dir: &Path) -> Result<(), WriteError> {
        write::check_folder(dir).map(drop)
    }

    /// Writes the files, so that afterwards [`compare`](Files::compare) finds no difference.
    ///
    /// A file that is as it should be is not touched, and keeps its time.
    /// Nothing is written or removed before all of it has been found possible, as far as looking can tell.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub fn write(&self, dir: &Path) -> Result<Summary, WriteError> {
        write::write(self, dir)
    }

    /// The files that a former run has left, and that are not among these any more.
    fn orphans(&self, dir: &Path) -> io::Result<Vec<String>> {
        let mut orphans = Vec::new();
        for path in Manifest::read(dir)?.unwrap_or_default().paths() {
            let place = dir.join(path);
            let found = attempt("look at", &place, absent(fs::symlink_metadata(&place)))?;
            if found.is_some() && self.get(path).is_none() {
                orphans.push(path.to_owned());
            }
        }
        Ok(orphans)
    }

    fn is_taken(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let parents = path
            .match_indices('/')
            .filter_map(|(end, _)| path.get(..end));
        parents.chain([path]).any(|path| self.0.contains_key(path))
            || self
                .0
                .range(below.clone()..)
                .next()
                .is_some_and(|(path, _)| path.starts_with(&below))
    }
}

/// How a folder differs from the files that should be there.
///
/// It prints as a list, one line a file:
///
/// ```
/// let difference = clientwright::files::Difference {
///     missing: vec!["src/lib.rs".to_owned()],
///     changed: vec!["Cargo.toml".to_owned()],
///     orphaned: vec![],
/// };
/// assert_eq!(difference.to_string(), "missing   src/lib.rs\nchanged   Cargo.toml\n");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files that should be there and are not.
    pub missing: Vec<String>,
    /// Files that have another text.
    pub changed: Vec<String>,
    /// Files that a former run has written and that should not be there any more.
    pub orphaned: Vec<String>,
}

impl Difference {
    /// Whether the folder is as it should be.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.orphaned.is_empty()
    }

    /// Whether this file has to be written.
    fn is_stale(&self, path: &str) -> bool {
        self.missing
            .iter()
            .chain(&self.changed)
            .any(|stale| stale == path)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lists = [
            ("missing", &self.missing),
            ("changed", &self.changed),
            ("orphaned", &self.orphaned),
        ];
        for (word, paths) in lists {
            paths
                .iter()
                .try_for_each(|path| writeln!(out, "{word:<8}  {path}"))?;
        }
        Ok(())
    }
}

/// A path that no file of the output can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    /// The path.
    pub path: String,
    /// Why it is refused.
    pub reason: &'static str,
}

impl PathError {
    fn new(path: &str, reason: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            reason,
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "`{}` cannot be the path of a file: {}",
            self.path.escape_debug(),
            self.reason
        )
    }
}

impl Error for PathError {}

/// Refuses a path that could lead out of a folder, or that does not mean the same on every system.
pub(crate) fn check_path(path: &str) -> Result<(), PathError> {
    let reason =
        if path.contains(|letter: char| letter.is_control() || matches!(letter, '\\' | ':')) {
            "it has a control character, `\\` or `:`"
        } else if path.split('/').any(str::is_empty) {
            "it is empty or absolute, or has an empty segment"
        } else if path.split('/').any(|segment| segment.ends_with(['.', ' '])) {
            // Windows drops these at the end of a name, so that `.. ` would be `..` there.
            "a segment ends with a dot or a blank"
        } else if path.eq_ignore_ascii_case(MANIFEST) {
            "the list of files has it"
        } else {
            return Ok(());
        };
    Err(PathError::new(path, reason))
}

/// Makes an error say what was tried on which path.
pub(crate) fn attempt<T>(what: &str, path: &Path, result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("cannot {what} `{}`: {error}", path.display()),
        )
    })
}

/// Takes "there is nothing" for an answer.
pub(crate) fn absent<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in paths {
            files.insert(path, *text).unwrap();
        }
        files
    }

    #[test]
    fn files_are_sorted() {
        let files = files(&[("src/lib.rs", "b"), ("Cargo.toml", "a")]);
        assert_eq!(
            files.iter().collect::<Vec<_>>(),
            [("Cargo.toml", "a"), ("src/lib.rs", "b")]
        );
        assert_eq!(
            files.paths().collect::<Vec<_>>(),
            ["Cargo.toml", "src/lib.rs"]
        );
        assert_eq!(
            (files.get("src/lib.rs"), files.get("src")),
            (Some("b"), None)
        );
    }

    #[test]
    fn paths_stay_inside() {
        let refused = [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "./a",
            "a/./b",
            "../a",
            "a/../b",
            "a/..",
            "a\\b",
            "C:a",
            "a\nb",
            "a\0",
            ".. /a",
            "a.",
            "a ",
            ".clientwright",
            ".Clientwright",
        ];
        for path in refused {
            assert!(Files::default().insert(path, "").is_err(), "{path:?}");
        }
        files(&[
            ("a", ""),
            (".gitignore", ""),
            ("src/a b.rs", ""),
            ("src/..a", ""),
        ]);
    }

    #[test]
    fn a_path_is_taken_once() {
        let mut files = files(&[("a-b", ""), ("a/b", "first")]);
        for path in ["a/b", "a", "a/b/c"] {
            assert!(files.insert(path, "second").is_err(), "{path}");
        }
        files.insert("a/bc", "").unwrap();
        assert_eq!(files.get("a/b"), Some("first"));
    }

    #[test]
    fn a_path_error_says_why() {
        let error = check_path("a\u{1b}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`a\\u{1b}` cannot be the path of a file: it has a control character, `\\` or `:`"
        );
    }

    #[test]
    fn a_folder_is_compared() {
        let dir = tempfile::tempdir().unwrap();
        files(&[
            ("a", "1\n"),
            ("b", "2\n"),
            ("c", "3\n"),
            ("d/e", ""),
            ("gone", ""),
        ])
        .write(dir.path())
        .unwrap();
        fs::write(dir.path().join("b"), "2\r\n").unwrap();
        fs::write(dir.path().join("c"), b"\xff").unwrap();
        fs::remove_dir_all(dir.path().join("d")).unwrap();
        fs::write(dir.path().join("d"), "in the way").unwrap();
        fs::remove_file(dir.path().join("gone")).unwrap();
        let difference = files(&[("b", "2\n"), ("c", "3\n"), ("d/e", "")])
            .compare(dir.path())
            .unwrap();
        assert_eq!(
            difference.to_string(),
            "missing   d/e\nchanged   c\nchanged   .clientwright\norphaned  a\n"
        );
    }

    #[test]
    fn a_folder_that_is_not_there_lacks_everything() {
        let dir = tempfile::tempdir().unwrap();
        let difference = files(&[("a", "")])
            .compare(&dir.path().join("none"))
            .unwrap();
        assert_eq!(difference.missing, ["a", MANIFEST]);
        assert!(!difference.is_empty());
    }
}
