//! Putting files in place: first look, then prepare everything aside, then rename.

use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::{Difference, Files, absent, attempt};
use crate::manifest::{MANIFEST, Manifest};

/// See [`Files::write`].
pub(super) fn write(files: &Files, dir: &Path) -> Result<Summary, WriteError> {
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    let former = check_folder(dir)?;
    let known = former.iter().flat_map(Manifest::paths);
    files
        .paths()
        .chain(known)
        .try_for_each(|path| check_place(dir, path))?;
    let difference = files.compare(dir)?;
    if former.is_none() {
        claim(dir)?;
    }
    let staged = stage(files, &difference, dir)?;
    // Where names differ in case only, the new file may be the orphan: so the orphans go first.
    difference
        .orphaned
        .iter()
        .try_for_each(|path| remove(dir, path))?;
    staged.into_iter().try_for_each(Staged::put)?;
    Ok(Summary::new(files, &difference))
}

/// What a run has done, the manifest not counted.
///
/// It prints as one line, `12 files written, 30 unchanged, 1 removed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have a new text.
    pub written: usize,
    /// Files that were as they should be, and have not been touched.
    pub unchanged: usize,
    /// Files of a former run that have been removed.
    pub removed: usize,
}

impl Summary {
    fn new(files: &Files, difference: &Difference) -> Self {
        let written = files
            .paths()
            .filter(|path| difference.is_stale(path))
            .count();
        Self {
            written,
            unchanged: files.paths().count() - written,
            removed: difference.orphaned.len(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.written == 1 { "file" } else { "files" };
        write!(
            out,
            "{} {noun} written, {} unchanged, {} removed",
            self.written, self.unchanged, self.removed
        )
    }
}

/// Why files have not been written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The folder has things in it, and no manifest that says that they are ours.
    NotOurs {
        /// The output folder.
        folder: PathBuf,
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
                 choose a new or empty folder with `--out`, or empty this one if nothing in it is needed",
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

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotOurs { .. } | Self::InTheWay { .. } => None,
            Self::Io(error) => error.source(),
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Makes sure that the folder is ours or free to take, and reads the manifest of the former run.
pub(super) fn check_folder(dir: &Path) -> Result<Option<Manifest>, WriteError> {
    match attempt("look at", dir, absent(fs::metadata(dir)))? {
        None => return Ok(None),
        Some(found) if !found.is_dir() => return Err(in_the_way(dir, &found, "a folder")),
        Some(_) => check_place(dir, MANIFEST)?,
    }
    let former = Manifest::read(dir)?;
    let is_empty = attempt("list", dir, fs::read_dir(dir))?.next().is_none();
    match former.is_some() || is_empty {
        true => Ok(former),
        false => Err(WriteError::NotOurs {
            folder: dir.to_owned(),
        }),
    }
}

/// Makes sure that the way to a file leads over folders only, and ends at a file or nothing.
/// A symbolic link could lead out of the output folder.
fn check_place(dir: &Path, path: &str) -> Result<(), WriteError> {
    let mut place = dir.to_owned();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        place.push(segment);
        let Some(found) = attempt("look at", &place, absent(fs::symlink_metadata(&place)))? else {
            break;
        };
        match segments.peek() {
            Some(_) if !found.is_dir() => return Err(in_the_way(&place, &found, "a folder")),
            None if !found.is_file() => return Err(in_the_way(&place, &found, "a file")),
            _ => {}
        }
    }
    Ok(())
}

fn in_the_way(place: &Path, found: &fs::Metadata, needed: &'static str) -> WriteError {
    let found = match found.file_type() {
        kind if kind.is_symlink() => "a symbolic link",
        kind if kind.is_dir() => "a folder",
        kind if kind.is_file() => "a file",
        _ => "neither file nor folder",
    };
    WriteError::InTheWay {
        place: place.to_owned(),
        found,
        needed,
    }
}

/// Makes the folder, and puts an empty manifest there: a run that dies halfway leaves a folder that the next one knows as ours.
fn claim(dir: &Path) -> io::Result<()> {
    attempt("make the folder", dir, fs::create_dir_all(dir))?;
    let place = dir.join(MANIFEST);
    attempt(
        "write",
        &place,
        fs::write(&place, Manifest::default().to_string()),
    )
}

/// A text that lies ready beside its place.
struct Staged {
    aside: PathBuf,
    place: PathBuf,
}

impl Staged {
    /// Writes a text to a new file in the folder where it belongs, since only there a rename is sure to be one step.
    fn new(aside: PathBuf, place: PathBuf, text: &str) -> io::Result<Self> {
        // Left over from a run of the same number that died.
        attempt("remove", &aside, absent(fs::remove_file(&aside)))?;
        let mut file = attempt("make", &aside, File::create_new(&aside))?;
        let staged = Self { aside, place };
        attempt("write", &staged.aside, file.write_all(text.as_bytes()))?;
        Ok(staged)
    }

    fn put(self) -> io::Result<()> {
        attempt("replace", &self.place, fs::rename(&self.aside, &self.place))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // There is nothing to remove once the file is in its place, and nobody to tell otherwise.
        let _ = fs::remove_file(&self.aside);
    }
}

/// Prepares all that has to be written; the manifest comes last, since it speaks of the others.
fn stage(files: &Files, difference: &Difference, dir: &Path) -> io::Result<Vec<Staged>> {
    let manifest = Manifest::of(files).to_string();
    let all = files.iter().chain([(MANIFEST, manifest.as_str())]);
    let stale = all.filter(|(path, _)| difference.is_stale(path));
    stale
        .enumerate()
        .map(|(number, (path, text))| {
            let place = dir.join(path);
            let folder = place.parent().unwrap_or(dir);
            attempt("make the folder", folder, fs::create_dir_all(folder))?;
            let aside = folder.join(format!("{MANIFEST}-{}-{number}", process::id()));
            Staged::new(aside, place, text)
        })
        .collect()
}

/// Removes a file, and the folders that it leaves empty.
fn remove(dir: &Path, path: &str) -> io::Result<()> {
    let place = dir.join(path);
    attempt("remove", &place, absent(fs::remove_file(&place)))?;
    let folders = Path::new(path)
        .ancestors()
        .skip(1)
        .take_while(|folder| !folder.as_os_str().is_empty());
    for folder in folders {
        // A folder that is not empty cannot be removed, and that is the end of it.
        if fs::remove_dir(dir.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use tempfile::TempDir;

    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in list {
            files.insert(path, *text).unwrap();
        }
        files
    }

    fn some() -> Files {
        files(&[
            ("Cargo.toml", "a\n"),
            ("src/lib.rs", "b\n"),
            ("src/deep/er/a.rs", "c\n"),
        ])
    }

    /// A folder to which some files have been written.
    fn written() -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        some().write(dir.path()).unwrap();
        dir
    }

    /// Every path below a folder, sorted.
    fn listing(dir: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(dir).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                found.extend(listing(&entry.path()));
            }
            found.push(entry.path());
        }
        found.sort();
        found
    }

