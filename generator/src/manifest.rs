//! The list of files that a run has written, kept beside them in the output folder.
//!
//! It says which files are ours: those that a later run may replace, or remove when the spec no longer asks for them.
//! It is made to live with git: one sorted line a file, so that merges touch few lines, and hashes that do not change with the line ends of a checkout.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::{fs, io};

use sha2::{Digest, Sha256};

use crate::files::{Files, Force, absent, attempt, check_path};

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".clientwright";

const HEADER: &str =
    "# Files written by clientwright, each with the SHA-256 of its text. Keep this list with them.";

/// Which files a run has written, and the hash of each.
///
/// While files are being changed one by one, and after a merge, a file may have several hashes: each of them is ours.
///
/// ```
/// use clientwright::{files::Files, manifest::Manifest};
///
/// let mut files = Files::default();
/// files.insert("src/lib.rs", "pub mod client;\n")?;
///
/// let manifest = Manifest::of(&files);
/// assert_eq!(manifest.to_string().parse(), Ok(manifest));
/// # Ok::<(), clientwright::files::PathError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, BTreeSet<String>>);

impl Manifest {
    /// The manifest of these files.
    pub fn of(files: &Files) -> Self {
        Self(
            files
                .iter()
                .map(|(path, text)| (path.to_owned(), BTreeSet::from([hash(text.as_bytes())])))
                .collect(),
        )
    }

    /// Reads the manifest of an output folder; `None` when there is none.
    ///
    /// # Errors
    ///
    /// Those of reading a file; a text that is no manifest gives [`io::ErrorKind::InvalidData`] with the line.
    /// Where files are overwritten anyway, the lines that can be read are enough.
    pub(crate) fn read(dir: &Path, force: Force) -> io::Result<Option<Self>> {
        let place = dir.join(MANIFEST);
        let Some(text) = attempt("read", &place, absent(fs::read_to_string(&place)))? else {
            return Ok(None);
        };
        let invalid = |error: ManifestError| io::Error::new(io::ErrorKind::InvalidData, error);
        let parsed = match force {
            Force::Never => text.parse().map_err(invalid),
            Force::Overwrite => Ok(text.lines().filter_map(|it| entry(it).ok()).collect()),
        };
        attempt("read", &place, parsed.map(Some))
    }

    /// The paths of the files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a run has written this text to this file.
    pub fn wrote(&self, path: &str, text: &[u8]) -> bool {
        self.0.get(path).is_some_and(|it| it.contains(&hash(text)))
    }

    /// What either of two manifests knows.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (path, hashes) in &other.0 {
            let all = self.0.entry(path.clone()).or_default();
            all.extend(hashes.iter().cloned());
        }
        self
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Manifest {
    /// Collects hashes and paths.
    fn from_iter<T: IntoIterator<Item = (&'a str, &'a str)>>(entries: T) -> Self {
        let mut manifest = Self::default();
        for (hash, path) in entries {
            let hashes = manifest.0.entry(path.to_owned()).or_default();
            hashes.insert(hash.to_owned());
        }
        manifest
    }
}

/// The SHA-256 of a text with LF line ends, in lower-case hexadecimal digits.
///
/// ```
/// use clientwright::manifest::hash;
///
/// assert_eq!(hash(b"one\r\ntwo\r\n"), hash(b"one\ntwo\n"));
/// ```
pub fn hash(text: &[u8]) -> String {
    hex(Sha256::digest(with_lf(text)))
}

/// A SHA-256 in hexadecimal digits.
pub(crate) fn hex(digest: impl Into<[u8; 32]>) -> String {
    let digest = digest.into();
    let (halves, _) = digest.as_chunks();
    let digits = halves.iter().map(|half| u128::from_be_bytes(*half));
    digits.map(|half| format!("{half:032x}")).collect()
}

/// The text as git keeps it.
pub(crate) fn with_lf(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let with_lf = lines.map(|line| match line.strip_suffix(b"\r\n") {
        Some(line) => [line, b"\n"].concat(),
        None => line.to_vec(),
    });
    Cow::Owned(with_lf.collect::<Vec<_>>().concat())
}

impl fmt::Display for Manifest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEADER}")?;
        let lines = self.0.iter();
        let mut lines = lines.flat_map(|(path, hashes)| hashes.iter().map(move |it| (it, path)));
        lines.try_for_each(|(hash, path)| writeln!(out, "{hash}  {path}"))
    }
}

impl FromStr for Manifest {
    type Err = ManifestError;

