//! Names that must differ.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Context;
use crate::api::{Location, Name};
use crate::diagnostics::{self, Space};
use crate::name;
use crate::place::{At, Place};

/// Names that must differ, and where each was given.
///
/// They must differ in small letters too: methods and modules are named after types and variants.
pub(crate) struct Scope {
    given: HashMap<String, (Place, Name)>,
    /// Keys of JSON and names of headers, and whether each is an alias.
    keys: HashMap<(Location, String), (Place, bool)>,
    /// The groups whose fields are among them.
    groups: HashMap<String, Place>,
    space: Space,
}

impl Scope {
    pub(crate) fn of(space: Space) -> Self {
        Scope {
            given: HashMap::new(),
            keys: HashMap::new(),
            groups: HashMap::new(),
            space,
        }
    }

    /// Takes a key, or tells who has it, and whether as an alias.
    pub(crate) fn claim_key(
        &mut self,
        key: (Location, String),
        place: &Place,
        is_alias: bool,
    ) -> Option<(Place, bool)> {
        match self.keys.entry(key) {
            Entry::Occupied(taken) => Some(taken.get().clone()),
            Entry::Vacant(free) => {
                free.insert((place.clone(), is_alias));
                None
            }
        }
    }

    /// Takes a group, or tells where it was included before.
    pub(crate) fn claim_group(&mut self, name: &str, place: &Place) -> Option<Place> {
        match self.groups.entry(name.to_owned()) {
            Entry::Occupied(taken) => Some(taken.get().clone()),
            Entry::Vacant(free) => {
                free.insert(place.clone());
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
            true => diagnostics::defined_twice(at.name(), &name.wire, first, self.space),
            false => diagnostics::name_collision(at.name(), name, other, first, self.space),
        });
        false
    }
}
