//! The sources of a spec: the end of the row at which the disk is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::lower::{GUIDE, Layout};

/// Everything that a client is made from, but for the templates.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The spec files, the main file first, then the others by name.
    pub files: Vec<Source>,
    /// Files that are copied into the crate as they are, from path: examples, guide, licences.
    pub copied: BTreeMap<String, String>,
}

/// One spec file.
#[derive(Clone, Debug)]
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
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::NotText(path) => write!(f, "`{}` is not UTF-8 text", path.display()),
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
            Self::NotText(_) | Self::Empty(_) => None,
        }
    }
}

impl Sources {
    /// Reads the folder of a spec: the `.yaml` files in it and in `operations/`, and all files of `crate/`.
    ///
    /// # Errors
    ///
    /// When the folder has no spec file, or when something in it cannot be read or is not text.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let mut paths = yaml_files(folder)?;
        if paths.is_empty() {
            return Err(ReadError::Empty(folder.to_owned()));
        }
        let operations = folder.join("operations");
        if operations.is_dir() {
            paths.extend(yaml_files(&operations)?);
        }
        let mut sources = Sources::default();
        for path in paths {
            let text = read_text(&path)?;
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

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let mut paths = entries(folder)?;
    paths.retain(|path| {
        path.is_file()
            && path
                .extension()
                .is_some_and(|it| it == "yaml" || it == "yml")
    });
    Ok(paths)
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

/// Text as git keeps it: line ends are LF on all systems, so that the output is the same on all of them.
fn read_text(path: &Path) -> Result<String, ReadError> {
    let bytes = fs::read(path).map_err(|error| ReadError::Io(path.to_owned(), error))?;
    let text = String::from_utf8(bytes).map_err(|_| ReadError::NotText(path.to_owned()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
