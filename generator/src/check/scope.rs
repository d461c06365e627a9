//! Names that must differ.

use std::collections::HashMap;

use super::Context;
use super::naming::Naming;
use crate::api::Name;
use crate::diagnostics::{self, Mend};
use crate::name;
use crate::place::{At, Place};

/// Names that must differ, and where each was given.
///
/// They must differ in small letters too: methods and modules are named after types and variants.
pub(crate) struct Scope {
    given: HashMap<String, (Place, Name)>,
    /// Keys of JSON and names of headers, and whether each has to be alone.
    keys: HashMap<String, (Place, bool)>,
    mend: Mend,
}

impl Scope {
    pub(crate) fn of(naming: Naming) -> Self {
        Scope {
            given: HashMap::new(),
            keys: HashMap::new(),
            mend: naming.mend,
        }
    }

    /// Takes a key, or tells who has it. Two fields of one key are told by their Rust names, unless one has to be alone.
    pub(crate) fn claim_key(&mut self, key: &str, place: Place, is_alone: bool) -> Option<Place> {
        match self.keys.get(key) {
            Some((first, was_alone)) => (is_alone || *was_alone).then(|| first.clone()),
            None => {
                self.keys.insert(key.to_owned(), (place, is_alone));
                None
            }
        }
    }

    /// Takes a Rust name for a name of the spec, or reports who has it. Gives whether it was free.
    pub(crate) fn claim(&mut self, cx: &mut Context<'_>, at: At<'_>, name: &Name) -> bool {
        let key = name::field_name(&name.rust);
        let Some((first, other)) = self.given.get(&key) else {
            self.given.insert(key, (at.name(), name.clone()));
            return true;
        };
        let first = first.clone();
        cx.report(match other.wire == name.wire {
            true => diagnostics::defined_twice(at.name(), &name.wire, first),
            false => diagnostics::name_collision(at.name(), name, other, first, self.mend),
        });
        false
    }
}
