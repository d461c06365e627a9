//! Structs, and the functions that fill them.

use syn::parse::Parser;
use syn::{Attribute, Meta, Path, Token};

use super::Interface;
use crate::diff::fact::Part;
use crate::ir::{Argument, Field, Struct};
use crate::rust::Code;

impl Interface {
    pub(super) fn structure(&mut self, structure: &Struct, kind: &str) {
        let name = structure.name.as_str();
        self.type_(&structure.name, kind);
        self.derives(&structure.name, &structure.derive);
        if !structure.writes.is_empty() {
            self.trait_(&structure.name, "Serialize");
        }
        self.fields(name, &structure.fields);
        self.arguments(&format!("{name}::new"), name, &structure.required);
        for setter in &structure.optional {
            let path = format!("{name}::{}", setter.name.as_str());
            self.named(Part::Function, &path, &path, setter.takes.as_str());
        }
        for cleared in &structure.cleared {
            let field = format!("{name}::{}", cleared.field.as_str());
            let path = format!("{name}::{}", cleared.method.as_str());
            self.named(Part::Function, &path, &field, "");
        }
    }

    /// The traits that an attribute derives.
    pub(super) fn derives(&mut self, of: &Code, attributes: &Code) {
        for derived in derived(attributes.as_str()) {
            if let Some(name) = derived.segments.last() {
                self.trait_(of, &name.ident.to_string());
            }
        }
    }

    pub(super) fn fields(&mut self, of: &str, fields: &[Field]) {
        for field in fields {
            let path = format!("{of}::{}", field.name.as_str());
            self.named(Part::Field, &path, &path, field.type_.as_str());
        }
    }

    /// The arguments of a function, which are fields of what it makes.
    pub(super) fn arguments(&mut self, function: &str, made: &str, arguments: &[Argument]) {
        for argument in arguments {
            let name = argument.name.as_str();
            let field = format!("{made}::{name}");
            let takes = argument.takes.as_str();
            self.fact(Part::Argument, (function, name), (&field, ""), takes);
        }
        let names: Vec<_> = arguments.iter().map(|it| it.name.as_str()).collect();
        self.fact(Part::Order, (function, ""), (made, ""), &names.join(", "));
    }
}

fn derived(attributes: &str) -> Vec<Path> {
    let attributes = Attribute::parse_outer.parse_str(attributes);
    let paths = attributes
        .into_iter()
        .flatten()
        .filter_map(|it| match it.meta {
            Meta::List(list) if list.path.is_ident("derive") => {
                let paths = syn::punctuated::Punctuated::<Path, Token![,]>::parse_terminated;
                list.parse_args_with(paths).ok()
            }
            _ => None,
        });
    paths.flatten().collect()
}
