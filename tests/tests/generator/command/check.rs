//! A spec and an output folder that are looked at, and left as they are.

use std::fs;

use serde_json::Value;

use super::{broken, change, project, run};

#[test]
fn check_compares_and_writes_nothing() {
    let folder = project();
    let missing = run(folder.path(), &["--check"]);
    missing.fails(1, "run `clientwright`");
    assert!(
        missing.stdout.contains("missing   src/lib.rs\n"),
        "{missing:?}"
    );
    assert!(!folder.path().join("generated").exists());

    run(folder.path(), &[]).succeeds();
    assert_eq!(
        run(folder.path(), &["--check"]).succeeds(),
        "generated: up to date\n"
    );

    let lib = folder.path().join("generated/src/lib.rs");
    fs::write(&lib, "").unwrap();
    fs::remove_file(folder.path().join("generated/README.md")).unwrap();
    let stale = run(folder.path(), &["--check"]);
    stale.fails(1, "is not what the spec makes now");
    stale.fails(1, "run `clientwright --force`");
    let (missing, edited) = stale
        .stdout
        .split_once("edited    src/lib.rs\n@@ ")
        .unwrap();
    assert_eq!(missing, "missing   README.md\n");
    assert!(edited.contains("\n+// @generated "), "{edited}");
    assert!(edited.ends_with(" more lines\n"), "{edited}");
    assert_eq!(fs::read_to_string(lib).unwrap(), "");
}

#[test]
fn check_tells_stale_and_orphaned_files_and_the_command_that_mends_them() {
    let folder = project();
    run(folder.path(), &["--out", "client"]).succeeds();
    let spec = folder.path().join("spec");
    change(
        &spec.join("cronofy.yaml"),
        "version: 0.1.0",
        "version: 0.1.1",
    );
    fs::remove_file(spec.join("crate/LICENSE-MIT")).unwrap();
    let stale = run(folder.path(), &["--check", "--out", "client"]);
    stale.fails(1, "run `clientwright --out client` and commit");
    assert!(
        stale.stdout.contains("stale     Cargo.toml\n@@ "),
        "{stale:?}"
    );
    assert!(
        stale
            .stdout
            .contains("\n-version = \"0.1.0\"\n+version = \"0.1.1\"\n"),
        "{stale:?}"
    );
    assert!(
        stale.stdout.contains("orphaned  LICENSE-MIT\n"),
        "{stale:?}"
    );
    let json = run(
        folder.path(),
        &["--check", "--out", "client", "--message-format", "json"],
    );
    let files = json
        .stdout
        .lines()
        .map(|it| serde_json::from_str::<Value>(it).unwrap());
    let states: Vec<_> = files
        .map(|it| it["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(states, ["stale", "stale", "stale", "orphaned"]);
}

#[test]
fn lint_checks_the_spec_and_writes_nothing() {
    let folder = project();
    assert_eq!(
        run(folder.path(), &["lint"]).succeeds(),
        "spec: no mistake in 4 files\n"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let elsewhere = run(folder.path(), &["lint", "--spec", "elsewhere"]);
    elsewhere.fails(2, "elsewhere");
    run(broken().path(), &["lint"]).fails(1, "did you mean `secret`?");
}

#[test]
fn a_wrong_spec_writes_nothing() {
    let folder = broken();
    let wrong = run(folder.path(), &[]);
    wrong.fails(1, "spec/cronofy.yaml:");
    wrong.fails(1, "error: the spec has 1 mistake; nothing was written");
    assert_eq!(wrong.stdout, "");
    assert!(!folder.path().join("generated").exists());
}
