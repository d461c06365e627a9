//! No change is passed over, whatever it is.

use clientwright::Sources;
use serde_yaml::Value;

use super::super::checkout::text;
use super::super::{random, tree};
use super::{difference, ir};

/// Every so many texts, since each is a spec of its own.
const STEP: usize = 5;

#[test]
fn whatever_text_of_a_spec_changes_is_told() {
    let spec: Value = serde_yaml::from_str(&text("tests/cases/diff/base.yaml")).unwrap();
    let sources = |tree: &Value| {
        let text = serde_yaml::to_string(tree).unwrap();
        Sources::single("spec.yaml", &text)
    };
    let old = sources(&spec);
    let old_ir = ir(&old);
    let mut told = 0;
    for at in tree::positions(&spec).iter().step_by(STEP) {
        let before = tree::text(&spec, at);
        let Some(changed) = tree::with(&spec, at, &format!("{before}s")) else {
            continue;
        };
        let new = sources(&changed);
        let new_ir = ir(&new);
        if new_ir.is_some() && new_ir != old_ir {
            let difference = difference(&old, &new);
            assert!(!difference.changes.is_empty(), "`{before}` at {at:?}");
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    for spec in random::samples(6) {
        let sources = Sources::single("spec.yaml", &spec);
        assert_eq!(difference(&sources, &sources).changes, []);
    }
}

#[test]
fn any_two_specs_can_be_compared() {
    let specs = random::samples(5);
    let specs = specs.iter().map(|it| Sources::single("spec.yaml", it));
    let specs: Vec<Sources> = specs.collect();
    for pair in specs.windows(2) {
        let there = difference(&pair[0], &pair[1]);
        assert!(
            there.changes.iter().all(|it| !it.file.is_empty()),
            "{there:#?}"
        );
        assert_eq!(there.changes, difference(&pair[0], &pair[1]).changes);
    }
}
