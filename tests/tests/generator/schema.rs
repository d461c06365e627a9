//! The JSON Schema, tried by a validator that knows nothing of this project: editors do the same with it.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Sources;
use clientwright::diagnostics::explain;
use jsonschema::Validator;
use serde_json::Value;

use super::checkout::root;

/// Mistakes of form, which a schema can say: unknown keys and values, missing keys, and values of another kind. Not what only the text of YAML shows.
const OF_FORM: [&str; 5] = ["E0108", "E0109", "E0110", "E0111", "E0113"];

#[test]
fn right_specs_keep_to_the_schema() {
    let validator = validator();
    let mut files = specs(&root().join("spec"));
    files.extend(specs(&root().join("tests/cases/ok")));
    files.push(root().join("generator/tour/spec.yaml"));
    assert!(files.len() > 20);
    for file in files {
        let errors: Vec<String> = validator
            .iter_errors(&read(&file))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
    }
}

#[test]
fn mistakes_of_form_break_the_schema() {
    let validator = validator();
    let mut tried = 0;
    for (name, spec) in cases_of_form().chain(examples_of_form()) {
        // What YAML itself refuses has no value to look at.
        if let Ok(spec) = serde_yaml::from_str(&spec) {
            tried += 1;
            assert!(!validator.is_valid(&spec), "{name} is valid");
        }
    }
    assert!(tried > 10);
}

#[test]
fn editors_offer_the_types_of_the_language() {
    let schema: Value = serde_json::from_str(&clientwright::schema()).unwrap();
    for definition in ["Field", "Body", "Success", "Variant", "Parameter"] {
        let offered = &schema["$defs"][definition]["properties"]["type"]["defaultSnippets"];
        let offered: Vec<&str> = offered
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["body"].as_str().unwrap())
            .collect();
        for name in ["string", "uuid", "list of string", "map of json"] {
            assert!(offered.contains(&name), "{definition}: {name}");
        }
        for name in offered {
            assert!(is_type(name), "{definition}: {name}");
        }
    }
}

/// Whether a field of a body can be of the type.
fn is_type(name: &str) -> bool {
    let encoding = if name.ends_with("upload") {
        "multipart"
    } else {
        "json"
    };
    let spec = format!(
        "crate: {{ name: lamp, version: 0.1.0, description: A lamp., license: MIT }}
data_centers: {{ hosts: {{ api: Here. }}, ids: {{ home: {{ name: Home, hosts: {{ api: lamp.example.com }} }} }} }}
operations:
  put:
    docs: Puts it.
    method: PUT
    path: /it
    auth: none
    encoding: {encoding}
    body: {{ it: {{ type: {name} }} }}
    responses: {{ 2xx: {{}} }}
"
    );
    let sources = Sources::single("lamp.yaml", &spec);
    let files = clientwright::parse(&sources.files);
    clientwright::check::check(&files).is_ok()
}

/// The specs of the cases that show a mistake of form, each with its path.
fn cases_of_form() -> impl Iterator<Item = (String, String)> {
    let files = specs(&root().join("tests/cases/err")).into_iter();
    let of_form = files.filter(|file| {
        let report = fs::read_to_string(file.with_file_name("report.snap")).unwrap_or_default();
        OF_FORM
            .iter()
            .any(|code| report.contains(&format!("error[{code}]")))
    });
    of_form.map(|file| (file.display().to_string(), text(&file)))
}

/// The wrong examples of such mistakes, each with its code. What is left out of them stands in a file behind them.
fn examples_of_form() -> impl Iterator<Item = (String, String)> {
    OF_FORM.iter().map(|code| {
        let wrong = explain::explain(code).unwrap().wrong();
        ((*code).to_owned(), wrong.files[0].text.clone())
    })
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&clientwright::schema()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// All files of specs in a folder and those below.
fn specs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let files = entries.flat_map(|path| match path.is_dir() {
        true => specs(&path),
        false => vec![path],
    });
    let yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    files.filter(yaml).collect()
}

fn read(file: &Path) -> Value {
    serde_yaml::from_str(&text(file)).unwrap()
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}
