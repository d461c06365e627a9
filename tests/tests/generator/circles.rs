//! Types that hold each other in thousands of circles: each type is looked at once. It took minutes when one circle after the
//! other was searched for from the beginning.

use clientwright::diagnostics::Diagnostic;
use clientwright::{Source, check, parse};

use super::lamp::LAMP;

const TYPES: usize = 4000;

/// What is found in a chain of types that hold themselves, too, in fields that are told like this.
fn found(more: &str) -> Result<(), Vec<Diagnostic>> {
    let operation =
        "{ docs: Gets., method: GET, path: /get, auth: none, responses: { 2xx: { type: t0 } } }";
    let types = (0..TYPES).map(|number| {
        let next = (number + 1).min(TYPES - 1);
        format!(
            "  t{number}:
    docs: One.
    object:
      next: {{ type: t{next}, optional: true, docs: The next. }}
      twin: {{ type: t{number}, docs: Another one.{more} }}\n"
        )
    });
    let types: String = types.collect();
    let text = format!("{LAMP}operations:\n  get: {operation}\ntypes:\n{types}");
    let sources = [Source {
        path: "spec.yaml".to_owned(),
        text,
    }];
    check::check(&parse(&sources)).map(|_| ())
}

#[test]
fn all_circles_are_found_at_once() {
    found(", optional: true").unwrap();
    let found = found("").unwrap_err();
    assert!(found.iter().all(|it| it.code == "E0406"), "{found:#?}");
    assert_eq!(found.len(), 100);
}
