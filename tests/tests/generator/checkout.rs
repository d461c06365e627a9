//! The checkout that the tests look at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clientwright::{Files, Layout, Sources, Templates};

/// The folder of the workspace.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The text of a file, from its path below the root.
pub(super) fn text(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all files below a folder of the checkout, from the root, sorted.
pub(super) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// The files of a folder that end so, with their texts.
pub(super) fn texts(folder: &str, end: &str) -> Vec<(String, String)> {
    let paths = files(folder).into_iter().filter(|path| path.ends_with(end));
    paths.map(|path| (path.clone(), text(&path))).collect()
}

/// What the spec of this checkout makes, with its templates.
pub(super) fn client() -> Files {
    let sources = Sources::read(&root().join("spec")).unwrap();
    let templates = Templates::read(&root().join("templates")).unwrap();
    clientwright::generate(&sources, &templates, Layout::Crate)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Copies a folder.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &place),
            false => drop(fs::copy(entry.path(), place).unwrap()),
        }
    }
}

/// All files below a folder.
pub(super) fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(bytes(&path)),
            false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    found
}

/// A folder below `target`, for what is built by tests: what is in it stays from run to run.
pub(super) fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// The cargo that runs this test, told to keep away from the network.
pub(super) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(folder).args(arguments).arg("--offline");
    // What is built by tests shares its dependencies, and nothing of the build that is going on.
    cargo.env("CARGO_TARGET_DIR", scratch("build"));
    cargo
        .env_remove("RUSTFLAGS")
        .env("CARGO_TERM_COLOR", "never");
    cargo
}

/// The output of a program that has to succeed.
pub(super) fn succeed(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let (stdout, stderr) = (
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    );
    assert!(status.success(), "{command:?}\n{stdout}\n{stderr}");
    stdout
}
