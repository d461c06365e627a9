//! Changing a folder file by file, where it has other things in it, or the system cannot exchange folders.
//!
//! Each file is prepared beside its place and renamed, so that it is always an old one or a new one as a whole.
//! A run that dies halfway leaves a manifest that knows both, so that the next run can go on.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::{Difference, Files, absent, attempt};
use crate::manifest::{MANIFEST, Manifest};

/// How the names of files begin that lie ready.
pub(super) const ASIDE: &str = ".clientwright-";

/// Removes what is orphaned and writes what is stale. Where it is sure that no other run is at work, what dead runs have
/// left goes too.
pub(super) fn write(
    files: &Files,
    former: &Manifest,
    difference: &Difference,
    dir: &Path,
    is_alone: bool,
) -> io::Result<()> {
    let both = Manifest::of(files).and(former);
    if is_alone {
        both.paths().for_each(|path| remove_remains(dir, path));
    }
    Staged::new(dir, MANIFEST, "both", &both.to_string())?.put()?;
    let staged = stage(files, difference, dir)?;
    // Where names differ in case only, the new file may be the orphan: so the orphans go first.
    difference
        .orphaned
        .iter()
        .try_for_each(|path| remove(dir, path))?;
    staged.into_iter().try_for_each(Staged::put)
}

/// A text that lies ready beside its place.
struct Staged {
    aside: PathBuf,
    place: PathBuf,
}

impl Staged {
    /// Writes a text to a new file in the folder where it belongs, since only there a rename is sure to be one step.
    fn new(dir: &Path, path: &str, name: &str, text: &str) -> io::Result<Self> {
        let place = dir.join(path);
        let folder = place.parent().unwrap_or(dir);
        attempt("make the folder", folder, fs::create_dir_all(folder))?;
        let aside = folder.join(format!("{ASIDE}{}-{name}", process::id()));
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
        .map(|(number, (path, text))| Staged::new(dir, path, &number.to_string(), text))
        .collect()
}

/// Removes what lies ready beside a file, and never came to its place. What cannot be removed harms nobody.
fn remove_remains(dir: &Path, path: &str) {
    let place = dir.join(path);
    let folder = place.parent().unwrap_or(dir);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_aside = |name: &OsStr| name.to_str().is_some_and(|it| it.starts_with(ASIDE));
    for remains in entries.filter(|it| is_aside(&it.file_name())) {
        let _ = fs::remove_file(remains.path());
    }
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
    use super::*;

    #[test]
    fn what_a_dead_run_left_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let aside = dir.path().join(format!("{ASIDE}{}-0", process::id()));
        fs::write(aside, "half").unwrap();
        let staged = Staged::new(dir.path(), "place", "0", "whole").unwrap();
        staged.put().unwrap();
        let place = dir.path().join("place");
        assert_eq!(fs::read_to_string(place).unwrap(), "whole");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_put_in_place_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        drop(Staged::new(dir.path(), "place", "0", "").unwrap());
        assert!(fs::read_dir(dir.path()).unwrap().next().is_none());
    }
}
