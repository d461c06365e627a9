//! Objects, unions, enums, ids and secrets.

use super::Interface;
use crate::diff::fact::Part;
use crate::ir::{Enum, Object, Secret, Union};

impl Interface {
    pub(super) fn object(&mut self, object: &Object) {
        self.structure(&object.object, "struct");
        if !object.reads.is_empty() {
            self.trait_(&object.object.name, "Deserialize");
        }
    }

    pub(super) fn union(&mut self, union: &Union) {
        self.type_(&union.name, "union");
        if !union.reads.is_empty() {
            self.trait_(&union.name, "Deserialize");
        }
        if !union.writes.is_empty() {
            self.trait_(&union.name, "Serialize");
        }
        let name = union.name.as_str();
        for variant in &union.variants {
            let path = format!("{name}::{}", variant.name.as_str());
            let constructor = format!("{name}::{}", variant.constructor.as_str());
            self.named(Part::Variant, &path, &path, "");
            self.fields(&path, &variant.fields);
            self.named(Part::Function, &constructor, &path, "");
            self.arguments(&constructor, &path, &variant.arguments);
        }
    }

    /// The macro that makes an enum says all that goes for each enum of its kind.
    pub(super) fn enumeration(&mut self, known: &Enum) {
        self.type_(&known.name, &known.kind.as_str().replace('_', " "));
        self.derives(&known.name, &known.derive);
        let name = known.name.as_str();
        let is_open = !known.unknown.is_empty();
        let part = match is_open {
            true => Part::Variant,
            false => Part::ClosedVariant,
        };
        for value in &known.values {
            let path = format!("{name}::{}", value.name.as_str());
            self.named(part, &path, &path, "");
        }
        if !is_open {
            self.numbers(name, known.values.iter().map(|it| it.name.as_str()));
        }
    }

    /// The variants in their order, where programs can cast them to numbers.
    pub(super) fn numbers<'a>(&mut self, of: &str, variants: impl Iterator<Item = &'a str>) {
        let variants: Vec<_> = variants.collect();
        self.owned(Part::Numbers, (of, ""), "", &variants.join(", "));
    }

    pub(super) fn secret(&mut self, secret: &Secret) {
        self.type_(&secret.name, "secret");
        self.derives(&secret.name, &secret.derive);
        if !(secret.bearer.is_empty() && secret.header.is_empty() && secret.query.is_empty()) {
            self.trait_(&secret.name, "Credential");
        }
    }
}
