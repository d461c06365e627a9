//! What holds for any right spec, and for any small change of one.

use std::collections::BTreeMap;

use clientwright::{Files, Layout, Sources, Templates};
use proptest::prelude::*;
use serde_yaml::Value;

use super::checkout::root;
use super::random::specs;
use super::tree;

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_right_spec_becomes_a_crate_and_always_the_same(spec in specs()) {
        let (first, second) = (generate(&spec), generate(&spec));
        prop_assert!(first == second);
        let folder = tempfile::tempdir().unwrap();
        first.write(folder.path()).unwrap();
        prop_assert!(second.write(folder.path()).unwrap().written.is_empty());
    }
}

fn generate(spec: &str) -> Files {
    let sources = Sources::single("random.yaml", spec);
    clientwright::generate(&sources, &Templates::default(), Layout::Crate)
        .unwrap_or_else(|error| panic!("{error}\n{spec}"))
}

#[test]
fn changed_docs_touch_no_code() {
    let sources = Sources::read(&root().join("spec")).unwrap();
    let before = crate_of(&sources);
    for (number, file) in sources.files.iter().enumerate() {
        let spec: Value = serde_yaml::from_str(&file.text).unwrap();
        let all = tree::positions(&spec).into_iter();
        for at in all.filter(|at| !at.is_key && tree::is_under(&spec, at, "docs")) {
            let docs = format!("Zebra {}", tree::text(&spec, &at));
            let mut sources = sources.clone();
            let changed = tree::with(&spec, &at, &docs).unwrap();
            sources.files[number].text = serde_yaml::to_string(&changed).unwrap();
            Change::between(&before, &crate_of(&sources)).is_of_prose("Zebra");
        }
    }
}

#[test]
fn a_new_parameter_touches_its_operation_only() {
    let redirect = "      redirect_uri:\n        type: uri\n        docs: |\n          The page of your application that the user comes back to, whether they accepted";
    let zebra = "      zebra: { type: integer, optional: true, docs: Black and white. }\n";
    let change = changed(
        "extended_permissions.yaml",
        redirect,
        &format!("{zebra}{redirect}"),
    );
    assert_eq!(change.files, ["src/extended_permissions.rs"], "{change:#?}");
    // How the request is written is said in one line.
    let [written, docs] = &change.removed[..] else {
        panic!("{change:#?}");
    };
    assert!(written.contains("RequestPermissions["), "{change:#?}");
    assert_eq!(docs, "/// All fields are required.");
    assert!(change.added.len() <= 13, "{change:#?}");
}

#[test]
fn a_new_provider_touches_its_enum_only() {
    let change = changed(
        "conferencing_authorization.yaml",
        "      zoom: Zoom.\n",
        "      zebra: Zebra.\n      zoom: Zoom.\n",
    );
    assert_eq!(
        change.files,
        ["src/conferencing_authorization.rs"],
        "{change:#?}"
    );
    // What its values are on the wire is said in a few lines, which are filled anew.
    assert!(change.removed.len() <= 2, "{change:#?}");
    let text = |lines: &[String]| lines.concat().replace(' ', "");
    let added = text(&change.added);
    let others = added
        .replace("///Zebra.", "")
        .replace("Zebra(\"zebra\"),", "")
        .replace("Zebra,", "");
    assert_eq!(others, text(&change.removed), "{change:#?}");
}

/// How the shipped client differs when a text of the spec is replaced.
fn changed(file: &str, from: &str, to: &str) -> Change {
    let mut sources = Sources::read(&root().join("spec")).unwrap();
    let file = sources
        .files
        .iter_mut()
        .find(|it| it.path.ends_with(file))
        .unwrap();
    assert!(
        file.text.contains(from),
        "the spec has changed: mend this test"
    );
    file.text = file.text.replacen(from, to, 1);
    Change::between(&shipped(), &crate_of(&sources))
}

fn shipped() -> Files {
    crate_of(&Sources::read(&root().join("spec")).unwrap())
}

fn crate_of(sources: &Sources) -> Files {
    clientwright::generate(sources, &Templates::default(), Layout::Crate)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The lines, without indentation, in which two outputs differ.
#[derive(Debug, Default)]
struct Change {
    files: Vec<String>,
    added: Vec<String>,
    removed: Vec<String>,
}

impl Change {
    /// Fails unless some lines of docs, and no other, have this word more than before.
    #[track_caller]
    fn is_of_prose(&self, word: &str) {
        let is_prose = |line: &String| line.starts_with("///") || line.starts_with('|');
        let is_new = |line: &String| is_prose(line) && line.contains(word);
        assert!(self.added.iter().all(is_new), "{self:#?}");
        assert!((1..=4).contains(&self.added.len()), "{self:#?}");
        assert_eq!(self.removed.len(), self.added.len(), "{self:#?}");
    }

    fn between(before: &Files, after: &Files) -> Self {
        let mut change = Self::default();
        for (path, text) in after.iter() {
            let old = before.get(path).unwrap_or_default();
            if old != text {
                change.files.push(path.to_owned());
                change.added.extend(lines_without(text, old));
                change.removed.extend(lines_without(old, text));
            }
        }
        change
    }
}

/// The lines that one text has more often than another.
fn lines_without(text: &str, other: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    for line in other.lines() {
        *counts.entry(line.trim()).or_default() += 1;
    }
    let mut more = Vec::new();
    for line in text.lines().map(str::trim) {
        let left = counts.entry(line).or_default();
        *left -= 1;
        if *left < 0 {
            more.push(line.to_owned());
        }
    }
    more
}
