//! What a code means, on request.

use std::path::Path;

use clientwright::diagnostics::explain;

use super::run;

#[test]
fn a_code_is_explained_with_an_example() {
    let explained = run(Path::new("."), &["explain", "e0401"]);
    let page = explain::explain("E0401").unwrap().to_string();
    assert_eq!(explained.succeeds(), page);
    assert!(page.starts_with("# E0401: "), "{page}");
    assert!(page.contains("did you mean `lamp_id`?"), "{page}");
}

#[test]
fn all_codes_are_listed() {
    let listed = run(Path::new("."), &["explain"]);
    assert_eq!(listed.succeeds().lines().count(), explain::all().count());
    assert!(listed.stdout.starts_with("E0101  "), "{listed:?}");
    let unknown = run(Path::new("."), &["explain", "E0000"]);
    unknown.fails(2, "there is no code `E0000`");
}
