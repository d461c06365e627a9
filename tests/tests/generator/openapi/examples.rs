//! The examples of a document, held against its schemas by a judge that is not ours.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::documents;
use super::walk::{calls, entries, items, resolved};

/// Cases whose point are answers that the schemas do not foresee: shapes that a union does not know, texts that are not written
/// as they should be, and values beyond the limits, which hold for what is sent.
const UNFORESEEN: [&str; 6] = [
    "keys_beside_those_that_count",
    "limits",
    "optional_everything",
    "union_with_shared_fields",
    "unions_of_all_kinds",
    "values_of_all_types",
];

/// The same of what is sent, by a call or to a webhook: a shape that a union does not know goes out as it is.
const UNFORESEEN_REQUESTS: [&str; 2] = ["by_something_new: ", r#"example_1: {"by":"nobody"} "#];

#[test]
fn what_is_sent_fits() {
    for (name, document) in documents() {
        let mut misfits = Vec::new();
        for call in calls(&document) {
            let parameters = items(&call.content["parameters"]);
            parameters.for_each(|it| misfits.extend(of(&document, it)));
            misfits.extend(of_content(&document, &call.content["requestBody"]));
        }
        misfits.retain(|it| {
            !UNFORESEEN_REQUESTS
                .iter()
                .any(|known| it.starts_with(known))
        });
        assert!(misfits.is_empty(), "{name}: {misfits:#?}");
    }
}

#[test]
fn what_is_answered_fits_unless_its_point_is_that_it_does_not() {
    let mut others = BTreeSet::new();
    let mut tried = 0;
    for (name, document) in documents() {
        for call in calls(&document) {
            for (_, answer) in entries(&call.content["responses"]) {
                let answer = resolved(&document, answer);
                let headers = entries(&answer["headers"]);
                let headers = headers.flat_map(|(_, it)| of(&document, it));
                let misfits: Vec<_> = headers.chain(of_content(&document, answer)).collect();
                tried += 1;
                if !misfits.is_empty() {
                    others.insert(name.clone());
                }
            }
        }
    }
    assert!(tried > 500, "{tried}");
    assert_eq!(others, UNFORESEEN.map(str::to_owned).into());
}

fn of_content(document: &Value, holder: &Value) -> Vec<String> {
    let content = entries(&holder["content"]);
    content.flat_map(|(_, media)| of(document, media)).collect()
}

/// The examples that do not fit the schema beside them.
fn of(document: &Value, holder: &Value) -> Vec<String> {
    if holder.get("examples").is_none() {
        return Vec::new();
    }
    // References begin at the root, so the schema has to stand in a document of its own.
    let schema = json!({
        "allOf": [holder["schema"]],
        "components": document["components"],
    });
    let validator = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let examples = entries(&holder["examples"]);
    let misfits = examples.flat_map(|(name, it)| {
        let errors = validator.iter_errors(&it["value"]);
        let errors = errors.map(|error| format!("{name}: {error}"));
        errors.collect::<Vec<_>>()
    });
    misfits.collect()
}
