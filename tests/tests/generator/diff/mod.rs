//! How the clients of two specs differ: a table of the kinds of change, with what each asks of the next version.
//!
//! `tests/cases/diff/kinds.yaml` has a text of `base.yaml` for each kind, and what takes its place.
//! `INSTA_UPDATE=always cargo test` writes what is told of each, which is to be read.

mod complete;
mod kinds;
mod semver;

use clientwright::diff::{Difference, diff};
use clientwright::{Layout, Sources, check, lower, parse};

/// The difference of two specs that are right.
fn difference(old: &Sources, new: &Sources) -> Difference {
    diff(old, new).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

/// The finished crate of a spec as text, if the spec is right.
fn ir(sources: &Sources) -> Option<String> {
    let checked = check::check(&parse(&sources.files)).ok()?;
    let krate = lower::lower(checked.api(), Layout::Crate, &sources.copied);
    Some(format!("{krate:?}"))
}
