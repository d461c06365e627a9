//! What a validator would say, as far as it can be said in a few lines.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::random::specs;
use super::walk::{Call, calls, each, entries, items};
use super::{document_of, documents};

#[test]
fn documents_are_sound() {
    for (name, document) in documents() {
        let faults = faults(&document);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn what_is_not_sound_is_found() {
    let mut documents = documents().into_iter();
    let (_, tour) = documents.find(|(name, _)| name == "tour").unwrap();
    let find = "/paths/~1v1~1basins~1{basin_id}~1ships/get";
    let changes = [
        ("/components/schemas/ship", None),
        ("/components/schemas/ship/type", Some(json!("thing"))),
        (
            "/paths/~1v1~1logs/get/operationId",
            Some(json!("write_log")),
        ),
        (&format!("{find}/parameters/0/name"), Some(json!("basin"))),
        (&format!("{find}/parameters/0/required"), Some(json!(false))),
        (&format!("{find}/parameters/1/schema"), None),
        (&format!("{find}/parameters/2/name"), Some(json!("length"))),
        (&format!("{find}/responses"), Some(json!({}))),
        (&format!("{find}/responses/2XX/description"), None),
        (
            &format!("{find}/security/0"),
            Some(json!({ "admiral": [] })),
        ),
        (&format!("{find}/tags/0"), Some(json!("ships"))),
    ];
    for (place, value) in changes {
        let mut document = tour.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        match value {
            Some(value) => *document.pointer_mut(place).unwrap() = value,
            None => {
                let parent = document.pointer_mut(parent).unwrap();
                parent.as_object_mut().unwrap().remove(key).unwrap();
            }
        }
        assert!(!faults(&document).is_empty(), "{place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_of_any_spec_are_sound(spec in specs()) {
        let faults = faults(&document_of(&spec));
        prop_assert!(faults.is_empty(), "{:#?}\n{}", faults, spec);
    }
}

/// What is wrong with a document.
fn faults(document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    references(document, &mut faults);
    schemas(document, &mut faults);
    let mut names = BTreeSet::new();
    for call in calls(document) {
        if !names.insert(call.name().to_owned()) {
            faults.push(format!("two calls are `{}`", call.name()));
        }
        let of_call = [
            parameters(&call),
            path(&call),
            answers(&call),
            named(document, &call),
        ];
        let of_call = of_call.into_iter().flatten();
        faults.extend(of_call.map(|fault| format!("`{}`: {fault}", call.name())));
    }
    faults
}

/// All references lead somewhere.
fn references(document: &Value, faults: &mut Vec<String>) {
    each(document, &mut |it| {
        if let Some(way) = it["$ref"].as_str() {
            let target = way.strip_prefix('#').and_then(|it| document.pointer(it));
            if target.is_none() {
                faults.push(format!("`{way}` leads nowhere"));
            }
        }
    });
}

/// All schemas are such of JSON Schema 2020-12, as OpenAPI 3.1 has it.
fn schemas(document: &Value, faults: &mut Vec<String>) {
    let defined = entries(&document["components"]["schemas"]).map(|(_, it)| it);
    let mut all: Vec<&Value> = defined.collect();
    each(&document["paths"], &mut |it| all.extend(it.get("schema")));
    for schema in all {
        if let Err(error) = jsonschema::draft202012::meta::validate(schema) {
            faults.push(format!("{schema}: {error}"));
        }
    }
}

/// No parameter is there twice, and each says what it is.
fn parameters(call: &Call<'_>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = items(&call.content["parameters"]);
    let wrong = all.filter(|it| {
        let key = format!("{} {}", it["in"], it["name"]);
        !seen.insert(key.to_ascii_lowercase()) || it.get("schema").is_none()
    });
    wrong.map(|it| format!("the parameter {it}")).collect()
}

/// The parameters of a path are those that stand in it, and are required.
fn path(call: &Call<'_>) -> Vec<String> {
    let in_path = call.path.split('{').skip(1);
    let in_path: BTreeSet<_> = in_path.filter_map(|it| it.split('}').next()).collect();
    let all = items(&call.content["parameters"]);
    let told = all.filter(|it| it["in"] == "path" && it["required"] == true);
    let told: BTreeSet<_> = told.filter_map(|it| it["name"].as_str()).collect();
    let differ = in_path != told;
    differ
        .then(|| format!("{} has {told:?}", call.path))
        .into_iter()
        .collect()
}

/// There are answers, and each is described or refers to one that is.
fn answers(call: &Call<'_>) -> Vec<String> {
    let all: Vec<_> = entries(&call.content["responses"]).collect();
    let is_status = |it: &str| it == "2XX" || it.parse::<u16>().is_ok();
    let is_told = |it: &Value| it["description"].is_string() || it["$ref"].is_string();
    let wrong = all
        .iter()
        .filter(|(status, it)| !is_status(status) || !is_told(it));
    let mut wrong: Vec<_> = wrong
        .map(|(status, _)| format!("status {status}"))
        .collect();
    if all.is_empty() {
        wrong.push("no answer".to_owned());
    }
    wrong
}

/// Tags and credentials are defined.
fn named(document: &Value, call: &Call<'_>) -> Vec<String> {
    let schemes = entries(&document["components"]["securitySchemes"]);
    let tags = items(&document["tags"]).filter_map(|it| it["name"].as_str());
    let known: BTreeSet<_> = schemes.map(|(name, _)| name).chain(tags).collect();
    let asked = items(&call.content["security"]).flat_map(entries);
    let tags = items(&call.content["tags"]).filter_map(Value::as_str);
    let all = asked.map(|(name, _)| name).chain(tags);
    all.filter(|it| !known.contains(it))
        .map(|it| format!("`{it}` is not defined"))
        .collect()
}
