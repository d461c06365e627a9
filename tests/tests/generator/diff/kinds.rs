//! The kinds of change, and what is told of each.

use clientwright::Sources;
use clientwright::diff::Side;
use serde::Deserialize;

use super::super::checkout::{root, text};
use super::{difference, ir};

/// A kind of change.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) name: String,
    /// What stands in the base, once.
    old: String,
    /// What takes its place.
    new: String,
    /// `major`, `minor`, `patch` or `none`.
    pub(super) verdict: String,
    /// What `cargo semver-checks` says, where it says something else.
    pub(super) semver_checks: Option<Judgement>,
}

/// What another judge says, and why we do not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgement {
    pub(super) says: String,
    pub(super) because: String,
}

impl Kind {
    pub(super) fn changed(&self) -> Sources {
        let base = text("tests/cases/diff/base.yaml");
        assert_eq!(base.matches(&self.old).count(), 1, "{}", self.name);
        Sources::single("new/harbour.yaml", &base.replace(&self.old, &self.new))
    }
}

pub(super) fn base() -> Sources {
    Sources::single("old/harbour.yaml", &text("tests/cases/diff/base.yaml"))
}

/// The table.
pub(super) fn kinds() -> Vec<Kind> {
    serde_yaml::from_str(&text("tests/cases/diff/kinds.yaml")).unwrap()
}

#[test]
fn each_kind_of_change_has_its_verdict() {
    let (base, kinds) = (base(), kinds());
    let base_ir = ir(&base);
    assert!(kinds.len() > 100);
    let mut wrong = Vec::new();
    let mut told = String::new();
    for kind in &kinds {
        let changed = kind.changed();
        let difference = difference(&base, &changed);
        let verdict = difference.verdict().map_or("none", |it| it.word());
        if verdict != kind.verdict {
            wrong.push(format!("{}: {verdict}, not {}", kind.name, kind.verdict));
        }
        // The version is what the changes ask for, and none of them.
        let is_same = kind.name == "package_has_another_version" || ir(&changed) == base_ir;
        assert_eq!(difference.changes.is_empty(), is_same, "{}", kind.name);
        told.push_str(&format!("{}\n", kind.name));
        for change in &difference.changes {
            told.push_str(&format!("    {:<5}  {change}\n", change.verdict));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/cases/diff"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("kinds", told));
}

#[test]
fn what_is_gone_is_placed_where_it_was() {
    let gone = kinds()
        .into_iter()
        .find(|it| it.name == "field_is_gone")
        .unwrap();
    let difference = difference(&base(), &gone.changed());
    let is_of_old = |file: &str| file == "old/harbour.yaml";
    assert!(
        difference
            .changes
            .iter()
            .all(|it| is_of_old(&it.file) == (it.side == Side::Old))
    );
    assert!(difference.changes.iter().any(|it| it.side == Side::Old));
}
