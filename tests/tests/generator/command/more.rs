//! What else the command prints: templates, completions, the manual page, versions and times.

use std::fs;
use std::path::Path;

use clientwright::Templates;

use super::super::checkout::bytes;
use super::{broken, project, run};

#[test]
fn templates_are_listed_and_written_out() {
    let folder = project();
    let listed = run(folder.path(), &["templates"]);
    let names: Vec<_> = listed.succeeds().lines().map(str::to_owned).collect();
    assert_eq!(names, Templates::default().names().collect::<Vec<_>>());
    let written = run(folder.path(), &["templates", "--write", "mine"]);
    assert_eq!(
        written.succeeds(),
        format!("mine: {} templates\n", names.len())
    );
    let read = Templates::read(&folder.path().join("mine")).unwrap();
    assert_eq!(read, Templates::default());
    let again = run(folder.path(), &["templates", "--write", "mine"]);
    again.fails(2, "mine/Cargo.toml.jinja` is there already");
    run(folder.path(), &[]).succeeds();
    run(folder.path(), &["--check", "--templates", "mine"]).succeeds();
}

#[test]
fn shells_and_man_learn_the_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(Path::new("."), &["completions", shell]);
        assert!(script.succeeds().contains("message-format"), "{shell}");
    }
    run(Path::new("."), &["completions", "dos"]).fails(2, "bash");
    let page = run(Path::new("."), &["man"]);
    assert!(page.succeeds().contains(".TH clientwright 1"), "{page:?}");
}

#[test]
fn the_version_names_that_of_the_language() {
    let version = run(Path::new("."), &["--version"]);
    let words: Vec<_> = version.succeeds().split(' ').collect();
    assert!(
        matches!(words[..], ["clientwright", _, "(spec", "language", "1)\n"]),
        "{version:?}"
    );
}

#[test]
fn times_are_told_and_change_nothing() {
    let folder = project();
    run(folder.path(), &[]).succeeds();
    let before = bytes(&folder.path().join("generated"));
    fs::remove_dir_all(folder.path().join("generated")).unwrap();
    let timed = run(folder.path(), &["--timings"]);
    let stages: Vec<_> = timed
        .stderr
        .lines()
        .filter_map(|it| it.split(' ').next())
        .collect();
    let row = [
        "read", "parse", "check", "lower", "render", "format", "write", "in",
    ];
    assert_eq!((timed.status, stages), (0, row.to_vec()));
    assert!(bytes(&folder.path().join("generated")) == before);
    run(broken().path(), &["--timings"]).fails(1, "the spec has 1 mistake");
}