    fn age(path: &Path) {
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
    }

    fn is_aged(path: &Path) -> bool {
        fs::metadata(path).unwrap().modified().unwrap() == SystemTime::UNIX_EPOCH
    }

    /// Expects a refusal that leaves the folder as it is.
    fn refused(files: &Files, dir: &Path) -> String {
        let before = listing(dir);
        let error = files.write(dir).unwrap_err().to_string();
        assert_eq!(listing(dir), before, "{error}");
        error.replace(&format!("{}/", dir.display()), "")
    }

    #[test]
    fn a_new_folder_is_filled() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("some/where");
        assert_eq!(
            some().write(&out).unwrap().to_string(),
            "3 files written, 0 unchanged, 0 removed"
        );
        assert_eq!(
            fs::read_to_string(out.join("src/deep/er/a.rs")).unwrap(),
            "c\n"
        );
        assert_eq!(listing(&out).len(), 7);
        assert!(some().compare(&out).unwrap().is_empty());
    }

    #[test]
    fn only_changes_are_written() {
        let dir = written();
        let (toml, lib, manifest) = (
            dir.path().join("Cargo.toml"),
            dir.path().join("src/lib.rs"),
            dir.path().join(MANIFEST),
        );
        fs::write(&toml, "a\r\n").unwrap();
        [&toml, &lib, &manifest]
            .into_iter()
            .for_each(|path| age(path));
        assert_eq!(
            some().write(dir.path()).unwrap().to_string(),
            "0 files written, 3 unchanged, 0 removed"
        );
        assert!([&toml, &lib, &manifest].iter().all(|path| is_aged(path)));
        fs::write(&lib, "other").unwrap();
        assert_eq!(
            some().write(dir.path()).unwrap().to_string(),
            "1 file written, 2 unchanged, 0 removed"
        );
        assert!(is_aged(&toml) && is_aged(&manifest) && !is_aged(&lib));
    }

    #[test]
    fn removed_sources_come_back() {
        let dir = written();
        fs::remove_dir_all(dir.path().join("src")).unwrap();
        assert_eq!(
            some().write(dir.path()).unwrap(),
            Summary {
                written: 2,
                unchanged: 1,
                removed: 0
            }
        );
        assert!(some().compare(dir.path()).unwrap().is_empty());
    }

    #[test]
    fn orphans_go_with_the_folders_they_leave_empty() {
        let dir = written();
        fs::write(dir.path().join("src/notes"), "by hand").unwrap();
        let summary = files(&[("Cargo.toml", "a\n")]).write(dir.path()).unwrap();
        assert_eq!(
            summary,
            Summary {
                written: 0,
                unchanged: 1,
                removed: 2
            }
        );
        let left = [MANIFEST, "Cargo.toml", "src", "src/notes"].map(|path| dir.path().join(path));
        assert_eq!(listing(dir.path()), left);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_run_that_failed_halfway_can_be_repeated() {
        let dir = tempfile::tempdir().unwrap();
        // So long a path that there is no room for that of the file beside it.
        let room = 4090 - dir.path().as_os_str().len();
        let path = "folder/".repeat(room / 7) + "a";
        let error = files(&[("Cargo.toml", ""), (&path, "")]).write(dir.path());
        assert!(
            error
                .unwrap_err()
                .to_string()
                .contains("folder/.clientwright-")
        );
        assert!(
            !listing(dir.path())
                .iter()
                .any(|path| path.ends_with("Cargo.toml"))
        );
        let summary = some().write(dir.path()).unwrap();
        assert_eq!(summary.written, 3);
    }

    #[test]
    fn what_a_dead_run_left_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let (aside, place) = (dir.path().join("aside"), dir.path().join("place"));
        fs::write(&aside, "half").unwrap();
        Staged::new(aside, place.clone(), "whole")
            .unwrap()
            .put()
            .unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "whole");
        assert_eq!(listing(dir.path()), [place]);
    }

    #[test]
    fn what_is_not_put_in_place_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        drop(Staged::new(dir.path().join("aside"), dir.path().join("place"), "").unwrap());
        assert!(listing(dir.path()).is_empty());
    }

    #[test]
    fn the_folder_of_somebody_else_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis"), "").unwrap();
        let error = refused(&some(), dir.path());
        assert!(
            error.contains("choose a new or empty folder with `--out`"),
            "{error}"
        );
    }

    #[test]
    fn a_file_is_no_output_folder() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        fs::write(&out, "").unwrap();
        assert!(
            some()
                .write(&out)
                .unwrap_err()
                .to_string()
                .ends_with("out` is a file where a folder is needed: move it away")
        );
        let below = some().write(&out.join("below")).unwrap_err().to_string();
        assert!(below.starts_with("cannot make the folder `"), "{below}");
    }

    #[test]
    fn nothing_is_written_where_something_is_in_the_way() {
        let dir = written();
        fs::write(dir.path().join("z"), "").unwrap();
        fs::create_dir(dir.path().join("y")).unwrap();
        let more = |path| files(&[("Cargo.toml", "new"), (path, "")]);
        assert_eq!(
            refused(&more("z/a"), dir.path()),
            "`z` is a file where a folder is needed: move it away"
        );
        assert_eq!(
            refused(&more("y"), dir.path()),
            "`y` is a folder where a file is needed: move it away"
        );
        let long = "long".repeat(100);
        assert!(
            refused(&more(&long), dir.path()).starts_with(&format!("cannot look at `{long}`: "))
        );
        assert!(some().compare(dir.path()).unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (dir, elsewhere) = (written(), written());
        let place = |path: &str| dir.path().join(path);
        fs::remove_file(place("Cargo.toml")).unwrap();
        symlink(elsewhere.path().join("Cargo.toml"), place("Cargo.toml")).unwrap();
        assert_eq!(
            refused(&some(), dir.path()),
            "`Cargo.toml` is a symbolic link where a file is needed: move it away"
        );
        fs::remove_file(place("Cargo.toml")).unwrap();
        fs::remove_dir_all(place("src")).unwrap();
        symlink(elsewhere.path().join("src"), place("src")).unwrap();
        // The files below the link are orphans, which must not go either.
        let error = refused(&files(&[("Cargo.toml", "new")]), dir.path());
        assert_eq!(
            error,
            "`src` is a symbolic link where a folder is needed: move it away"
        );
        assert!(some().compare(elsewhere.path()).unwrap().is_empty());
    }

    #[test]
    fn a_manifest_cannot_lead_outside() {
        let dir = written();
        let out = dir.path().join("src");
        fs::write(
            out.join(MANIFEST),
            format!("{}  ../Cargo.toml\n", "0".repeat(64)),
        )
        .unwrap();
        let error = refused(&some(), &out);
        assert!(
            error.contains("line 1: `../Cargo.toml` cannot be the path of a file"),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt;
        let dir = written();
        let src = dir.path().join("src");
        fs::set_permissions(&src, fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write anywhere, so that there is nothing to see.
        if fs::write(src.join("probe"), "").is_err() {
            let error = refused(
                &files(&[("Cargo.toml", "new"), ("src/lib.rs", "new")]),
                dir.path(),
            );
            assert!(
                error.starts_with("cannot make `src/.clientwright-"),
                "{error}"
            );
            assert!(some().compare(dir.path()).unwrap().is_empty());
        }
        fs::set_permissions(&src, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let dir = written();
        let usual = dir.path().join("usual");
        fs::write(&usual, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&dir.path().join("Cargo.toml")), mode(&usual));
    }
}
