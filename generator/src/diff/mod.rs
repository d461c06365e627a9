//! How the clients of two specs differ, and what that asks of the next version.
//!
//! Both specs are lowered, and what programs can see of the two crates is compared, fact by fact: so whatever a spec
//! says, the verdict is one about Rust. Beside it the entries of the specs are compared. An entry that no fact tells of
//! is a change that programs cannot see before they run, such as another path. So every change of a spec is told:
//! those of the crate for what they are, and all others as patches.

mod change;
mod entries;
mod fact;
mod found;
mod interface;
mod places;
mod shown;
mod verdict;
mod words;

pub use change::{Change, Side};
pub use verdict::Verdict;
pub use words::Words;

use crate::check::{self, Checked};
use crate::diagnostics::Diagnostic;
use crate::ir::Crate;
use crate::lower::{self, Layout};
use crate::source::Sources;
use entries::Entries;

/// How the client of a spec differs from that of an older one.
#[derive(Debug)]
pub struct Difference {
    /// All changes: what asks most of the next version comes first.
    pub changes: Vec<Change>,
    /// The version of the older spec.
    pub old_version: String,
    /// The version of the spec.
    pub new_version: String,
}

/// The mistakes of two specs, which keep them from being compared.
#[derive(Debug)]
pub struct Mistakes {
    /// Those of the older spec.
    pub old: Vec<Diagnostic>,
    /// Those of the spec.
    pub new: Vec<Diagnostic>,
}

/// Compares the clients of two specs.
///
/// # Errors
///
/// When one of them is wrong, with all that is wrong with both.
pub fn diff(old: &Sources, new: &Sources) -> Result<Difference, Mistakes> {
    match (checked(old), checked(new)) {
        (Ok(old_spec), Ok(new_spec)) => {
            let (old, new) = (Spec::new(old, &old_spec), Spec::new(new, &new_spec));
            Ok(Difference {
                changes: change::between(&old, &new),
                old_version: old_spec.api().package.version.clone(),
                new_version: new_spec.api().package.version.clone(),
            })
        }
        (old, new) => Err(Mistakes {
            old: old.err().unwrap_or_default(),
            new: new.err().unwrap_or_default(),
        }),
    }
}

fn checked(sources: &Sources) -> Result<Checked, Vec<Diagnostic>> {
    check::check(&crate::parse(&sources.files))
}

/// A spec with all that is compared.
struct Spec<'a> {
    sources: &'a Sources,
    checked: &'a Checked,
    krate: Crate,
    entries: Entries,
}

impl<'a> Spec<'a> {
    fn new(sources: &'a Sources, checked: &'a Checked) -> Self {
        Spec {
            sources,
            checked,
            krate: lower::lower(checked.api(), Layout::Crate, &sources.copied),
            entries: Entries::read(&sources.files),
        }
    }

    /// Whether both make the same crate.
    fn is_same(&self, other: &Spec<'_>) -> bool {
        format!("{:?}", self.krate) == format!("{:?}", other.krate)
    }
}

impl Difference {
    /// What the changes ask of the next version. None: the client is the same.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.changes.iter().map(|it| it.verdict).max()
    }

    /// The least version that tells of the changes.
    #[must_use]
    pub fn needed_version(&self) -> String {
        match self.verdict() {
            Some(verdict) => verdict.version_after(&self.old_version),
            None => self.old_version.clone(),
        }
    }

    /// Whether the version of the spec is that one or a later one.
    #[must_use]
    pub fn is_told(&self) -> bool {
        verdict::numbers(&self.new_version) >= verdict::numbers(&self.needed_version())
    }
}
