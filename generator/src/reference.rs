//! The reference of the spec language, as a page: made from the JSON Schema, so from the documentation of `spec`, with an
//! example of each key that is taken from a spec which is compiled and run as a test.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::schema;
use crate::yaml;

/// A spec that has every key.
const TOUR: &str = include_str!("../tour/spec.yaml");

/// The longest example that a cell holds.
const WIDTH: usize = 90;

/// The page, as `clientwright reference` prints it.
#[must_use]
pub fn reference() -> String {
    let schema: Value = serde_json::from_str(&schema()).unwrap_or_default();
    let examples = examples(&schema);
    let mut page = String::from("# The spec language\n\n");
    page += "This page is made from the documentation of the code: `clientwright reference`. Its examples stand in ";
    page +=
        "[the tour](tour/spec.yaml), a spec that has every key. Keys in **bold** are required.\n";
    section(&mut page, "A file", &schema, examples.get("A file"));
    let definitions = schema.get("$defs").and_then(Value::as_object);
    for (name, definition) in definitions.into_iter().flatten() {
        section(&mut page, &title(name), definition, examples.get(name));
    }
    page
}

/// A name of the code as words: `DataCenter` is `Data center`.
fn title(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        match letter {
            upper if upper.is_uppercase() && !words.is_empty() => {
                words.push(' ');
                words.extend(upper.to_lowercase());
            }
            letter => words.push(letter),
        }
    }
    words
}

type Examples = BTreeMap<String, String>;

fn section(page: &mut String, title: &str, definition: &Value, examples: Option<&Examples>) {
    *page += &format!("\n## {title}\n\n{}\n", description(definition));
    let properties = definition.get("properties").and_then(Value::as_object);
    if let Some(properties) = properties {
        *page += "\n| Key | Value | What it is | Example |\n| --- | --- | --- | --- |\n";
        let required = definition.get("required").and_then(Value::as_array);
        for (key, value) in properties {
            let is_required = required.is_some_and(|it| it.iter().any(|it| it == key));
            let mark = if is_required { "**" } else { "" };
            let example = examples.and_then(|it| it.get(key));
            let example = example.map(|it| format!("`{it}`")).unwrap_or_default();
            *page += &format!(
                "| {mark}`{key}`{mark} | {} | {} | {} |\n",
                kind(value),
                cell(&description(value)),
                cell(&example),
            );
        }
    }
    for choice in choices(definition) {
        *page += &choice;
    }
}

/// The values of an enum, or the forms of what may be one of several.
fn choices(definition: &Value) -> Vec<String> {
    let listed = |key: &str| definition.get(key).and_then(Value::as_array);
    let all = listed("oneOf").or(listed("anyOf"));
    let mut lines = vec!["\n".to_owned()];
    for choice in all.into_iter().flatten() {
        let name = match choice.get("const").and_then(Value::as_str) {
            Some(constant) => format!("`{constant}`"),
            None => kind(choice),
        };
        lines.push(format!("- {name}: {}\n", description(choice)));
    }
    if lines.len() == 1 { Vec::new() } else { lines }
}

/// What stands for a value: a link to what it is made of, or the kind of a scalar.
fn kind(value: &Value) -> String {
    if let Some(name) = target(value) {
        let title = title(name);
        let anchor = title.to_lowercase().replace(' ', "-");
        return format!("[{}](#{anchor})", title.to_lowercase());
    }
    let of = |key: &str| {
        value
            .get(key)
            .map(|it| plural(&kind(it)))
            .unwrap_or_default()
    };
    match value.get("type").and_then(Value::as_str) {
        Some("object") => format!("a map of {}", of("additionalProperties")),
        Some("array") => format!("a list of {}", of("items")),
        Some("string") => "a text".to_owned(),
        Some("integer") => "an integer".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        _ => "anything".to_owned(),
    }
}

/// The same of many. A link leads to what one of them is.
fn plural(kind: &str) -> String {
    match kind.split_once(' ') {
        Some(("a" | "an", noun)) if !kind.starts_with('[') => format!("{noun}s"),
        _ => kind.to_owned(),
    }
}

/// The definition that a schema refers to.
fn target(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

fn description(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The examples of the tour, from definition and key. The first of each key is taken.
fn examples(schema: &Value) -> BTreeMap<String, Examples> {
    let mut found = BTreeMap::new();
    let tour: Value = yaml::read(TOUR).unwrap_or_default();
    visit(schema, "A file", schema, &tour, &mut found);
    found
}

fn visit(
    root: &Value,
    name: &str,
    schema: &Value,
    value: &Value,
    found: &mut BTreeMap<String, Examples>,
) {
    if let Some(name) = target(schema) {
        let definition = root.get("$defs").and_then(|it| it.get(name));
        return visit(root, name, definition.unwrap_or(&Value::Null), value, found);
    }
    let choices = schema.get("anyOf").and_then(Value::as_array);
    if let Some(choice) = choices
        .into_iter()
        .flatten()
        .find(|it| is_form_of(it, value))
    {
        return visit(root, name, choice, value, found);
    }
    match value {
        Value::Array(items) => {
            let of_items = schema.get("items").unwrap_or(&Value::Null);
            items
                .iter()
                .for_each(|it| visit(root, name, of_items, it, found));
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                entry(root, name, schema, key, value, found);
            }
        }
        _ => {}
    }
}

fn entry(
    root: &Value,
    name: &str,
    schema: &Value,
    key: &str,
    value: &Value,
    found: &mut BTreeMap<String, Examples>,
) {
    let property = schema.get("properties").and_then(|it| it.get(key));
    if property.is_some() {
        let examples = found.entry(name.to_owned()).or_default();
        examples
            .entry(key.to_owned())
            .or_insert_with(|| example(key, value));
    }
    let more = property.or_else(|| schema.get("additionalProperties"));
    visit(root, name, more.unwrap_or(&Value::Null), value, found);
}

/// Whether a value that may be one of several is this one: of those, only mappings have a definition of their own.
fn is_form_of(choice: &Value, value: &Value) -> bool {
    value.is_object() && target(choice).is_some()
}

/// A key and its value in one line; what is too long is cut to its outer form.
fn example(key: &str, value: &Value) -> String {
    let whole = format!("{key}: {}", flow(value, usize::MAX));
    match whole.chars().count() <= WIDTH {
        true => whole,
        false => format!("{key}: {}", flow(value, 1)),
    }
}

/// A value in the flow style of YAML, down to some depth.
fn flow(value: &Value, depth: usize) -> String {
    match value {
        Value::Object(entries) if depth == 0 && !entries.is_empty() => "…".to_owned(),
        Value::Array(items) if depth == 0 && !items.is_empty() => "…".to_owned(),
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => format!("{{ {} }}", pairs(entries, depth - 1)),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|it| flow(it, depth - 1)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::String(text) if is_plain(text) => text.clone(),
        scalar => scalar.to_string(),
    }
}

fn pairs(entries: &Map<String, Value>, depth: usize) -> String {
    // Of a map that is cut, the first entry shows its form.
    let shown = if depth == 0 { 1 } else { entries.len() };
    let pairs = entries.iter().take(shown);
    let mut pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key}: {}", flow(value, depth)))
        .collect();
    if shown < entries.len() {
        pairs.push("…".to_owned());
    }
    pairs.join(", ")
}

/// Whether a text needs no quotes in a flow.
fn is_plain(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/')
        && !text.contains(": ")
        && !text.contains(['{', '}', '[', ']', ',', '#', '&', '*', '"', '\''])
        && yaml::read::<Value>(&format!("it: {text}")).is_ok_and(|it| it["it"] == text)
}
