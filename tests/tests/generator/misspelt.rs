//! A misspelt key is refused where it stands, and the right one is suggested: for every key of the language and every
//! letter of it.

use std::collections::BTreeSet;
use std::path::Path;

use clientwright::diagnostics::Diagnostic;
use clientwright::place::Spot;
use clientwright::yaml::{self, Target};
use clientwright::{Source, Sources, check};
use serde_json::Value;

use super::checkout::root;
use super::mistaken::{is_reference, line, lines, told, tour, values};

const SHIPPED_SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec");

#[test]
fn every_misspelt_key_is_refused_where_it_stands() {
    let sources = Sources::read(Path::new(SHIPPED_SPEC)).expect("the shipped spec");
    let mut outcomes = Vec::new();
    for (number, file) in sources.files.iter().enumerate() {
        for (key, position) in keys(&file.text) {
            for misspelt in misspellings(&key) {
                let mut files = sources.files.clone();
                let text = &mut files[number].text;
                text.replace_range(position.span.clone(), &misspelt);
                let outcome = refusal(&files, &key, position.line);
                outcomes.push((outcome, format!("`{misspelt}` for `{key}`")));
            }
        }
    }
    let all = outcomes.len();
    assert!(all > 500, "only {all} misspellings were tried");
    let of = |wanted: Outcome| {
        let found = outcomes.iter().filter(|(outcome, _)| *outcome == wanted);
        found.map(|(_, what)| what).collect::<Vec<_>>()
    };
    let missed = of(Outcome::Missed);
    assert!(missed.is_empty(), "not refused in their line: {missed:#?}");
    let (alone, rate) = (
        of(Outcome::Refused),
        of(Outcome::Suggested).len() * 100 / all,
    );
    assert!(
        rate >= 95,
        "the key was suggested in {rate} % of {all}; not for {alone:#?}"
    );
}

#[test]
fn nothing_follows_from_a_misspelt_key() {
    let tour = root().join("generator/tour");
    let cases = root().join("tests/cases/ok");
    let cases = std::fs::read_dir(cases).expect("the cases").flatten();
    for folder in cases.map(|it| it.path()).chain([tour]) {
        // The case of the shipped spec has no spec of its own.
        let files = Sources::read(&folder)
            .map(|it| it.files)
            .unwrap_or_default();
        for (number, file) in files.iter().enumerate() {
            for (key, position) in keys(&file.text) {
                let mut files = files.clone();
                let last = key.split_at(key.len() - 1).1;
                files[number].text.insert_str(position.span.end, last);
                let is_told = refusal(&files, &key, position.line) == Outcome::Suggested;
                let folder = folder.display();
                assert!(is_told, "{folder}: `{key}` in line {}", position.line);
            }
        }
    }
}

#[test]
fn a_misspelt_key_hides_nothing() {
    let tour = tour();
    let keys = keys(&tour);
    let names = values(&tour).into_iter().filter(|it| is_reference(&it.0));
    let mut missed = Vec::new();
    for (number, (path, value)) in names.enumerate() {
        // Other keys for each, in no order.
        let others = keys.iter().filter(|(key, _)| !path.ends_with(key));
        for (key, position) in others.cycle().skip(number * 37).take(4) {
            let misspelt = format!("{key}{}", &key[key.len() - 1..]);
            for text in ["zebra", "{ zebra: [stripes] }"] {
                let mut edits = [(position, misspelt.as_str()), (&value, text)];
                edits.sort_by_key(|(position, _)| position.span.start);
                let (expected, found) = (edits.map(|(it, _)| it.line), lines(&edits));
                if found != expected {
                    missed.push(format!("{path}, {misspelt}: {found:?}, {expected:?}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn from_a_key_that_stands_for_none_nothing_follows_but_that_one_is_missing() {
    let tour = tour();
    let mut missed = Vec::new();
    for (key, position) in keys(&tour) {
        let missing = format!("the key `{key}` is missing");
        let told = told(&[(&position, "zebra")]);
        let told = told.iter().filter(|it| it.message != missing);
        let told: Vec<_> = told.map(|it| (it.code, line(it))).collect();
        if told != [("E0108", position.line)] {
            missed.push(format!("{key} in {}: {told:?}", position.line));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[derive(PartialEq)]
enum Outcome {
    /// Something else was said, or more than that, or nothing.
    Missed,
    /// The misspelt key was refused in its line.
    Refused,
    /// And the right one was suggested.
    Suggested,
}

fn refusal(files: &[Source], key: &str, line: usize) -> Outcome {
    let checked = check::check(&clientwright::parse(files));
    let found = checked.err().unwrap_or_default();
    let is_here = |it: &&Diagnostic| matches!(&it.place.spot, Spot::Position(position) if position.line == line);
    match found.iter().find(is_here) {
        _ if found.len() != 1 => Outcome::Missed,
        Some(it) if it.label == format!("did you mean `{key}`?") => Outcome::Suggested,
        Some(_) => Outcome::Refused,
        None => Outcome::Missed,
    }
}

/// One letter dropped, doubled, or swapped with the next one.
fn misspellings(key: &str) -> BTreeSet<String> {
    let letters: Vec<char> = key.chars().collect();
    let mut found = BTreeSet::new();
    for at in 0..letters.len() {
        let mut dropped = letters.clone();
        let letter = dropped.remove(at);
        let mut doubled = letters.clone();
        doubled.insert(at, letter);
        let mut swapped = letters.clone();
        swapped.swap(at, (at + 1).min(letters.len() - 1));
        found.extend([dropped, doubled, swapped].map(|it| it.iter().collect::<String>()));
    }
    found.remove(key);
    found.remove("");
    found
}

/// The keys that the language knows in this file, each once in each kind of mapping.
fn keys(text: &str) -> Vec<(String, yaml::Position)> {
    let file: Value = yaml::read(text).expect("YAML");
    let schema: Value = serde_json::from_str(&clientwright::schema()).expect("JSON");
    let mut walk = Walk {
        text,
        root: &schema,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    walk.value(&file, &schema, &yaml::Path::root());
    walk.found
}

/// Walks down a file and the schema side by side.
struct Walk<'a> {
    text: &'a str,
    root: &'a Value,
    /// Keys that were found already, by the address of the schema of their mapping.
    seen: BTreeSet<(*const Value, String)>,
    found: Vec<(String, yaml::Position)>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: &Value, schema: &'a Value, path: &yaml::Path) {
        let schema = self.resolved(schema);
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.entry(key, value, schema, &path.key(key.as_str()));
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.value(item, &schema["items"], &path.index(number));
                }
            }
            _ => {}
        }
    }

    fn entry(&mut self, key: &str, value: &Value, schema: &'a Value, path: &yaml::Path) {
        let property = &schema["properties"][key];
        if property.is_null() {
            return self.value(value, &schema["additionalProperties"], path);
        }
        if self
            .seen
            .insert((std::ptr::from_ref(schema), key.to_owned()))
        {
            let position = yaml::locate(self.text, &[(path, Target::Key)])
                .remove(0)
                .expect("a key");
            self.found.push((key.to_owned(), position));
        }
        self.value(value, property, path);
    }

    /// The schema behind a reference, or the one of two that is not null.
    fn resolved(&self, schema: &'a Value) -> &'a Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            return self.resolved(self.root.pointer(pointer).unwrap_or(&Value::Null));
        }
        match schema["anyOf"]
            .as_array()
            .and_then(|choices| choices.first())
        {
            Some(choice) => self.resolved(choice),
            None => schema,
        }
    }
}
