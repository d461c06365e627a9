//! Right specs, made at random.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

/// Names that a spec is likely to give, keywords and names of the standard library among them.
const NAMES: &[&str] = &[
    "a",
    "async",
    "box",
    "calendar",
    "calendar_id",
    "clone",
    "default",
    "event",
    "http2_url",
    "item",
    "key",
    "loop",
    "match",
    "ok",
    "option",
    "result",
    "send",
    "some",
    "state",
    "string",
    "type",
    "value",
    "vec",
    "x1",
];

/// A type of a spec, or of a field.
#[derive(Clone, Debug)]
struct Sample {
    name: String,
    /// What the spec says of it.
    definition: Value,
    /// A value of it.
    value: Value,
    /// Whether a request can hold it: unions are received only.
    is_sent: bool,
    /// Whether a form can hold it: a field that is a single value or a list of them, or an object of such fields.
    is_in_forms: bool,
    /// The group of fields that it includes, if it does.
    group: Option<Value>,
}

/// Specs of some types, each of which has an operation that receives it, and sends it where that can be.
pub(super) fn specs() -> impl Strategy<Value = String> {
    let names = proptest::sample::subsequence(NAMES, 1..10).prop_shuffle();
    let choices = proptest::collection::vec(any::<[u8; 6]>(), 10);
    (names, choices).prop_map(|(names, choices)| spec(&types(&names, &choices)))
}

/// Some of them, the same ones in every run.
pub(super) fn samples(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let specs = (0..count).map(|_| specs().new_tree(&mut runner).unwrap().current());
    specs.collect()
}

/// A type for each name, made of those before it.
fn types(names: &[&str], choices: &[[u8; 6]]) -> Vec<Sample> {
    let mut made = Vec::new();
    for (name, [kind, first, second, optional, ruled, grouped]) in names.iter().zip(choices) {
        // Few objects that are made of anything could be a form, so some are made of single values.
        let single = if kind % 9 == 8 { SINGLE } else { 0 };
        let first = field(&made, first | single, optional & 1 == 1, ruled & 1 == 1);
        let second = field(&made, second | single, optional & 2 == 2, ruled & 2 == 2);
        let (mut definition, value, is_sent) = kind_of(*kind, &first, &second);
        let is_object = definition.get("object").is_some();
        let group = (grouped & 1 == 1 && is_object).then(|| grouped_in(&mut definition, name));
        made.push(Sample {
            name: format!("{name}_thing"),
            definition,
            value,
            is_sent,
            is_in_forms: is_object && first.is_in_forms && second.is_in_forms,
            group,
        });
    }
    made
}

/// What the spec says of a type, a value of it, and whether a request can hold it.
fn kind_of(kind: u8, first: &Sample, second: &Sample) -> (Value, Value, bool) {
    let fields = || json!({ "one": first.value, "more": second.value });
    let texts = json!({ "some": "One.", "none": "Another.", "a-b c": { "rust": "Odd" } });
    let numbers = json!({
        "low": { "value": -1, "docs": "Low." },
        "high": { "value": 7, "deprecated": "Too high." },
    });
    match kind % 9 {
        0 => (json!({ "text": "id" }), json!("id_1"), true),
        1 => (json!({ "enum": texts }), json!("other"), true),
        2 => (
            json!({ "enum": texts, "closed": true }),
            json!("a-b c"),
            true,
        ),
        3 => (json!({ "enum": numbers }), json!(3), true),
        4 => (json!({ "enum": numbers, "closed": true }), json!(7), true),
        5 => (union(first, second), fields(), false),
        6 => (json_union(first), json!([first.value]), first.is_sent),
        _ => (
            object(first, second),
            fields(),
            first.is_sent && second.is_sent,
        ),
    }
}

/// Takes a field out of an object, and includes a group that has it.
fn grouped_in(definition: &mut Value, name: &str) -> Value {
    let more = definition["object"].as_object_mut().unwrap().remove("more");
    definition["include"] = json!([format!("{name}_group")]);
    json!({ "more": more })
}

/// Limits and defaults that a value of the table keeps to, and the list or map that it stands in.
fn rules(word: &str, container: u8, optional: bool, value: &Value) -> Value {
    let mut rules = match word {
        "string" => json!({ "min_length": 1, "max_length": 4, "pattern": "^te" }),
        "integer" => json!({ "minimum": -7, "maximum": 9_007_199_254_740_993_i64 }),
        "integer32" => json!({ "maximum": -8 }),
        "float" => json!({ "minimum": 1, "maximum": 1.5 }),
        "time" => json!({ "whole_seconds": true }),
        _ => json!({}),
    };
    match container {
        0 if optional => rules["default"] = json!([]),
        0 => {
            rules["min_items"] = json!(1);
            rules["max_items"] = json!(2);
            rules["unique_items"] = json!(true);
        }
        1 | 2 => {}
        _ if optional => rules["default"] = value.clone(),
        _ => {}
    }
    rules
}

