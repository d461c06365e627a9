//! A single wrong value is reported where it stands, and nowhere else: for every value of the language. Two are reported both,
//! whatever stage finds them.

use clientwright::diagnostics::{Diagnostic, in_order};
use clientwright::place::Spot;
use clientwright::yaml::{self, Path, Position, Step, Target};
use clientwright::{Sources, check, parse};
use serde_json::Value;

use super::checkout::root;

/// Keys whose values name something that the spec has elsewhere.
const REFERENCES: [&str; 6] = ["auth", "bearer", "host", "redirect", "type", "when"];

/// Keys under which anything can stand, since it is data of the API.
const DATA: [&str; 4] = ["default", "request", "response", "constant"];

#[test]
fn a_value_of_another_kind_is_reported_where_it_stands() {
    reported_in_their_line("{ zebra: [stripes] }", 200, |path| !is_data(path));
}

#[test]
fn a_name_that_nothing_has_is_reported_where_it_stands() {
    reported_in_their_line("zebra", 50, is_reference);
}

#[test]
fn what_cannot_be_read_hides_no_wrong_name_elsewhere() {
    let values = values(&tour());
    let names: Vec<_> = values.iter().filter(|it| is_reference(&it.0)).collect();
    let unread: Vec<_> = values.iter().filter(|it| is_of_an_item(&it.0)).collect();
    assert!(names.len() > 50 && unread.len() > 150);
    for (number, name) in names.into_iter().enumerate() {
        // Another one for each, in no order.
        let mut others = unread.iter().cycle().skip(number * 37);
        let other = others.find(|it| item(&it.0) != item(&name.0)).unwrap();
        let mut edits = [(&name.1, "zebra"), (&other.1, "{ zebra: [stripes] }")];
        edits.sort_by_key(|(position, _)| position.line);
        let expected = edits.map(|(position, _)| position.line);
        assert_eq!(lines(&edits), expected, "{} and {}", name.0, other.0);
    }
}

#[test]
fn nothing_follows_from_a_key_that_is_missing() {
    let tour: Value = yaml::read(&tour()).unwrap();
    let mut count = 0;
    for path in keys(&tour) {
        let mut spec = tour.clone();
        let (around, key) = path.rsplit_once('/').unwrap();
        let around = spec.pointer_mut(around).unwrap();
        around.as_object_mut().unwrap().remove(key);
        let codes = codes(&spec);
        if codes.contains(&"E0109") {
            assert_eq!(codes.len(), 1, "{path}: {codes:?}");
            count += 1;
        }
    }
    assert!(count > 150, "only {count} keys must be there");
}

#[test]
fn nothing_follows_from_a_number_where_more_is_expected() {
    let tour: Value = yaml::read(&tour()).unwrap();
    let mut count = 0;
    for path in keys(&tour) {
        let mut spec = tour.clone();
        let value = spec.pointer_mut(&path).unwrap();
        if (value.is_object() || value.is_array()) && !path.contains("/examples/") {
            *value = Value::from(5);
            let codes = codes(&spec);
            assert_eq!(codes.len(), 1, "{path}: {codes:?}");
            count += 1;
        }
    }
    assert!(count > 200, "only {count} values");
}

#[test]
fn nothing_follows_from_a_name_that_is_no_text() {
    let tour = tour();
    let mut missed = Vec::new();
    for pointer in keys(&yaml::read(&tour).unwrap()) {
        let steps = pointer
            .split('/')
            .skip(1)
            .map(|it| Step::Key(it.to_owned()));
        let path: Path = steps.collect();
        let key = yaml::locate(&tour, &[(&path, Target::Key)])
            .remove(0)
            .unwrap();
        let told = told(&[(&key, "1.5")]);
        if told.iter().map(line).ne([key.line]) && !is_data(&path) {
            let lines: Vec<_> = told.iter().map(line).collect();
            missed.push(format!("{pointer}: {} in {lines:?}", key.line));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// The codes of all mistakes of a spec.
fn codes(spec: &Value) -> Vec<&'static str> {
    let told = told_of(&serde_json::to_string_pretty(spec).unwrap());
    told.iter().map(|it| it.code).collect()
}

/// The JSON Pointer of each value that has a key.
fn keys(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) => {
            let plain = entries.iter().filter(|(key, _)| !key.contains(['/', '~']));
            plain.map(|(key, value)| (key.clone(), value)).collect()
        }
        _ => Vec::new(),
    };
    let below = |(key, value): (String, &Value)| {
        let below: Vec<_> = keys(value).iter().map(|it| format!("/{key}{it}")).collect();
        std::iter::once(format!("/{key}"))
            .chain(below)
            .collect::<Vec<_>>()
    };
    children.into_iter().flat_map(below).collect()
}

