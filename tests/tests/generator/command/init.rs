//! A spec to start from. That its client compiles and passes its tests is shown with the cases.

use std::fs;

use super::run;

#[test]
fn a_spec_to_start_from_works_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["init", "home"]);
    assert!(
        made.succeeds().starts_with("home/spec: a spec of lamps"),
        "{made:?}"
    );
    let home = folder.path().join("home");
    // Neither a mistake nor a warning.
    let linted = run(&home, &["lint"]);
    assert_eq!(linted.succeeds(), "spec: no mistake in 2 files\n");
    run(&home, &[]).succeeds();
    let schema = fs::read_to_string(home.join("spec/schema.json")).unwrap();
    assert_eq!(schema, clientwright::schema());
}

#[test]
fn editors_find_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]).succeeds();
    for (file, schema) in [
        ("lamp.yaml", "schema.json"),
        ("operations/switch_lamp.yaml", "../schema.json"),
    ] {
        let text = fs::read_to_string(folder.path().join("spec").join(file)).unwrap();
        let line = format!("# yaml-language-server: $schema={schema}");
        assert_eq!(text.lines().next(), Some(line.as_str()));
    }
}

#[test]
fn a_spec_that_is_there_stays() {
    let folder = super::project();
    let refused = run(folder.path(), &["init"]);
    refused.fails(2, "spec` is there already, and stays as it is");
    assert!(!folder.path().join("spec/lamp.yaml").exists());
}