/// The types of the language, each with a value.
fn plain() -> [(&'static str, Value); 14] {
    [
        ("string", json!("text")),
        ("uri", json!("https://example.com/A")),
        ("boolean", json!(true)),
        ("integer", json!(-7)),
        ("integer32", json!(-8)),
        ("float", json!(1.5)),
        ("decimal", json!("1.50")),
        ("date", json!("2026-11-22")),
        ("time", json!("2026-11-22T09:30:00Z")),
        ("seconds", json!(90)),
        ("minutes", json!(0)),
        ("uuid", json!("0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00")),
        ("bytes", json!("aGVsbG8=")),
        ("json", json!({ "a": [1, null] })),
    ]
}

/// What stands in a choice of a field that is no list and no map.
const SINGLE: u8 = 3;

/// The type of a field: one of those that the language has or the spec has made, or a list or map of it.
fn field(made: &[Sample], choice: u8, optional: bool, ruled: bool) -> Sample {
    let plain = plain();
    let mut types = plain
        .clone()
        .map(|(name, value)| (name.to_owned(), value, true, name != "json"))
        .to_vec();
    types.extend(made.iter().map(|it| {
        let is_single = it.definition.get("text").or(it.definition.get("enum"));
        let (name, value) = (it.name.clone(), it.value.clone());
        (name, value, it.is_sent, is_single.is_some())
    }));
    let number = usize::from(choice / 4) % types.len();
    let (name, value, is_sent, is_single) = types[number].clone();
    let rules = rules(&name, choice % 4, optional, &value);
    let (name, value) = match choice % 4 {
        0 => (format!("list of {name}"), json!([value])),
        1 => (format!("map of {name}"), json!({ "key \"one\"": value })),
        2 => (format!("map of list of {name}"), json!({ "": [value] })),
        _ => (name, value),
    };
    let mut definition = json!({ "type": name, "optional": optional });
    if let (true, Value::Object(rules)) = (ruled && number < plain.len(), rules) {
        definition.as_object_mut().unwrap().extend(rules);
    }
    Sample {
        name,
        definition,
        value,
        is_sent,
        is_in_forms: is_single && matches!(choice % 4, 0 | 3),
        group: None,
    }
}

fn object(first: &Sample, second: &Sample) -> Value {
    let mut renamed = first.definition.clone();
    renamed["aliases"] = json!(["uno", "1"]);
    json!({ "object": { "one": renamed, "more": second.definition } })
}

fn json_union(item: &Sample) -> Value {
    json!({ "union": {
        "text": { "when_json": "string", "type": "time" },
        "number": { "when_json": "number", "type": "float" },
        "list": { "when_json": "list", "type": format!("list of {}", item.name) },
    } })
}

fn union(first: &Sample, second: &Sample) -> Value {
    // The key that decides cannot be absent.
    let decides = json!({ "type": first.name });
    let constant = json!({ "type": "boolean", "constant": true });
    json!({ "union": {
        "one": { "when": "one", "fields": { "one": decides, "more": second.definition } },
        "other": { "when": "other", "fields": { "other": constant } },
    } })
}

fn spec(types: &[Sample]) -> String {
    let operations = types
        .iter()
        .map(|it| (format!("put_{}", it.name), operation(it)));
    let defined = types
        .iter()
        .map(|it| (it.name.clone(), it.definition.clone()));
    let groups = types.iter().filter_map(|it| {
        let name = it.name.replace("_thing", "_group");
        Some((name, it.group.clone()?))
    });
    let token = ("user_token".to_owned(), json!({ "text": "secret" }));
    let place = json!({ "name": "One", "hosts": { "api": "one.example.com" } });
    let spec = json!({
        "crate": { "name": "random", "version": "0.1.0", "description": "Things.", "license": "MIT" },
        "data_centers": { "hosts": { "api": "Here." }, "ids": { "one": place } },
        "auth": { "user": { "bearer": "user_token" } },
        "operations": operations.collect::<Map<_, _>>(),
        "groups": groups.collect::<Map<_, _>>(),
        "types": defined.chain([token]).collect::<Map<_, _>>(),
    });
    serde_yaml::to_string(&spec).unwrap()
}

fn operation(it: &Sample) -> Value {
    let (body, request) = match it.is_sent {
        true => (
            json!({ "type": { "type": it.name } }),
            json!({ "type": it.value }),
        ),
        false => (json!({}), json!({})),
    };
    let contents = match it.is_in_forms {
        true => &[
            ("2xx", 200, "json"),
            ("201", 201, "form"),
            ("202", 202, "multipart"),
        ][..],
        false => &[("2xx", 200, "json")],
    };
    let answers = contents.iter().map(|(key, _, content)| {
        let answer = json!({ "content": content, "type": it.name });
        ((*key).to_owned(), answer)
    });
    let examples = contents.iter().map(|(_, status, content)| {
        json!({ "name": content, "status": status, "request": request, "response": it.value })
    });
    json!({
        "docs": "Puts it and gets it back.",
        "method": "PUT",
        "path": format!("/{}", it.name),
        "auth": "user",
        "body": body,
        "responses": answers.collect::<Map<_, _>>(),
        "examples": examples.collect::<Vec<_>>(),
    })
}
