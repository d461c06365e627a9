//! A spec and an output folder that are looked at, and left as they are.

use std::fs;

use super::{broken, project, run};

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
    assert_eq!(stale.stdout, "missing   README.md\nedited    src/lib.rs\n");
    assert_eq!(fs::read_to_string(lib).unwrap(), "");
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
