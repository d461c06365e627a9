//! The sources of a spec: the end of the row at which the disk is read.

mod folder;
mod revision;

pub use revision::RevisionError;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::lower::{GUIDE, Layout};

/// Everything that a client is made from, but for the templates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sources {
    /// The spec files, the main file first, then the others by name.
    pub files: Vec<Source>,
    /// Files that are copied into the crate as they are, from path: examples, guide, licences.
    pub copied: BTreeMap<String, String>,
}

/// One spec file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Its path, as it is shown in messages.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A folder that cannot be read as a spec.
#[derive(Debug)]
pub enum ReadError {
    /// A file or folder could not be read.
    Io(PathBuf, io::Error),
    /// A file is not UTF-8 text.
    NotText(PathBuf),
    /// There is no spec file in the folder.
    Empty(PathBuf),
    /// A single file that has a folder `operations` beside it, so that it is not the whole spec.
    Part(PathBuf),
    /// A folder that is no part of a spec, so that what is in it would be passed over.
    Stray(PathBuf),
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::NotText(path) => write!(f, "`{}` is not UTF-8 text", path.display()),
            Self::Stray(path) => {
                write!(
                    f,
                    "`{}` is no part of a spec, which has the folders `operations` and `crate` and no other one",
                    path.display()
                )
            }
            Self::Part(path) => {
                write!(
                    f,
                    "`{}` is one file of a spec, whose folder has `operations` as well: name the folder",
                    path.display()
                )
            }
            Self::Empty(path) => {
                write!(
                    f,
                    "no spec in `{}`: a spec is a folder with at least one `.yaml` file",
                    path.display()
                )
            }
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::NotText(_) | Self::Empty(_) | Self::Part(_) | Self::Stray(_) => None,
        }
    }
}

impl Sources {
    /// Reads the folder of a spec: the `.yaml` files in it and in `operations/`, and all files of `crate/`.
    /// A spec can be a single file, too.
    ///
    /// # Errors
    ///
    /// When the folder has no spec file, or when something in it cannot be read or is not text.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        folder::read(folder)
    }

    /// Reads the folder of a spec, or the single file, as it was at a revision of git. The paths of its files begin with
    /// the revision, as git writes them.
    ///
    /// # Errors
    ///
    /// When git cannot be run, when it does not know the revision, when there was no such folder then, and as [`read`](Self::read) does.
    pub fn at_revision(folder: &Path, revision: &str) -> Result<Self, RevisionError> {
        revision::read(folder, revision)
    }

    /// The files that stand in the output as they are. The guide is not one of them: it is a part of the readme.
    pub(crate) fn copied(
        &self,
        layout: Layout,
    ) -> impl Iterator<Item = (String, Cow<'static, str>)> {
        let copied = self
            .copied
            .iter()
            .filter(move |(path, _)| layout == Layout::Crate && *path != GUIDE);
        copied.map(|(path, text)| (path.clone(), text.clone().into()))
    }

    /// The sources of a spec that stands in one text, under the name `path`.
    #[must_use]
    pub fn single(path: &str, text: &str) -> Self {
        let file = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        Sources {
            files: vec![file],
            copied: BTreeMap::new(),
        }
    }

    /// Takes what belongs to a spec from the files of a folder, given by their paths in it. A folder that was not looked
    /// into has a `/` at its end.
    fn collect<E: From<ReadError>>(
        folder: &str,
        mut paths: Vec<String>,
        read: impl Fn(&str) -> Result<Vec<u8>, E>,
    ) -> Result<Self, E> {
        let mut sources = Sources::default();
        let shown = |path: &str| format!("{}/{path}", folder.trim_end_matches('/'));
        // The files of the folder itself come before those of its folders.
        paths.sort_by_key(|path| (path.contains('/'), path.clone()));
        for path in &paths {
            match Part::of(path) {
                Part::Nothing => {}
                Part::Stray(stray) => return Err(ReadError::Stray(shown(&stray).into()).into()),
                Part::Spec => sources.files.push(Source {
                    path: shown(path),
                    text: spec_text(&read(path)?),
                }),
                Part::Copied(name) => {
                    let text = String::from_utf8(read(path)?);
                    let text = text.map_err(|_| ReadError::NotText(shown(path).into()))?;
                    sources.copied.insert(name, with_line_feeds(&text));
                }
            }
        }
        match sources.files.is_empty() {
            true => Err(ReadError::Empty(folder.into()).into()),
            false => Ok(sources),
        }
    }
}

/// What a file is to the spec in whose folder it is.
enum Part {
    Spec,
    /// It is copied, to this path.
    Copied(String),
    /// It is in a folder that is no part of a spec.
    Stray(String),
    /// It is of no interest, such as a schema.
    Nothing,
}

impl Part {
    fn of(path: &str) -> Self {
        let is_yaml = |name: &str| name.ends_with(".yaml") || name.ends_with(".yml");
        match path.split('/').collect::<Vec<_>>()[..] {
            ["crate", ref name @ ..] if !name.is_empty() => Part::Copied(name.join("/")),
            [name, ..] | ["operations", name, ..] if name.starts_with('.') => Part::Nothing,
            [name] | ["operations", name] if is_yaml(name) => Part::Spec,
            [_] | ["operations", _] => Part::Nothing,
            ["operations", folder, ..] => Part::Stray(format!("operations/{folder}")),
            [folder, ..] => Part::Stray(folder.to_owned()),
            [] => Part::Nothing,
        }
    }
}

/// The text of a spec file. What is no UTF-8 in it becomes U+FFFD, which the reader of YAML refuses, and says where.
fn spec_text(bytes: &[u8]) -> String {
    with_line_feeds(&String::from_utf8_lossy(bytes))
}

/// Text as git keeps it: line ends are LF on all systems, so that the output is the same on all of them.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
