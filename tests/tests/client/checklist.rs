//! `CHECKLIST.md` names what there is, and leaves nothing out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::Item;

use crate::rustdoc;

/// A line of the documents, and where it is found.
struct Line {
    id: String,
    spec: Vec<String>,
    docs: Vec<String>,
    tests: Vec<String>,
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table() -> Vec<Line> {
    let text = read(&here().join("CHECKLIST.md"));
    let rows = text.lines().filter(|line| line.starts_with("| "));
    // A row that names the columns begins each table; the one of dashes does not begin with a space.
    rows.filter(|row| !row.starts_with("| line |"))
        .map(line)
        .collect()
}

fn line(row: &str) -> Line {
    let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [id, _, spec, docs, tests] = cells[..] else {
        panic!("not five cells: {row}");
    };
    Line {
        id: id.to_owned(),
        spec: quoted(spec),
        docs: quoted(docs),
        tests: quoted(tests),
    }
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    let pieces = cell.split('`').skip(1).step_by(2).map(str::to_owned);
    let pieces: Vec<_> = pieces.collect();
    assert!(!pieces.is_empty(), "nothing is named in {cell:?}");
    pieces
}

#[test]
fn every_line_of_the_documents_is_there_once() {
    let expected: Vec<_> = [("C", 7), ("L", 6), ("P", 9), ("D", 4)]
        .iter()
        .flat_map(|(part, count)| (1..=*count).map(move |number| format!("{part}{number}")))
        .collect();
    let found: Vec<_> = table().into_iter().map(|line| line.id).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_place_in_the_spec_exists() {
    for line in table() {
        for place in line.spec {
            let (file, keys) = place.split_once(": ").unwrap_or((&place, ""));
            let text = read(&here().join("../spec").join(file));
            assert!(has(&text, keys), "{}: no `{keys}` in {file}", line.id);
        }
    }
}

/// Whether these keys, with dots between them, lead to a place in a YAML text.
fn has(text: &str, keys: &str) -> bool {
    let lines: Vec<_> = text.lines().collect();
    let mut keys = keys.split('.');
    keys.try_fold(&lines[..], |lines, key| inside(lines, key))
        .is_some()
}

/// The lines that belong to a key of a block.
fn inside<'a>(lines: &'a [&'a str], key: &str) -> Option<&'a [&'a str]> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let outer = indent(lines.iter().find(|line| !line.is_empty())?);
    let is_key = |line: &str| line[outer..].strip_prefix(key)?.strip_prefix(':').map(drop);
    let start = lines
        .iter()
        .position(|line| indent(line) == outer && is_key(line).is_some())?;
    let rest = &lines[start + 1..];
    let is_over = |line: &&str| !line.is_empty() && indent(line) <= outer;
    let end = rest.iter().position(is_over).unwrap_or(rest.len());
    Some(&rest[..end])
}

#[test]
fn every_place_in_the_docs_exists() {
    let items = rustdoc::all();
    for line in table() {
        for path in line.docs {
            let docs = items.get(&path);
            assert!(docs.is_some(), "{}: no item `{path}`", line.id);
            assert_ne!(docs.unwrap(), "", "{}: `{path}` has no docs", line.id);
        }
    }
}

#[test]
fn every_test_exists() {
    let tests = tests();
    for line in table() {
        for test in line.tests {
            assert!(tests.contains(&test), "{}: no test `{test}`", line.id);
        }
    }
}

/// The names of all tests of the client, with their modules.
fn tests() -> BTreeSet<String> {
    let folder = here().join("tests/client");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.flat_map(|entry| tests_of(&entry.path())).collect()
}

fn tests_of(path: &Path) -> Vec<String> {
    let module = path.file_stem().unwrap().to_str().unwrap();
    let items = syn::parse_file(&read(path)).unwrap().items.into_iter();
    let functions = items.filter_map(|item| match item {
        Item::Fn(it) => Some(it),
        _ => None,
    });
    // `#[test]` and `#[tokio::test]` end alike.
    let is_test = |attribute: &syn::Attribute| {
        let name = attribute.path().segments.last();
        name.is_some_and(|name| name.ident == "test")
    };
    functions
        .filter(|it| it.attrs.iter().any(is_test))
        .map(|it| format!("{module}::{}", it.sig.ident))
        .collect()
}
