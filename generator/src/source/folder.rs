//! A spec in a folder of the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{ReadError, Source, Sources, slashed, spec_text};
use crate::yaml;

/// Reads the folder, or the single file.
pub(super) fn read(folder: &Path) -> Result<Sources, ReadError> {
    if folder.is_file() {
        if folder.with_file_name("operations").is_dir() {
            return Err(ReadError::Part(folder.to_owned()));
        }
        let file = Source {
            path: slashed(folder),
            text: spec_text(&bytes(folder)?),
        };
        return Ok(Sources {
            files: vec![file],
            copied: BTreeMap::new(),
        });
    }
    let mut paths = Vec::new();
    walk(folder, "", &mut paths)?;
    let read = |path: &str| match path.starts_with("crate/") {
        true => whole(&folder.join(path)),
        false => bytes(&folder.join(path)),
    };
    Sources::collect(&slashed(folder), paths, read)
}

/// The paths of the files below a folder. A folder that is no part of a spec is not looked into.
fn walk(root: &Path, below: &str, paths: &mut Vec<String>) -> Result<(), ReadError> {
    // Without the slash at the end, since messages name it.
    let folder: PathBuf = root.join(below).components().collect();
    let failed = |error| ReadError::Io(folder.clone(), error);
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let is_known = path == "operations" || path == "crate" || path.starts_with("crate/");
        match (entry.path().is_dir(), is_known) {
            (false, _) => paths.push(path),
            (true, false) => paths.push(format!("{path}/")),
            (true, true) => walk(root, &format!("{path}/"), paths)?,
        }
    }
    Ok(())
}

fn whole(path: &Path) -> Result<Vec<u8>, ReadError> {
    fs::read(path).map_err(|error| ReadError::Io(path.to_owned(), error))
}

/// No more than a spec file may have is read: the reader of YAML refuses the rest.
fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = |error: io::Error| ReadError::Io(path.to_owned(), error);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(yaml::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}
