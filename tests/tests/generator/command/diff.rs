//! What a change of the spec asks of the next version, with specs of folders and of git.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::super::checkout::{copy, root};
use super::{change, command, finish, project, run};

/// A repository whose only commit has the shipped spec.
fn repository() -> TempDir {
    let folder = project();
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["config", "core.autocrlf", "false"]);
    commit(folder.path());
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "."]);
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
    git(
        folder,
        &[&author[..], &["commit", "--quiet", "-m", "A spec"]].concat(),
    );
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    let status = git.current_dir(folder).args(arguments).status();
    assert!(status.unwrap().success(), "{arguments:?}");
}

/// Takes a value from an enum, which breaks programs that name it, and adds one.
fn break_spec(folder: &Path) {
    let spec = folder.join("spec/cronofy.yaml");
    change(&spec, "access_denied:", "access_refused:");
}

#[test]
fn the_spec_as_it_is_differs_from_the_last_commit() {
    let folder = repository();
    let same = run(folder.path(), &["diff"]);
    assert_eq!(same.succeeds(), "0.1.0: the client is the same\n");
    break_spec(folder.path());
    let broken = run(folder.path(), &["diff"]);
    let told: Vec<&str> = broken.succeeds().lines().collect();
    assert!(
        told[0].starts_with(
            "major  the variant `Refusal::AccessDenied` is gone (HEAD:spec/cronofy.yaml:"
        ),
        "{told:#?}"
    );
    assert!(
        told[1]
            .starts_with("minor  the variant `Refusal::AccessRefused` is new (spec/cronofy.yaml:"),
        "{told:#?}"
    );
    assert_eq!(
        told[2..],
        ["2 changes (1 major, 1 minor), major: 0.1.0 has to become 0.2.0"]
    );
}

#[test]
fn a_break_can_be_a_failure() {
    let folder = repository();
    assert_eq!(run(folder.path(), &["diff", "--exit-code"]).status, 0);
    break_spec(folder.path());
    assert_eq!(run(folder.path(), &["diff", "--exit-code"]).status, 1);
    commit(folder.path());
    assert_eq!(run(folder.path(), &["diff", "--exit-code"]).status, 0);
    assert_eq!(
        run(folder.path(), &["diff", "HEAD~1", "--exit-code"]).status,
        1
    );
    // The other way round, what is new is gone.
    assert_eq!(
        run(folder.path(), &["diff", "HEAD", "HEAD~1", "--exit-code"]).status,
        1
    );
}

#[test]
fn a_version_that_tells_of_the_changes_is_enough() {
    let folder = repository();
    break_spec(folder.path());
    let spec = folder.path().join("spec/cronofy.yaml");
    change(&spec, "version: 0.1.0", "version: 0.1.1");
    let told = run(folder.path(), &["diff"]);
    assert!(
        told.succeeds()
            .ends_with("major: 0.1.1 is not enough after 0.1.0: that is 0.2.0\n"),
        "{told:?}"
    );
    change(&spec, "version: 0.1.1", "version: 0.2.0");
    let told = run(folder.path(), &["diff"]);
    assert!(
        told.succeeds()
            .ends_with("major: 0.2.0 is enough after 0.1.0\n"),
        "{told:?}"
    );
}

#[test]
fn a_version_that_goes_down_is_told() {
    let folder = repository();
    let spec = folder.path().join("spec/cronofy.yaml");
    change(&spec, "version: 0.1.0", "version: 0.0.9");
    let told = run(folder.path(), &["diff"]);
    assert_eq!(
        told.succeeds(),
        "0.0.9 comes before 0.1.0, and the client is the same\n"
    );
}

#[test]
fn folders_need_no_repository() {
    let folder = project();
    copy(&folder.path().join("spec"), &folder.path().join("old"));
    break_spec(folder.path());
    let told = run(
        folder.path(),
        &["diff", "old", "spec", "--message-format", "short"],
    );
    let first = told.succeeds().lines().next().unwrap();
    assert!(first.starts_with("old/cronofy.yaml:"), "{first}");
    assert!(
        first.ends_with(": major: the variant `Refusal::AccessDenied` is gone"),
        "{first}"
    );
}

#[test]
fn programs_read_json_and_people_markdown() {
    let folder = repository();
    break_spec(folder.path());
    let told = run(folder.path(), &["diff", "--message-format", "json"]);
    let lines: Vec<Value> = told
        .succeeds()
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    assert_eq!(lines[0]["reason"], "change");
    assert_eq!(lines[0]["verdict"], "major");
    assert_eq!(
        (&lines[0]["side"], &lines[0]["file"]),
        (&"old".into(), &"HEAD:spec/cronofy.yaml".into())
    );
    assert!(lines[0]["line"].is_u64() && lines[0]["column"].is_u64());
    assert_eq!(lines[2]["reason"], "result");
    assert_eq!(lines[2]["verdict"], "major");
    assert_eq!(lines[2]["needed_version"], "0.2.0");
    let page = run(folder.path(), &["diff", "--markdown"]);
    let page = page.succeeds();
    assert!(
        page.starts_with("**2 changes (1 major, 1 minor), major: 0.1.0 has to become 0.2.0**\n"),
        "{page}"
    );
    assert!(
        page.contains(
            "\n### Breaking\n\n- the variant `Refusal::AccessDenied` is gone (`HEAD:spec/"
        ),
        "{page}"
    );
}

#[test]
fn the_mistakes_of_both_specs_are_reported() {
    let folder = repository();
    let spec = folder.path().join("spec/cronofy.yaml");
    change(&spec, "text: secret", "text: secrte");
    commit(folder.path());
    change(&spec, "text: secrte", "text: scret");
    let wrong = run(folder.path(), &["diff"]);
    wrong.fails(1, "--> HEAD:spec/cronofy.yaml:");
    wrong.fails(1, "--> spec/cronofy.yaml:");
}

#[test]
fn what_is_no_spec_of_before_is_said_clearly() {
    let folder = repository();
    let fails = |arguments: &[&str], word: &str| {
        run(folder.path(), &[&["diff"], arguments].concat()).fails(2, word);
    };
    fails(&["mian"], "there is no folder and no revision `mian`");
    fails(
        &["--", "--output=x"],
        "there is no folder and no revision `--output=x`",
    );
    fails(
        &["HEAD:spec"],
        "there is no folder and no revision `HEAD:spec`",
    );
    fails(
        &["--spec", "other", "HEAD", "HEAD"],
        "there is no `other` in the revision `HEAD`",
    );
    let alone = project();
    run(alone.path(), &["diff"]).fails(2, "is in no repository of git");
    let without = finish(command(folder.path()).arg("diff").env("PATH", ""));
    without.fails(2, "cannot run `git`");
    let of_others = ("GIT_TEST_ASSUME_DIFFERENT_OWNER", "true");
    let refused = finish(
        command(folder.path())
            .arg("diff")
            .env(of_others.0, of_others.1),
    );
    refused.fails(2, "error: git failed: fatal: detected dubious ownership");
}

#[test]
fn the_spec_of_before_is_read_wherever_it_lies() {
    let folder = repository();
    let inner = folder.path().join("spec");
    let same = "0.1.0: the client is the same\n";
    assert_eq!(run(&inner, &["diff", "--spec", "."]).succeeds(), same);
    let whole = inner.to_str().unwrap();
    assert_eq!(run(root(), &["diff", "--spec", whole]).succeeds(), same);
    let operations = inner.join("operations");
    assert_eq!(run(&operations, &["diff", "--spec", ".."]).succeeds(), same);
}
