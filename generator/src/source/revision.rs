//! A spec as it was at a revision of git.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{ReadError, Source, Sources, slashed, spec_text};

/// Why a spec of before cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum RevisionError {
    /// The command `git` cannot be run.
    NoGit(io::Error),
    /// The folder is in no repository.
    NoRepository(PathBuf),
    /// The repository has no such revision.
    Unknown(String),
    /// There was no such folder.
    NoFolder(PathBuf, String),
    /// A file is a symbolic link, which leads out of the revision.
    Link(String),
    /// Git could not do what it was asked for, and says why.
    Git(String),
    /// The folder is no spec.
    Read(ReadError),
}

impl fmt::Display for RevisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit(error) => write!(
                f,
                "cannot run `git`, which keeps the specs of before: {error}"
            ),
            Self::NoRepository(folder) => write!(
                f,
                "`{}` is in no repository of git, so that there is no spec of before",
                folder.display()
            ),
            Self::Unknown(revision) => write!(f, "there is no folder and no revision `{revision}`"),
            Self::NoFolder(folder, revision) => {
                write!(
                    f,
                    "there is no `{}` in the revision `{revision}`",
                    folder.display()
                )
            }
            Self::Link(path) => write!(
                f,
                "`{path}` is a symbolic link, which cannot be followed into a revision"
            ),
            Self::Git(message) => write!(f, "git failed: {message}"),
            Self::Read(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RevisionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoGit(error) => Some(error),
            Self::Read(error) => error.source(),
            _ => None,
        }
    }
}

impl From<ReadError> for RevisionError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// A file of a revision.
struct Blob {
    /// From the folder of the spec.
    path: String,
    hash: String,
    is_link: bool,
}

/// Reads the folder, or the single file.
pub(super) fn read(folder: &Path, revision: &str) -> Result<Sources, RevisionError> {
    let unknown = || RevisionError::Unknown(revision.to_owned());
    let git = Git::around(folder)?;
    let commit = git.commit(revision).ok_or_else(unknown)?;
    let blobs = git.files(&commit)?;
    let shown = format!("{revision}:{}", slashed(folder));
    let text = |path: &str| match blobs.iter().find(|it| it.path == path) {
        Some(blob) if !blob.is_link => git.run(&["cat-file", "blob", &blob.hash]),
        _ => Err(RevisionError::Link(format!("{shown}/{path}"))),
    };
    match &blobs[..] {
        [] => Err(RevisionError::NoFolder(
            folder.to_owned(),
            revision.to_owned(),
        )),
        [file] if file.path.is_empty() => Ok(Sources {
            files: vec![Source {
                text: spec_text(&text("")?),
                path: shown,
            }],
            ..Sources::default()
        }),
        _ => {
            let paths = blobs.iter().map(|it| it.path.clone()).collect();
            Sources::collect(&shown, paths, text)
        }
    }
}

/// Runs git in the folder in which that of a spec is.
struct Git {
    parent: PathBuf,
    name: String,
}

impl Git {
    fn around(folder: &Path) -> Result<Self, RevisionError> {
        let whole = match folder.file_name() {
            Some(_) => folder.to_owned(),
            // It is `.`, or ends with `..`.
            None => folder
                .canonicalize()
                .map_err(|error| ReadError::Io(folder.to_owned(), error))?,
        };
        let git = Git {
            parent: match whole.parent() {
                Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
                Some(parent) => parent.to_owned(),
                None => whole.clone(),
            },
            name: whole
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
        };
        match git.run(&["rev-parse", "--git-dir"]) {
            Err(RevisionError::Git(message)) if message.contains("not a git repository") => {
                Err(RevisionError::NoRepository(git.parent))
            }
            found => found.map(|_| git),
        }
    }

    /// The commit that a revision is. What begins with `-` would be an option.
    fn commit(&self, revision: &str) -> Option<String> {
        if revision.starts_with('-') {
            return None;
        }
        let commit = format!("{revision}^{{commit}}");
        let found = self.run(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ]);
        let hash = String::from_utf8(found.ok()?).ok()?;
        Some(hash.trim().to_owned())
    }

    /// The files below the folder. Where it is a file, that one, without a path.
    fn files(&self, commit: &str) -> Result<Vec<Blob>, RevisionError> {
        let listed = self.run(&["ls-tree", "-r", "-z", commit, "--", &self.name])?;
        let listed = String::from_utf8_lossy(&listed);
        let lines = listed.split('\0').filter_map(|line| line.split_once('\t'));
        let blobs = lines.filter_map(|(kind, path)| {
            let mut words = kind.split(' ');
            let (mode, kind, hash) = (words.next()?, words.next()?, words.next()?);
            (kind == "blob").then_some(())?;
            Some(Blob {
                path: path
                    .strip_prefix(&self.name)?
                    .trim_start_matches('/')
                    .to_owned(),
                hash: hash.to_owned(),
                is_link: mode == "120000",
            })
        });
        Ok(blobs.collect())
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, RevisionError> {
        let mut git = Command::new("git");
        // What it says is looked at, in the language that it was written in.
        git.env("LC_ALL", "C");
        // In a hook these name the repository that it runs for, and not the one of this folder.
        for variable in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_COMMON_DIR",
            "GIT_INDEX_FILE",
            "GIT_PREFIX",
        ] {
            git.env_remove(variable);
        }
        git.arg("-C").arg(&self.parent).args(arguments);
        let output = git.output().map_err(|error| match error.kind() {
            ErrorKind::NotFound => RevisionError::NoGit(error),
            _ => RevisionError::Git(error.to_string()),
        })?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => {
                let message = String::from_utf8_lossy(&output.stderr);
                Err(RevisionError::Git(message.trim().to_owned()))
            }
        }
    }
}
