//! The text of a crate: how long it is, and what it takes to parse and print it.

use std::fs;
use std::path::{Path, PathBuf};

/// How much a crate says that is made of a spec.
#[derive(Clone, Copy, Default)]
pub struct Lines {
    pub bytes: usize,
    /// Without blank ones, comments and docs.
    pub code: usize,
}

/// The text of a crate, without the runtime, which is the same for all APIs.
pub fn count(folder: &Path) -> Lines {
    let mut lines = Lines::default();
    for text in texts(folder) {
        let is_code = |line: &&str| !line.is_empty() && !line.starts_with("//");
        lines.bytes += text.len();
        lines.code += text.lines().map(str::trim).filter(is_code).count();
    }
    lines
}

/// Parses a crate and prints it again.
pub fn print(folder: &Path) {
    let printed = texts(folder).map(|text| {
        let file = syn::parse_file(&text).unwrap();
        prettyplease::unparse(&file).len()
    });
    assert!(printed.sum::<usize>() > 0);
}

fn texts(folder: &Path) -> impl Iterator<Item = String> {
    files(&folder.join("src"))
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|it| it.is_dir());
    let folders = folders.into_iter().filter(|it| !it.ends_with("runtime"));
    let files = files
        .into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == "rs"));
    folders
        .flat_map(|it| self::files(&it))
        .chain(files)
        .collect()
}
