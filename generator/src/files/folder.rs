//! Looking at the output folder before anything is done to it.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::Path;

use super::{Force, WriteError, absent, attempt};
use crate::manifest::{MANIFEST, Manifest};

/// Makes sure that the folder is ours or free to take, and reads the manifest of the former run.
pub(super) fn check_folder(dir: &Path, force: Force) -> Result<Manifest, WriteError> {
    match attempt("look at", dir, absent(fs::metadata(dir)))? {
        None => return Ok(Manifest::default()),
        Some(found) if !found.is_dir() => return Err(in_the_way(dir, &found, "a folder")),
        Some(_) => check_places(dir, [MANIFEST])?,
    }
    let is_empty = attempt("list", dir, fs::read_dir(dir))?.next().is_none();
    match Manifest::read(dir, force)? {
        Some(former) => Ok(former),
        None if is_empty || force == Force::Overwrite => Ok(Manifest::default()),
        None => Err(WriteError::NotOurs {
            folder: dir.to_owned(),
        }),
    }
}

/// Makes sure that the ways to files lead over folders only, and end at a file or nothing.
/// A symbolic link could lead out of the output folder.
pub(crate) fn check_places<'a>(
    dir: &Path,
    paths: impl IntoIterator<Item = &'a str>,
) -> Result<(), WriteError> {
    let files: BTreeSet<&str> = paths.into_iter().collect();
    let folders: BTreeSet<&str> = files.iter().flat_map(|it| folders_of(it)).collect();
    let is_folder = |it: &Metadata| it.is_dir();
    let is_file = |it: &Metadata| it.is_file();
    folders
        .iter()
        .try_for_each(|it| check_place(dir, it, "a folder", is_folder))?;
    files
        .iter()
        .try_for_each(|it| check_place(dir, it, "a file", is_file))
}

/// The folders on the way to a file, the outermost first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices('/');
    ends.filter_map(|(end, _)| path.get(..end))
}

fn check_place(
    dir: &Path,
    path: &str,
    needed: &'static str,
    is_needed: impl Fn(&Metadata) -> bool,
) -> Result<(), WriteError> {
    let place = dir.join(path);
    match attempt("look at", &place, absent(fs::symlink_metadata(&place)))? {
        Some(found) if !is_needed(&found) => Err(in_the_way(&place, &found, needed)),
        _ => Ok(()),
    }
}

fn in_the_way(place: &Path, found: &Metadata, needed: &'static str) -> WriteError {
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
