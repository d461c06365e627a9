//! The verdicts, held against those of a judge that sees the crates themselves.
//!
//! `cargo semver-checks` looks for what breaks programs, and for little else: that something is new is nothing to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientwright::{Layout, Sources, Templates};

use super::super::checkout::{cargo, root, scratch, succeed};
use super::kinds::{Kind, base, kinds};

#[test]
#[ignore = "it makes a crate for each kind of change, and needs `cargo install cargo-semver-checks`"]
fn a_judge_that_is_not_ours_says_the_same() {
    if !judge(&["--version"]).status().is_ok_and(|it| it.success()) {
        return eprintln!("skipped: `cargo install cargo-semver-checks` brings what this needs");
    }
    let workspace = workspace();
    let old = documented(&workspace, &base(), "old.json");
    let differs = |kind: &Kind| {
        let new = documented(&workspace, &kind.changed(), "new.json");
        let said = verdict(&old, &new);
        let expected = match &kind.semver_checks {
            Some(judgement) => said == judgement.says && !judgement.because.is_empty(),
            None => agree(&said, &kind.verdict),
        };
        (!expected).then(|| format!("{}: {}, and the judge says {said}", kind.name, kind.verdict))
    };
    let wrong: Vec<String> = kinds().iter().filter_map(differs).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether both take it for a break, or neither; what is new and what only runs otherwise is all the same to the judge.
fn agree(said: &str, verdict: &str) -> bool {
    match said {
        "minor" => verdict == "minor",
        said => (said == "major") == (verdict == "major"),
    }
}

/// What the judge asks of the next version.
fn verdict(old: &Path, new: &Path) -> String {
    let mut judge = judge(&["--release-type", "patch", "--color", "never"]);
    judge.arg("--baseline-rustdoc").arg(old);
    judge.arg("--current-rustdoc").arg(new);
    let output = judge.output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8(told).unwrap();
    let words = ["major", "minor"];
    let asked = words
        .into_iter()
        .find(|it| told.contains(&format!("semver requires new {it} version")));
    match asked {
        Some(word) => word.to_owned(),
        None if told.contains("no semver update required") => "none".to_owned(),
        None => panic!("{told}"),
    }
}

fn judge(arguments: &[&str]) -> Command {
    let mut judge = Command::new(env!("CARGO"));
    judge.arg("semver-checks").args(arguments);
    judge
}

/// A workspace for one crate, with the versions of this one.
fn workspace() -> PathBuf {
    let workspace = scratch("semver");
    fs::create_dir_all(&workspace).unwrap();
    let list = "[workspace]\nresolver = \"3\"\nmembers = [\"client\"]\n";
    fs::write(workspace.join("Cargo.toml"), list).unwrap();
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    workspace
}

/// What rustdoc knows of the client of a spec.
fn documented(workspace: &Path, sources: &Sources, to: &str) -> PathBuf {
    let files = clientwright::generate(sources, &Templates::default(), Layout::Crate).unwrap();
    files.overwrite(&workspace.join("client")).unwrap();
    let manifest: toml::Table = files.get("Cargo.toml").unwrap().parse().unwrap();
    let name = manifest["package"]["name"].as_str().unwrap();
    let rustdoc = ["rustdoc", "--quiet", "--lib", "--package", name];
    let features = ["--no-default-features", "--features", "test-util"];
    let mut cargo = cargo(workspace, &[&rustdoc[..], &features].concat());
    cargo.args(["--", "-Zunstable-options", "--output-format", "json"]);
    // A stable compiler writes this only for those who say that they do not rely on it.
    succeed(cargo.env("RUSTC_BOOTSTRAP", "1"));
    let written = scratch("build").join(format!("doc/{name}.json"));
    let copy = workspace.join(to);
    fs::copy(written, &copy).unwrap();
    copy
}
