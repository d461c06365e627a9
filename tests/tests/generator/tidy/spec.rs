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
fn the_reference_is_that_of_the_language() {
    assert!(
        text("generator/REFERENCE.md") == clientwright::reference(),
        "the language or the tour has changed: run `cargo run -- reference > generator/REFERENCE.md` and commit it"
    );
}

#[test]
fn the_tour_has_every_key() {
    let page = clientwright::reference();
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| `") || line.starts_with("| **`"));
    let without = rows.filter(|row| row.ends_with("|  |")).map(str::to_owned);
    none(
        "these keys have no example in `generator/tour/`",
        &without.collect::<Vec<_>>(),
    );
}

#[test]
fn the_schema_is_that_of_the_language() {
    assert!(
        text("generator/schema.json") == clientwright::schema(),
        "the language has changed: run `cargo run -- schema > generator/schema.json` and commit it"
    );
}
