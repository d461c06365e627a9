//! What right specs become compiles, without a warning, and its examples run.

use std::fs;
use std::path::Path;

use clientwright::{Layout, Sources, Templates};
use serde_yaml::Value;

use super::checkout::{cargo, root, scratch, succeed};
use super::{large_union, random};

#[test]
fn right_specs_become_crates_that_compile() {
    let workspace = scratch("cases");
    let mut members = members(&workspace);
    large_union::write_test(&workspace.join("stack"));
    members.push("stack".to_owned());
    assert!(members.len() > 1);
    let list = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(workspace.join("Cargo.toml"), list).unwrap();
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    let run = |arguments: &[&str]| {
        let mut cargo = cargo(&workspace, &[arguments, &["--quiet"]].concat());
        let strict = cargo.env("RUSTDOCFLAGS", "-Dwarnings");
        // Nobody steps through these crates.
        let small = strict.env("CARGO_PROFILE_DEV_DEBUG", "false");
        succeed(small.env("CARGO_ENCODED_RUSTFLAGS", "-Dwarnings"))
    };
    run(&["clippy", "--workspace", "--all-features"]);
    run(&["doc", "--workspace", "--no-deps", "--all-features"]);
    // The examples run on the test double, and need no transport.
    let tested = ["--no-default-features", "--features", "test-util"];
    run(&[&["test", "--workspace"], &tested[..]].concat());
    for features in alone() {
        let alone = ["--no-default-features", "--features", &features];
        run(&[&["check", "-p", "feature_per_file"], &alone[..]].concat());
    }
}

/// No feature of a file, each one, and all, with the test double and without.
fn alone() -> Vec<String> {
    let operations = ["", "lamps", "light-scenes", "rooms", "all-operations"];
    let with = |more| operations.map(|it| format!("{it} {more}"));
    [with(""), with("test-util")].concat()
}

/// Writes the crates of all cases, of the spec to start from, of one with large unions, and of some specs made at random, and
/// gives their folders.
fn members(workspace: &Path) -> Vec<String> {
    let cases = fs::read_dir(root().join("tests/cases/ok")).unwrap();
    let cases = cases.map(|it| it.unwrap().path());
    let cases = cases.filter(|case| case.join("spec.yaml").is_file());
    let mut all: Vec<(String, Sources)> = cases
        .map(|case| (name(&case), Sources::read(&case).unwrap()))
        .collect();
    let starter = Sources::read(&root().join("generator/starter")).unwrap();
    all.push(("starter".to_owned(), starter));
    all.push(("large_union".to_owned(), large_union::sources()));
    for (number, spec) in random::samples(4).iter().enumerate() {
        all.push((
            format!("random_{number}"),
            Sources::single("random.yaml", spec),
        ));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let write = |(name, sources): (String, Sources)| {
        write(&workspace.join(&name), sources, &name);
        name
    };
    all.into_iter().map(write).collect()
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Writes one crate, under a name that no other crate of the workspace has.
fn write(folder: &Path, mut sources: Sources, name: &str) {
    for file in &mut sources.files {
        let mut spec: Value = serde_yaml::from_str(&file.text).unwrap();
        if let Some(package) = spec.get_mut("crate") {
            package["name"] = name.into();
            file.text = serde_yaml::to_string(&spec).unwrap();
        }
    }
    let files = clientwright::generate(&sources, &Templates::default(), Layout::Crate);
    let files = files.unwrap_or_else(|error| panic!("{name}: {error}"));
    files.write(folder).unwrap();
}
