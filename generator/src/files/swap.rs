//! Changing a folder in one step: a whole new one is made beside it, and the two are exchanged.
//!
//! Whenever a run dies, the folder is the old one or the new one. It takes a system that can exchange folders, and a folder
//! that has nothing in it but what we have written, since all else would be gone in between.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use super::in_place::ASIDE;
use super::lock::Lock;
use super::{Difference, Files};
use crate::manifest::{MANIFEST, Manifest};

/// Puts a whole new folder in place. False where that cannot be done; then nothing has been changed.
pub(super) fn write(files: &Files, former: &Manifest, difference: &Difference, dir: &Path) -> bool {
    let Some((parent, prefix)) = beside(dir) else {
        return false;
    };
    let known: BTreeSet<&str> = former
        .paths()
        .chain(files.paths())
        .chain([MANIFEST])
        .collect();
    if !is_ours(dir, "", &known).unwrap_or(false) {
        return false;
    }
    let aside = parent.join(format!("{prefix}{}", process::id()));
    let is_done = exchange(files, difference, dir, &aside).is_ok();
    // After the exchange this is the old folder. What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&aside);
    is_done
}

/// Removes what runs have left beside the folder that died.
pub(super) fn remove_remains(dir: &Path) {
    let Some((parent, prefix)) = beside(dir) else {
        return;
    };
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|it| it.to_str());
        let number = name.and_then(|it| it.strip_prefix(prefix.as_str()));
        number.is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
    };
    for remains in entries.map(|it| it.path()).filter(is_ours) {
        let _ = fs::remove_dir_all(remains);
    }
}

fn exchange(files: &Files, difference: &Difference, dir: &Path, aside: &Path) -> io::Result<()> {
    fs::create_dir(aside)?;
    // For a run that comes to the new folder while the old one is being removed.
    let _lock = Lock::of(aside);
    let manifest = Manifest::of(files).to_string();
    for (path, text) in files.iter().chain([(MANIFEST, manifest.as_str())]) {
        let place = aside.join(path);
        fs::create_dir_all(place.parent().unwrap_or(aside))?;
        match difference.is_stale(path) {
            true => fs::write(&place, text)?,
            // The same file, so that it keeps its time.
            false => fs::hard_link(dir.join(path), &place)?,
        }
    }
    swap(dir, aside)
}

/// The folder in which the output folder lies, and how the names of new folders begin there.
fn beside(dir: &Path) -> Option<(&Path, String)> {
    let name = dir.file_name()?.to_str()?;
    let parent = match dir.parent()? {
        empty if empty.as_os_str().is_empty() => Path::new("."),
        parent => parent,
    };
    // What a link leads to lies elsewhere.
    let is_link = fs::symlink_metadata(dir).ok()?.is_symlink();
    (!is_link).then(|| (parent, format!(".{name}{ASIDE}")))
}

/// Whether a folder has nothing in it but files that we know, and what a run has left that died.
fn is_ours(dir: &Path, prefix: &str, known: &BTreeSet<&str>) -> io::Result<bool> {
    if fs::metadata(dir)?.permissions().readonly() {
        return Ok(false);
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            return Ok(false);
        };
        let path = format!("{prefix}{name}");
        let is_known = match entry.file_type()? {
            kind if kind.is_dir() => {
                let below = format!("{path}/");
                let mut beyond = known.range(below.as_str()..);
                let has_files = beyond.next().is_some_and(|it| it.starts_with(&below));
                has_files && is_ours(&entry.path(), &below, known)?
            }
            kind => kind.is_file() && (known.contains(path.as_str()) || name.starts_with(ASIDE)),
        };
        if !is_known {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
