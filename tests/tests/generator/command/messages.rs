//! The forms in which mistakes are reported.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::{broken, project, run};

/// A spec with many mistakes: each operation has a type that does not exist.
fn many(mistakes: usize) -> TempDir {
    let folder = project();
    let fields =
        (0..mistakes).map(|it| format!("      f{it}: {{ type: strng, docs: A field. }}\n"));
    let spec = format!(
        "types:\n  wrong:\n    docs: Wrong.\n    object:\n{}",
        fields.collect::<String>()
    );
    fs::write(folder.path().join("spec/operations/wrong.yaml"), spec).unwrap();
    folder
}

#[test]
fn the_first_of_many_warnings_are_told() {
    let folder = project();
    let fields = (0..300).map(|it| format!("      f{it}: {{ type: string }}\n"));
    let fields: String = fields.collect();
    let spec = format!("types:\n  bare:\n    docs: Bare.\n    object:\n{fields}");
    fs::write(folder.path().join("spec/operations/bare.yaml"), spec).unwrap();
    let lint = run(folder.path(), &["lint", "--message-format", "short"]);
    assert_eq!(lint.status, 0, "{lint:?}");
    assert_eq!(lint.stderr.matches("warning[W0301]").count(), 100);
    let end = "the spec has at least 100 warnings; these are the first\n";
    assert!(lint.stderr.ends_with(end), "{lint:?}");
}

#[test]
fn a_mistake_in_a_line() {
    let short = run(broken().path(), &["lint", "--message-format", "short"]);
    short.fails(1, "spec/cronofy.yaml:");
    let line = short.stderr.lines().next().unwrap();
    let (place, message) = line.split_once(": ").unwrap();
    assert_eq!(place.split(':').count(), 3, "{place}");
    assert!(
        message.starts_with("error[E0111]: `secrte` is none"),
        "{message}"
    );
    assert_eq!(short.stdout, "");
}

#[test]
fn a_mistake_as_json() {
    let json = run(broken().path(), &["--message-format", "json"]);
    json.fails(1, "error: the spec has 1 mistake; nothing was written\n");
    let line: Value = serde_json::from_str(&json.stdout).unwrap();
    let text = fs::read_to_string(broken().path().join("spec/cronofy.yaml")).unwrap();
    let (start, end) = (
        line["byte_start"].as_u64().unwrap(),
        line["byte_end"].as_u64().unwrap(),
    );
    assert_eq!(text.get(start as usize..end as usize), Some("secrte"));
    assert_eq!(line["end_line"], line["line"]);
    assert_eq!(
        line["end_column"].as_u64().unwrap() - line["column"].as_u64().unwrap(),
        6
    );
    let fixed = ["reason", "level", "code", "file", "label"].map(|key| line[key].as_str().unwrap());
    let expected = [
        "diagnostic",
        "error",
        "E0111",
        "spec/cronofy.yaml",
        "did you mean `secret`?",
    ];
    assert_eq!(fixed, expected);
    assert!(line["others"].as_array().unwrap().is_empty());
}

#[test]
fn second_places_and_whole_files_are_in_the_json() {
    let folder = project();
    let twice = "headers: { X-A: a, x-a: b }\n";
    fs::write(folder.path().join("spec/operations/client.yaml"), twice).unwrap();
    let json = run(folder.path(), &["lint", "--message-format", "json"]);
    let lines: Vec<Value> = json
        .stdout
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    let of = |code: &str| {
        lines
            .iter()
            .find(|it| it["code"] == code)
            .unwrap_or_else(|| panic!("{lines:#?}"))
    };
    assert_eq!(of("E0210")["others"][0]["label"], "the first");
    assert_eq!(of("E0210")["others"][0]["column"], 12);
}

#[test]
fn results_are_json_too_or_left_out() {
    let folder = project();
    let made = run(folder.path(), &["--message-format", "json"]);
    let line: Value = serde_json::from_str(made.succeeds()).unwrap();
    assert_eq!(line["reason"], "result");
    for arguments in [&["--quiet"][..], &["--quiet", "--check"], &["lint", "-q"]] {
        assert_eq!(run(folder.path(), arguments).succeeds(), "");
    }
    assert_eq!(run(broken().path(), &["-q"]).status, 1);
}

#[test]
fn many_mistakes_can_be_read() {
    let many = run(many(60).path(), &[]);
    many.fails(1, "error: the spec has 60 mistakes; nothing was written");
    assert_eq!(many.stderr.matches("did you mean").count(), 20);
    assert_eq!(many.stderr.matches(": error[E0401]: ").count(), 40);
    many.fails(1, "`clientwright explain E0401` tells more");
}
