//! What programs can see of a crate, as facts of its finished Rust.
//!
//! What is the same in all crates, such as the runtime, is no fact.

mod module;

mod structure;
mod types;
mod whole;

use std::collections::BTreeMap;

use super::fact::{Fact, Key, Part};
use crate::ir::Crate;
use crate::rust::Code;

/// The facts of a crate.
pub(super) type Facts = BTreeMap<Key, Fact>;

/// All facts of a crate.
pub(super) fn facts(krate: &Crate) -> Facts {
    let mut interface = Interface::default();
    for package in &krate.package {
        interface.manifest(&package.manifest);
    }
    interface.root(&krate.root);
    interface.client(&krate.client);
    interface.data_center(&krate.data_center);
    interface.errors(&krate.errors);
    interface.ready_errors(&krate.ready_errors);
    for module in &krate.modules {
        interface.module(module);
    }
    for test_double in &krate.test_doubles {
        interface.examples(&test_double.examples);
        interface.test_double(test_double);
    }
    interface.0
}

/// Facts that are being collected.
#[derive(Default)]
struct Interface(Facts);

impl Interface {
    /// A fact whose name says what it is of.
    fn named(&mut self, part: Part, name: &str, at: &str, value: &str) {
        self.fact(part, ("", name), (at, ""), value);
    }

    /// A part of something.
    fn owned(&mut self, part: Part, (of, name): (&str, &str), below: &'static str, value: &str) {
        self.fact(part, (of, name), (of, below), value);
    }

    fn fact(
        &mut self,
        part: Part,
        (of, name): (&str, &str),
        (at, below): (&str, &'static str),
        value: &str,
    ) {
        let key = Key {
            part,
            of: of.to_owned(),
            name: name.to_owned(),
        };
        let fact = Fact {
            key: key.clone(),
            // The places are kept by names as they are.
            at: at.replace("r#", ""),
            below,
            value: value.to_owned(),
        };
        self.0.insert(key, fact);
    }

    fn type_(&mut self, name: &Code, kind: &str) {
        self.named(Part::Type, name.as_str(), name.as_str(), kind);
    }

    fn trait_(&mut self, of: &Code, name: &str) {
        self.owned(Part::Trait, (of.as_str(), name), "", "");
        if name == "Serialize" {
            self.test_trait(of.as_str(), name);
        }
    }

    /// What is there always is there with the test double, too.
    fn test_trait(&mut self, of: &str, name: &str) {
        self.owned(Part::TestTrait, (of, name), "", "");
    }
}