    fn from_str(text: &str) -> Result<Self, ManifestError> {
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|(index, line)| {
            entry(line).map_err(|message| ManifestError {
                line: index + 1,
                message,
            })
        });
        entries.collect()
    }
}

const CONFLICT: &str = "a conflict mark of a merge: run `clientwright --force`, which writes all files anew, \
     or remove the marks and keep the lines of both sides";

/// Takes a line apart.
/// Anyone can have written it, so that its path is checked like any other before it leads to a file.
fn entry(line: &str) -> Result<(&str, &str), String> {
    if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| line.starts_with(mark))
    {
        return Err(CONFLICT.to_owned());
    }
    let (hash, path) = line
        .split_once("  ")
        .filter(|(hash, _)| is_hash(hash))
        .ok_or_else(|| "not a hash, two blanks and a path".to_owned())?;
    check_path(path).map_err(|error| error.to_string())?;
    Ok((hash, path))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A text that is no manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// The line that is wrong, counted from one.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for ManifestError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.message)
    }
}

impl Error for ManifestError {}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn mistake(line: &str) -> String {
        let text = format!("# comment\r\n\r\n{EMPTY}  a b.rs\r\n{line}\r\n");
        text.parse::<Manifest>().unwrap_err().to_string()
    }

    #[test]
    fn a_manifest_is_one_sorted_line_a_file() {
        let mut files = Files::default();
        files.insert("src/lib.rs", "").unwrap();
        files.insert("Cargo.toml", "").unwrap();
        let text = format!("{HEADER}\n{EMPTY}  Cargo.toml\n{EMPTY}  src/lib.rs\n");
        assert_eq!(Manifest::of(&files).to_string(), text);
        assert_eq!(text.replace('\n', "\r\n").parse(), Ok(Manifest::of(&files)));
    }

    #[test]
    fn a_hash_is_that_of_the_text_with_lf() {
        assert_eq!(hash(b""), EMPTY);
        assert_eq!(hash(b"a\r\nb"), hash(b"a\nb"));
        assert_ne!(hash(b"a\rb\r"), hash(b"ab"));
    }

    #[test]
    fn a_file_may_have_several_hashes() {
        let mut files = Files::default();
        files.insert("a", "old").unwrap();
        let old = Manifest::of(&files);
        let mut files = Files::default();
        files.insert("a", "new").unwrap();
        let both = Manifest::of(&files).and(&old);
        assert_eq!(both.to_string().lines().count(), 3);
        assert_eq!(both.to_string().parse(), Ok(both.clone()));
        let wrote = ["old", "new", "other"].map(|it| both.wrote("a", it.as_bytes()));
        assert_eq!(wrote, [true, true, false]);
    }

    #[test]
    fn what_can_be_read_is_enough_to_overwrite() {
        let dir = tempfile::tempdir().unwrap();
        let text =
            format!("<<<<<<< HEAD\n{EMPTY}  a\n=======\n{EMPTY}  b\n>>>>>>> main\n{EMPTY}  ../c\n");
        fs::write(dir.path().join(MANIFEST), text).unwrap();
        let read = Manifest::read(dir.path(), Force::Overwrite)
            .unwrap()
            .unwrap();
        assert_eq!(read.paths().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_conflict_is_named_with_its_cure() {
        for mark in ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> main"] {
            assert!(mistake(mark).starts_with("line 4: a conflict mark of a merge: run"));
        }
    }

    #[test]
    fn bad_lines_are_named() {
        let shape = "line 4: not a hash, two blanks and a path";
        assert_eq!(mistake("a.rs"), shape);
        assert_eq!(mistake(&format!("{} a.rs", &EMPTY)), shape);
        assert_eq!(mistake(&format!("{}  a.rs", EMPTY.to_uppercase())), shape);
        assert_eq!(mistake(&format!("{}  a.rs", &EMPTY[1..])), shape);
    }

    #[test]
    fn paths_are_not_trusted() {
        for path in [
            "../a",
            "/etc/passwd",
            "a/../../b",
            "C:/a",
            "..\\a",
            "",
            ".clientwright",
        ] {
            assert!(
                mistake(&format!("{EMPTY}  {path}")).contains("cannot be the path of a file"),
                "{path}"
            );
        }
    }

    #[test]
    fn reading_names_the_file() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(dir.path(), Force::Never).unwrap(), None);
        fs::write(dir.path().join(MANIFEST), "x").unwrap();
        let error = Manifest::read(dir.path(), Force::Never).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert!(
            error
                .to_string()
                .ends_with("/.clientwright`: line 1: not a hash, two blanks and a path"),
            "{error}"
        );
    }
}
