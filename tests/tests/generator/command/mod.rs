//! The command, from outside: what it prints where, what it writes, and how it ends.

mod check;
mod diff;
mod explain;
mod init;
mod messages;
mod more;
mod openapi;
mod template;
mod watch;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::checkout::{copy, root};

/// How a run ended.
#[derive(Debug)]
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// Expects this status, and a word of what went wrong on stderr.
    #[track_caller]
    fn fails(&self, status: i32, word: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.stderr.contains(word), "no `{word}` in {self:?}");
        assert!(!self.stderr.contains('\u{1b}'), "{self:?}");
    }

    /// Expects success without a message, and gives the result.
    #[track_caller]
    fn succeeds(&self) -> &str {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""), "{self:?}");
        &self.stdout
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_command"));
    // What is remembered of the folder lies in it, too.
    command
        .current_dir(folder)
        .envs(["HOME", "XDG_CACHE_HOME"].map(|it| (it, folder)));
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    finish(command(folder).args(arguments))
}

fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with the shipped spec.
fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("spec"), &folder.path().join("spec"));
    folder
}

/// A folder whose spec has one mistake.
fn broken() -> TempDir {
    let folder = project();
    change(
        &folder.path().join("spec/cronofy.yaml"),
        "text: secret",
        "text: secrte",
    );
    folder
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn no_words_write_the_client_and_say_so() {
    let folder = project();
    let first = run(folder.path(), &[]);
    assert!(first.succeeds().starts_with("generated: "), "{first:?}");
    assert!(
        first.stdout.ends_with(" written, 0 unchanged, 0 removed\n"),
        "{first:?}"
    );
    assert!(folder.path().join("generated/src/lib.rs").is_file());
    let count = first.stdout.split(' ').nth(1).unwrap();
    let second = run(folder.path(), &["generate"]);
    assert_eq!(
        second.succeeds(),
        format!("generated: 0 files written, {count} unchanged, 0 removed\n")
    );
}

#[test]
fn the_client_does_not_lie_in_the_spec() {
    let folder = project();
    let outs = [
        "spec",
        "./spec/operations",
        "generated/../spec/out",
        "../{}/spec/out",
    ];
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    for out in outs.map(|it| it.replace("{}", name)) {
        let run = run(folder.path(), &["--out", &out, "--force"]);
        run.fails(
            2,
            "lies in the folder of the spec: the client needs one of its own",
        );
    }
    assert!(!folder.path().join("spec/Cargo.toml").exists());
    run(folder.path(), &["--out", "spec-client"]).succeeds();
}

#[test]
fn a_file_of_a_spec_is_not_the_spec() {
    let folder = project();
    let run = run(folder.path(), &["--spec", "spec/cronofy.yaml"]);
    run.fails(2, "`spec/cronofy.yaml` is one file of a spec, whose folder has `operations` as well: name the folder");
    assert!(!folder.path().join("generated").exists());
}

#[test]
fn spec_and_out_can_lie_anywhere() {
    let folder = project();
    fs::rename(folder.path().join("spec"), folder.path().join("api")).unwrap();
    let run = run(folder.path(), &["--spec", "api", "--out", "some/where"]);
    assert!(run.succeeds().starts_with("some/where: "), "{run:?}");
    assert!(folder.path().join("some/where/Cargo.toml").is_file());
    assert!(!folder.path().join("generated").exists());
}

#[test]
fn schema_prints_what_editors_read() {
    let run = run(Path::new("."), &["schema"]);
    assert_eq!(run.succeeds(), clientwright::schema());
}

#[test]
fn wrong_usage_is_told_from_a_wrong_spec() {
    let folder = project();
    run(folder.path(), &["--colour"]).fails(2, "--colour");
    run(folder.path(), &["generat"]).fails(2, "generat");
    run(folder.path(), &["--spec"]).fails(2, "--spec");
    assert!(
        run(folder.path(), &["--help"])
            .succeeds()
            .contains("--check")
    );
    assert!(
        run(folder.path(), &["--version"])
            .succeeds()
            .starts_with("clientwright ")
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_missing_spec_is_named() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &[]).fails(2, "spec");
    fs::create_dir(folder.path().join("spec")).unwrap();
    run(folder.path(), &[]).fails(2, "at least one `.yaml` file");
    fs::write(folder.path().join("spec/a.yaml"), [0xff, 0xfe]).unwrap();
    run(folder.path(), &[]).fails(1, "error[E0116]");
    fs::write(folder.path().join("spec/a.yaml"), "").unwrap();
    fs::create_dir(folder.path().join("spec/operation")).unwrap();
    run(folder.path(), &[]).fails(2, "`spec/operation` is no part of a spec");
    assert!(!folder.path().join("generated").exists());
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = project();
    let thesis = folder.path().join("generated/src/lib.rs");
    fs::create_dir_all(thesis.parent().unwrap()).unwrap();
    fs::write(&thesis, "my thesis").unwrap();
    run(folder.path(), &[]).fails(2, "choose a new or empty folder with `--out`");
    assert_eq!(fs::read_to_string(&thesis).unwrap(), "my thesis");
    assert_eq!(
        fs::read_dir(folder.path().join("generated"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn an_edited_file_stays_until_it_is_forced() {
    let folder = project();
    run(folder.path(), &[]).succeeds();
    let lib = folder.path().join("generated/src/lib.rs");
    fs::write(&lib, "my thesis").unwrap();
    let refused = run(folder.path(), &[]);
    refused.fails(2, "`src/lib.rs` in `generated` is not as it was written");
    refused.fails(2, "run again with `--force`");
    assert_eq!(fs::read_to_string(&lib).unwrap(), "my thesis");
    let forced = run(folder.path(), &["--force"]);
    assert!(
        forced.succeeds().starts_with("generated: 1 file written, "),
        "{forced:?}"
    );
    run(folder.path(), &["--force", "--check"]).fails(2, "--check");
}

#[test]
fn what_a_run_left_that_died_goes() {
    let folder = project();
    let left = folder.path().join(".generated.clientwright-1");
    fs::create_dir(&left).unwrap();
    run(folder.path(), &[]).succeeds();
    assert!(!left.exists());
}

#[test]
fn what_is_in_the_way_is_named() {
    let folder = project();
    fs::write(folder.path().join("generated"), "").unwrap();
    run(folder.path(), &[]).fails(2, "`generated` is a file where a folder is needed");
    fs::remove_file(folder.path().join("generated")).unwrap();
    run(folder.path(), &[]).succeeds();
    let lib = folder.path().join("generated/src/lib.rs");
    fs::remove_file(&lib).unwrap();
    fs::create_dir(&lib).unwrap();
    run(folder.path(), &[]).fails(2, "lib.rs` is a folder where a file is needed");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project();
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write anywhere, so that there is nothing to see.
    if fs::write(locked.join("probe"), "").is_err() {
        run(folder.path(), &["--out", "locked/generated"]).fails(2, "locked/generated");
    }
}

#[test]
fn what_is_around_does_not_show_in_the_output() {
    let folder = project();
    run(folder.path(), &[]).succeeds();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = command(elsewhere.path());
    let around = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/"),
        ("CLICOLOR_FORCE", "1"),
    ];
    other
        .args(["--check", "--spec"])
        .arg(folder.path().join("spec"));
    other
        .arg("--out")
        .arg(folder.path().join("generated"))
        .envs(around);
    let other = finish(&mut other);
    assert!(other.succeeds().ends_with(": up to date\n"), "{other:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut schema = command(Path::new("."));
    let mut schema = schema
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(schema.stdout.take());
    let output = schema.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
