//! The OpenAPI document, as the command prints it.

use clientwright::Sources;
use clientwright::check::check;
use serde_json::Value;

use super::{broken, project, run};

#[test]
fn the_document_is_printed_as_json_or_yaml() {
    let folder = project();
    let sources = Sources::read(&folder.path().join("spec")).unwrap();
    let checked = check(&clientwright::parse(&sources.files)).unwrap();
    let document = clientwright::openapi(&checked);
    let json = run(folder.path(), &["openapi"]);
    let read: Value = serde_json::from_str(json.succeeds()).unwrap();
    assert_eq!(read, document);
    assert!(json.stdout.ends_with("}\n"));
    let yaml = run(
        folder.path(),
        &["openapi", "--spec", "spec", "--format", "yaml"],
    );
    assert!(yaml.succeeds().starts_with("openapi: \"3.1.0\"\n"));
    let read: Value = serde_yaml::from_str(&yaml.stdout).unwrap();
    assert_eq!(read, document);
}

#[test]
fn a_wrong_spec_has_no_document() {
    let folder = broken();
    let wrong = run(folder.path(), &["openapi"]);
    wrong.fails(1, "secrte");
    assert_eq!(wrong.stdout, "");
    run(folder.path(), &["openapi", "--format", "xml"]).fails(2, "yaml");
}
