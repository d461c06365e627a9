//! The sources of a spec: the end of the row at which the disk is read.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::yaml;

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
            Self::NotText(_) | Self::Empty(_) | Self::Stray(_) => None,
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
        if folder.is_file() {
            return Ok(Self::single(&slashed(folder), &read_spec(folder)?));
        }
        let mut paths = yaml_files(folder, &["operations", "crate"])?;
        if paths.is_empty() {
            return Err(ReadError::Empty(folder.to_owned()));
        }
        let operations = folder.join("operations");
        if operations.is_dir() {
            paths.extend(yaml_files(&operations, &[])?);
        }
        let mut sources = Sources::default();
        for path in paths {
            let text = read_spec(&path)?;
            sources.files.push(Source {
                path: slashed(&path),
                text,
            });
        }
        let copied = folder.join("crate");
        if copied.is_dir() {
            copy_from(&copied, &copied, &mut sources.copied)?;
        }
        Ok(sources)
    }

    /// The files that stand in the output as they are. The guide is not one of them: it is a part of the readme.
    pub(crate) fn copied(&self, layout: Layout) -> impl Iterator<Item = (String, &str)> {
        let copied = self
            .copied
            .iter()
            .filter(move |(path, _)| layout == Layout::Crate && *path != GUIDE);
        copied.map(|(path, text)| (path.clone(), text.as_str()))
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
}

/// The spec files of a folder, which may have the `known` folders and no others.
fn yaml_files(folder: &Path, known: &[&str]) -> Result<Vec<PathBuf>, ReadError> {
    let mut paths = entries(folder)?;
    paths.retain(|path| !name(path).starts_with('.'));
    if let Some(stray) = paths
        .iter()
        .find(|it| it.is_dir() && !known.contains(&name(it)))
    {
        return Err(ReadError::Stray(stray.clone()));
    }
    paths.retain(|path| {
        !path.is_dir() && [".yaml", ".yml"].iter().any(|it| name(path).ends_with(it))
    });
    Ok(paths)
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(OsStr::to_str).unwrap_or_default()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let failed = |error| ReadError::Io(folder.to_owned(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn copy_from(
    root: &Path,
    folder: &Path,
    into: &mut BTreeMap<String, String>,
) -> Result<(), ReadError> {
    for path in entries(folder)? {
        if path.is_dir() {
            copy_from(root, &path, into)?;
        } else {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            into.insert(slashed(relative), read_text(&path)?);
        }
    }
    Ok(())
}

/// The text of a spec file. What is no UTF-8 in it becomes U+FFFD, and what is too much is cut off:
/// the reader of YAML refuses both, and says where.
fn read_spec(path: &Path) -> Result<String, ReadError> {
    let failed = |error| ReadError::Io(path.to_owned(), error);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(yaml::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

/// Text as git keeps it: line ends are LF on all systems, so that the output is the same on all of them.
fn read_text(path: &Path) -> Result<String, ReadError> {
    let bytes = fs::read(path).map_err(|error| ReadError::Io(path.to_owned(), error))?;
    let text = String::from_utf8(bytes).map_err(|_| ReadError::NotText(path.to_owned()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
