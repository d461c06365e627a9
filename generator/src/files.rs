//! The output as a value: texts by path, to be compared with a folder or written to it.

mod create;
mod diff;
mod difference;
mod folder;
mod in_place;
mod lock;
mod path;
mod summary;
mod swap;
mod write;
mod write_error;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::manifest::{MANIFEST, Manifest, with_lf};

pub use difference::Difference;
pub(crate) use folder::check_places;
pub use path::PathError;
pub(crate) use path::check_path;
pub use summary::Summary;
pub use write_error::WriteError;

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
pub struct Files(BTreeMap<String, Cow<'static, str>>);

impl Files {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// A path that could lead out of the output folder, that not every system can have, or that is taken.
    pub fn insert(
        &mut self,
        path: &str,
        text: impl Into<Cow<'static, str>>,
    ) -> Result<(), PathError> {
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
    pub fn with(
        mut self,
        more: impl IntoIterator<Item = (String, Cow<'static, str>)>,
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
            .map(|(path, text)| Ok((path.to_owned(), change(path, text)?.into())));
        changed.collect::<Result<_, E>>().map(Self)
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(Cow::as_ref)
    }

    /// The files, path and text, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_ref()))
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
    /// See [`WriteError`]: the folder is not ours, or something in it cannot be read.
    pub fn compare(&self, dir: &Path) -> Result<Difference, WriteError> {
        let former = folder::check_folder(dir, Force::Never)?;
        Ok(self.compare_with(dir, &former)?)
    }

    /// The lines of a file that are not as they should be, the first ones where they are many. Empty where there is no file.
    ///
    /// # Errors
    ///
    /// The file cannot be read; the message names it.
    pub fn diff(&self, dir: &Path, path: &str) -> io::Result<String> {
        let found = read(dir, path)?;
        let lines = found.zip(self.get(path));
        Ok(lines
            .map(|(found, text)| diff::diff(&found, text))
            .unwrap_or_default())
    }

    /// Writes the files, so that afterwards [`compare`](Files::compare) finds no difference.
    ///
    /// A file that is as it should be is not touched, and keeps its time.
    /// Nothing is written or removed before all of it has been found possible, as far as looking can tell, and what
    /// somebody else has written is left alone. Where the system can exchange folders, all of it is changed in one step.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub fn write(&self, dir: &Path) -> Result<Summary, WriteError> {
        write::write(self, dir, Force::Never)
    }

    /// The same, and what stands in the place of our files is overwritten, whoever has written it.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub fn overwrite(&self, dir: &Path) -> Result<Summary, WriteError> {
        write::write(self, dir, Force::Overwrite)
    }

    /// Writes the files for a person to edit: without a manifest, and only where none of them is there yet.
    ///
    /// # Errors
    ///
    /// One of the files is there already, so that none has been written; or the system refused.
    pub fn create(&self, dir: &Path) -> io::Result<()> {
        create::create(self, dir)
    }

    /// Compares with a folder in which a former run has written these.
    fn compare_with(&self, dir: &Path, former: &Manifest) -> io::Result<Difference> {
        let mut difference = Difference::default();
        let manifest = Manifest::of(self).to_string();
        for (path, text) in self.iter().chain([(MANIFEST, manifest.as_str())]) {
            match read(dir, path)? {
                None => difference.missing.push(path.to_owned()),
                Some(found) if !is_same(&found, text.as_bytes()) => {
                    difference.changed.push(path.to_owned());
                    if path != MANIFEST && !former.wrote(path, &found) {
                        difference.edited.push(path.to_owned());
                    }
                }
                Some(_) => {}
            }
        }
        for path in former.paths().filter(|it| self.get(it).is_none()) {
            if let Some(found) = read(dir, path)? {
                difference.orphaned.push(path.to_owned());
                if !former.wrote(path, &found) {
                    difference.edited.push(path.to_owned());
                }
            }
        }
        Ok(difference)
    }

    fn is_taken(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let mut ways = folder::folders_of(path).chain([path]);
        ways.any(|path| self.0.contains_key(path))
            || self
                .0
                .range(below.clone()..)
                .next()
                .is_some_and(|(path, _)| path.starts_with(&below))
    }
}

/// Whether files of others may be overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// They stay, and nothing is written.
    Never,
    /// What stands in the place of our files goes.
    Overwrite,
}

/// Whether a file says what it should. Line ends do not count.
fn is_same(found: &[u8], text: &[u8]) -> bool {
    found == text || with_lf(found) == with_lf(text)
}

/// The text of a file, if there is one.
fn read(dir: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    let place = dir.join(path);
    attempt("read", &place, absent(fs::read(&place)))
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

    fn files(paths: &[(&str, &'static str)]) -> Files {
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
            "src/con.rs",
            "Aux",
            "lpt1.tar.gz/a",
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
            ("src/console.rs", ""),
            ("com/com10", ""),
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
            "missing   d/e\nedited    c\nstale     .clientwright\norphaned  a\n"
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
