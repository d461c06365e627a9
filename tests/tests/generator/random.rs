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
}

/// Specs of some types, each of which has an operation that receives it, and sends it where that can be.
pub(super) fn specs() -> impl Strategy<Value = String> {
    let names = proptest::sample::subsequence(NAMES, 1..10).prop_shuffle();
    let choices = proptest::collection::vec(any::<[u8; 4]>(), 10);
    (names, choices).prop_map(|(names, choices)| spec(&types(&names, &choices)))
}

/// Some of them, the same ones in every run.
pub(super) fn samples(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let specs = (0..count).map(|_| specs().new_tree(&mut runner).unwrap().current());
    specs.collect()
}

/// A type for each name, made of those before it.
fn types(names: &[&str], choices: &[[u8; 4]]) -> Vec<Sample> {
    let mut made = Vec::new();
    for (name, [kind, first, second, optional]) in names.iter().zip(choices) {
        let first = field(&made, *first, optional & 1 == 1);
        let second = field(&made, *second, optional & 2 == 2);
        let is_sent = first.is_sent && second.is_sent;
        let (definition, value, is_sent) = match kind % 5 {
            0 => (json!({ "text": "id" }), json!("id_1"), true),
            1 => {
                let values = json!({ "some": "One.", "none": "Another.", "a-b c": "Odd." });
                (json!({ "enum": values }), json!("some"), true)
            }
            2 => (
                union(&first, &second),
                json!({ "one": first.value, "more": second.value }),
                false,
            ),
            _ => (
                object(&first, &second),
                json!({ "one": first.value, "more": second.value }),
                is_sent,
            ),
        };
        made.push(Sample {
            name: format!("{name}_thing"),
            definition,
            value,
            is_sent,
        });
    }
    made
}

/// The type of a field: one of those that the language has or the spec has made, or a list or map of it.
fn field(made: &[Sample], choice: u8, optional: bool) -> Sample {
    let plain = [
        ("string", json!("text")),
        ("uri", json!("https://example.com/A")),
        ("boolean", json!(true)),
        ("integer", json!(-7)),
        ("float", json!(1.5)),
    ];
    let mut types = plain
        .map(|(name, value)| (name.to_owned(), value, true))
        .to_vec();
    types.extend(
        made.iter()
            .map(|it| (it.name.clone(), it.value.clone(), it.is_sent)),
    );
    let (name, value, is_sent) = types[usize::from(choice / 4) % types.len()].clone();
    let (name, value) = match choice % 4 {
        0 => (format!("list of {name}"), json!([value])),
        1 => (format!("map of {name}"), json!({ "key \"one\"": value })),
        2 => (format!("map of list of {name}"), json!({ "": [value] })),
        _ => (name, value),
    };
    let definition = json!({ "type": name, "optional": optional });
    Sample {
        name,
        definition,
        value,
        is_sent,
    }
}

fn object(first: &Sample, second: &Sample) -> Value {
    json!({ "object": { "one": first.definition, "more": second.definition } })
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
    let token = ("user_token".to_owned(), json!({ "text": "secret" }));
    let place = json!({ "name": "One", "hosts": { "api": "one.example.com" } });
    let spec = json!({
        "crate": { "name": "random", "version": "0.1.0", "description": "Things.", "license": "MIT" },
        "data_centers": { "hosts": { "api": "Here." }, "ids": { "one": place } },
        "auth": { "user": { "bearer": "user_token" } },
        "operations": operations.collect::<Map<_, _>>(),
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
    json!({
        "docs": "Puts it and gets it back.",
        "method": "PUT",
        "path": format!("/{}", it.name),
        "auth": "user",
        "body": body,
        "responses": { "2xx": { "type": it.name } },
        "examples": [{ "name": "usual", "request": request, "response": it.value }],
    })
}
