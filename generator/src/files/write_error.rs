//! Why files have not been written.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::manifest::MANIFEST;

/// How many files a message names.
const NAMED: usize = 6;

/// Why files have not been written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The folder has things in it, and no manifest that says that they are ours.
    NotOurs {
        /// The output folder.
        folder: PathBuf,
    },
    /// Files have been edited, or were there before, so that writing would lose what somebody has done.
    Edited {
        /// The output folder.
        folder: PathBuf,
        /// The files, from the output folder.
        paths: Vec<String>,
    },
    /// Something else lies where a file or a folder has to be.
    InTheWay {
        /// Where it lies.
        place: PathBuf,
        /// What it is.
        found: &'static str,
        /// What has to be there.
        needed: &'static str,
    },
    /// The system refused, or the manifest is damaged; the message says what was tried, and on which path.
    Io(io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { folder } => write!(
                out,
                "`{}` is not empty and has no `{MANIFEST}`, so that its files may be somebody's: \
                 choose a new or empty folder with `--out`, or write among them with `--force`",
                folder.display()
            ),
            Self::Edited { folder, paths } => write!(
                out,
                "{} in `{}` is not as it was written: somebody edited it, or a merge did; \
                 keep elsewhere what you need of it, and run again with `--force`, which writes it anew",
                listed(paths),
                folder.display()
            ),
            Self::InTheWay {
                place,
                found,
                needed,
            } => {
                write!(
                    out,
                    "`{}` is {found} where {needed} is needed: move it away",
                    place.display()
                )
            }
            Self::Io(error) => error.fmt(out),
        }
    }
}

/// The first paths of a list, which can be long.
fn listed(paths: &[String]) -> String {
    let named: Vec<String> = paths
        .iter()
        .take(NAMED)
        .map(|it| format!("`{it}`"))
        .collect();
    match paths.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

impl Error for WriteError {}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