/// Whether a value stands in one of many things with names, on which no other one depends.
fn is_of_an_item(path: &Path) -> bool {
    let is_whole = path.steps().first().is_some_and(|it| {
        let whole = ["crate", "data_centers", "headers"];
        matches!(it, yaml::Step::Key(section) if whole.contains(&section.as_str()))
    });
    path.steps().len() > 2 && !is_whole && !is_data(path)
}

/// The section, and the name in it.
fn item(path: &Path) -> Option<&[yaml::Step]> {
    path.steps().get(..2)
}

pub(super) fn is_reference(path: &Path) -> bool {
    match path.steps().last() {
        Some(yaml::Step::Key(key)) => REFERENCES.contains(&key.as_str()) && !is_data(path),
        _ => false,
    }
}

/// Puts a text in place of each value of some kind, one at a time.
fn reported_in_their_line(text: &str, least: usize, is_meant: impl Fn(&Path) -> bool) {
    let mut values = values(&tour());
    values.retain(|(path, _)| is_meant(path));
    assert!(
        std::env::var("CASE").is_ok() || values.len() > least,
        "only {} values",
        values.len()
    );
    let missed = values.iter().filter_map(|(path, position)| {
        let lines = lines(&[(position, text)]);
        (lines != [position.line]).then(|| format!("{path}: {} in {lines:?}", position.line))
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

pub(super) fn tour() -> String {
    std::fs::read_to_string(root().join("generator/tour/spec.yaml")).unwrap()
}

/// The lines of all mistakes that are found with other texts in place of values.
pub(super) fn lines(edits: &[(&Position, &str)]) -> Vec<usize> {
    told(edits).iter().map(line).collect()
}

/// All mistakes of the tour that are found with other texts in some places, in their order.
pub(super) fn told(edits: &[(&Position, &str)]) -> Vec<Diagnostic> {
    let mut spec = tour();
    for (position, text) in edits.iter().rev() {
        spec.replace_range(position.span.clone(), text);
    }
    told_of(&spec)
}

fn told_of(spec: &str) -> Vec<Diagnostic> {
    let sources = Sources::single("tour.yaml", spec);
    let found = check::check(&parse(&sources.files)).err();
    in_order(&found.unwrap_or_default(), &sources.files)
}

pub(super) fn line(diagnostic: &Diagnostic) -> usize {
    match &diagnostic.place.spot {
        Spot::Position(position) => position.line,
        _ => 0,
    }
}

/// Whether the API's own data stands there.
pub(super) fn is_data(path: &Path) -> bool {
    let keys = path.steps().iter().filter_map(|step| match step {
        yaml::Step::Key(key) => Some(key.as_str()),
        yaml::Step::Index(_) => None,
    });
    let mut keys = keys.skip_while(|key| *key != "examples");
    match keys.next() {
        Some(_) => keys.any(|key| key != "name" && key != "docs"),
        None => path
            .steps()
            .iter()
            .any(|step| matches!(step, yaml::Step::Key(key) if DATA.contains(&key.as_str()))),
    }
}

/// All values that stand in a line of their own text: what they are, and where.
pub(super) fn values(text: &str) -> Vec<(Path, Position)> {
    let mut found = Vec::new();
    walk(&yaml::read(text).unwrap(), &Path::root(), &mut found);
    let located = found.into_iter().filter_map(|path| {
        let position = yaml::locate(text, &[(&path, Target::Value)]).remove(0)?;
        let shown = text.get(position.span.clone())?;
        (!shown.starts_with('|') && !shown.contains('\n')).then_some((path, position))
    });
    located.collect()
}

fn walk(value: &Value, path: &Path, found: &mut Vec<Path>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                walk(value, &path.key(key.as_str()), found);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                walk(item, &path.index(number), found);
            }
        }
        _ => found.push(path.clone()),
    }
}
