//! The spec as OpenAPI: what the documents look like, and what holds of each.

mod complete;
mod examples;
mod one_path;
mod schemas;
mod sound;
mod walk;

use std::fs;
use std::path::PathBuf;

use clientwright::Sources;
use serde_json::Value;

use super::cases::snapshot;
use super::checkout::root;
use super::lamp::LAMP;

#[test]
fn the_documents_of_the_shipped_spec_and_of_the_tour_are_known() {
    for (case, spec) in [("shipped", "spec"), ("tour", "generator/tour")] {
        let document = document(&Sources::read(&root().join(spec)).unwrap());
        let yaml = serde_yaml::to_string(&document).unwrap();
        let folder = root().join("tests/cases/ok").join(case);
        snapshot(&folder, "openapi", &yaml);
    }
}

#[test]
fn nothing_of_the_crate_shows() {
    for (path, document) in documents() {
        let text = document.to_string();
        assert!(!text.contains("super::"), "{path} has a path of the crate");
    }
}

/// The document of a spec.
fn document(sources: &Sources) -> Value {
    let files = clientwright::parse(&sources.files);
    clientwright::openapi(&clientwright::check::check(&files).expect("a right spec"))
}

/// The document of a spec that is one text.
fn document_of(spec: &str) -> Value {
    document(&Sources::single("spec.yaml", spec))
}

/// The same for a spec that does not say what every spec has to.
fn document_of_lamp(spec: &str) -> Value {
    document_of(&format!("{LAMP}{spec}"))
}

/// The documents of all right specs, by the names of their folders.
fn documents() -> Vec<(String, Value)> {
    let cases = fs::read_dir(root().join("tests/cases/ok")).unwrap();
    let mut folders: Vec<PathBuf> = cases.map(|it| it.unwrap().path()).collect();
    folders.retain(|it| it.join("spec.yaml").is_file());
    folders.push(root().join("spec"));
    folders.sort();
    let name = |it: &PathBuf| it.file_name().unwrap().to_str().unwrap().to_owned();
    let all = folders.iter();
    all.map(|it| (name(it), document(&Sources::read(it).unwrap())))
        .collect()
}
