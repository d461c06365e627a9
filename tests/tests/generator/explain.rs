//! Each code has an explanation, whose right example has no mistake. The wrong ones are cases, and tested with them.

use std::collections::BTreeSet;

use clientwright::diagnostics::Diagnostic;
use clientwright::diagnostics::explain::{self, Explanation};
use clientwright::{Layout, Sources, Templates};

use super::checkout::files;
use super::functions::functions;

#[test]
fn each_code_has_an_explanation() {
    let codes: BTreeSet<String> = functions().into_values().flatten().collect();
    let explained: BTreeSet<String> = explain::all().map(|it| it.code.to_owned()).collect();
    let missing: Vec<_> = codes.difference(&explained).collect();
    let stale: Vec<_> = explained.difference(&codes).collect();
    assert!(
        missing.is_empty(),
        "write `generator/explain/CODE.md` for {missing:?}, and list it in `generator/src/diagnostics/explain.rs`"
    );
    assert!(stale.is_empty(), "no diagnostic has the codes {stale:?}");
    let on_disk = files("generator/explain");
    let listed: Vec<_> = explain::all()
        .map(|it| format!("generator/explain/{}.md", it.code))
        .collect();
    assert_eq!(
        listed, on_disk,
        "mend the list in `generator/src/diagnostics/explain.rs`"
    );
}

#[test]
fn pages_report_the_mistake_that_they_show() {
    each(|it| assert!(it.to_string().contains(&format!("[{}]", it.code))));
}

#[test]
fn right_examples_have_no_mistake() {
    each(|it| {
        let sources = it.right();
        let found = found(&sources);
        let left: Vec<_> = found
            .iter()
            .filter(|found| found.is_error() || found.code == it.code)
            .collect();
        assert!(left.is_empty(), "{left:#?}");
        let made = clientwright::generate(&sources, &Templates::default(), Layout::Crate);
        assert!(made.is_ok(), "{made:?}");
    });
}

/// Checks all explanations, so that one run tells all that fail.
fn each(check: fn(Explanation)) {
    let failed: Vec<_> = explain::all()
        .filter(|it| std::panic::catch_unwind(|| check(*it)).is_err())
        .map(|it| it.code)
        .collect();
    assert!(
        failed.is_empty(),
        "these explanations are wrong: {failed:?}"
    );
}

/// The warnings, or the mistakes.
fn found(sources: &Sources) -> Vec<Diagnostic> {
    let files = clientwright::parse(&sources.files);
    let checked = clientwright::check::check(&files);
    match checked {
        Ok(checked) => checked.warnings().to_vec(),
        Err(found) => found,
    }
}
