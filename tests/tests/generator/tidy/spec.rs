//! The shipped spec, as an editor sees it.

use super::super::checkout::{root, text, texts};
use super::none;

const MODELINE: &str = "# yaml-language-server: $schema=";

#[test]
fn every_spec_file_names_its_schema() {
    let mut found = Vec::new();
    for (path, text) in texts("spec", ".yaml") {
        let folder = root().join(&path);
        let schema = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix(MODELINE));
        let schema = schema.and_then(|it| folder.parent()?.join(it).canonicalize().ok());
        if schema != root().join("generator/schema.json").canonicalize().ok() {
            found.push(path);
        }
    }
    none(
        "the first line is no modeline that leads to `generator/schema.json`",
        &found,
    );
}

#[test]
fn the_schema_is_that_of_the_language() {
    assert!(
        text("generator/schema.json") == clientwright::schema(),
        "the language has changed: run `cargo run -- schema > generator/schema.json` and commit it"
    );
}
