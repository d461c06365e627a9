//! Looking at the output folder before anything is done to it.

use std::fs;
use std::path::Path;

use super::{Force, WriteError, absent, attempt};
use crate::manifest::{MANIFEST, Manifest};

/// Makes sure that the folder is ours or free to take, and reads the manifest of the former run.
pub(super) fn check_folder(dir: &Path, force: Force) -> Result<Manifest, WriteError> {
    match attempt("look at", dir, absent(fs::metadata(dir)))? {
        None => return Ok(Manifest::default()),
        Some(found) if !found.is_dir() => return Err(in_the_way(dir, &found, "a folder")),
        Some(_) => check_place(dir, MANIFEST)?,
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

/// Makes sure that the way to a file leads over folders only, and ends at a file or nothing.
/// A symbolic link could lead out of the output folder.
pub(crate) fn check_place(dir: &Path, path: &str) -> Result<(), WriteError> {
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
