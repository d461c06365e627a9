//! Where in a spec the parts of its crate come from.

use std::collections::HashMap;

use super::entries::Entries;
use crate::api::{Api, Field, HoldsFor, Kind, Location, Module, Name, Operation, Redirect, Type};
use crate::name;
use crate::yaml::Path;

/// The entries of all that a spec gives a Rust name, from the path in Rust.
pub(super) struct Places<'e> {
    entries: &'e Entries,
    paths: HashMap<String, Path>,
}

impl<'e> Places<'e> {
    /// Finds the places of a spec that is right.
    pub(super) fn of(api: &Api, entries: &'e Entries) -> Self {
        let mut places = Places {
            entries,
            paths: HashMap::new(),
        };
        places.shared(api);
        for module in &api.modules {
            places.module(module);
        }
        for item in &api.types {
            places.type_(&section("types").key(&item.name.wire), item);
        }
        places
    }

    /// The entry of a part of the crate, or of what it is a part of. What is no part of anything comes with the crate.
    pub(super) fn find(&self, path: &str) -> Path {
        match (self.paths.get(path), path.rsplit_once("::")) {
            (Some(found), _) => found.clone(),
            (None, Some((outer, _))) => self.find(outer),
            (None, None) => section("crate"),
        }
    }

    fn put(&mut self, rust: impl Into<String>, path: Path) {
        self.paths.insert(rust.into(), path);
    }

    fn shared(&mut self, api: &Api) {
        let at = section("data_centers");
        for it in &api.data_centers.ids {
            let rust = format!("DataCenter::{}", it.id.rust);
            self.put(rust, at.key("ids").key(&it.id.wire));
        }
        for (Name { wire, rust }, _) in &api.data_centers.hosts {
            self.put(
                format!("DataCenter::{rust}_host"),
                at.key("hosts").key(wire),
            );
        }
        self.put("DataCenter", at);
        for Name { wire, rust } in api.auth.iter().map(|it| &it.name) {
            self.put(rust, section("auth").key(wire));
        }
        for error in &api.errors {
            let at = match &error.holds_for {
                HoldsFor::AllBut(_) => section("errors"),
                HoldsFor::Only(operation) => section("operations").key(operation).key("errors"),
            };
            self.put(
                format!("StatusError::is_{}", error.name),
                at.key(&error.name),
            );
        }
    }

    fn module(&mut self, module: &Module) {
        for operation in &module.operations {
            self.operation(&section("operations").key(&operation.name.wire), operation);
        }
        for page in &module.pages {
            let at = section("pages").key(&page.name.wire);
            self.fields(&at.key("query"), &at, &page.name.rust, &page.query);
            self.put(&page.name.rust, at);
        }
        for redirect in &module.redirects {
            self.redirect(&section("redirects").key(&redirect.name.wire), redirect);
        }
        for Name { wire, rust } in module.webhooks.iter().map(|it| &it.name) {
            self.put(rust, section("webhooks").key(wire));
        }
    }

    fn operation(&mut self, at: &Path, operation: &Operation) {
        let rust = &operation.name.rust;
        let include = at.key("include");
        for (location, key) in [
            (Location::Path, "parameters"),
            (Location::Query, "query"),
            (Location::Header, "headers"),
            (Location::Body, "body"),
        ] {
            let fields = operation.fields_in(location);
            self.fields(&at.key(key), &include.key(key), rust, fields);
        }
        for answer in &operation.answers {
            if let Some(name) = answer.type_name(rust, operation.answers.len()) {
                self.put(name, at.key("responses"));
            }
        }
        self.put(name::of_answer(rust), at.key("responses"));
        self.put(name::of_auth(rust), at.key("auth"));
        self.put(rust, at.clone());
    }

    fn redirect(&mut self, at: &Path, redirect: &Redirect) {
        for outcome in &redirect.outcomes {
            let rust = format!("{}::{}", redirect.name.rust, outcome.name.rust);
            let at = at.key("outcomes").key(&outcome.name.wire);
            self.fields(&at.key("parameters"), &at, &rust, &outcome.parameters);
            self.put(rust, at);
        }
        self.put(&redirect.name.rust, at.clone());
    }

    fn type_(&mut self, at: &Path, item: &Type) {
        let rust = &item.name.rust;
        match &item.kind {
            Kind::Id | Kind::Secret => {}
            Kind::Object(fields) => {
                self.fields(&at.key("object"), &at.key("include"), rust, fields);
                if fields.iter().any(|it| it.is_rest) {
                    self.put(format!("{rust}::rest"), at.key("rest"));
                }
            }
            Kind::Enum(known) => {
                for it in known.values.iter().map(|it| &it.name) {
                    self.put(format!("{rust}::{}", it.rust), at.key("enum").key(&it.wire));
                }
            }
            Kind::Union(variants) => {
                for variant in variants {
                    let rust = format!("{rust}::{}", variant.name.rust);
                    let at = at.key("union").key(&variant.name.wire);
                    self.fields(
                        &at.key("fields"),
                        &at.key("include"),
                        &rust,
                        &variant.fields,
                    );
                    self.put(rust, at);
                }
            }
        }
        self.put(rust, at.clone());
    }

    /// Fields stand in their section, or in a group that is included.
    fn fields<'f>(
        &mut self,
        own: &Path,
        include: &Path,
        of: &str,
        fields: impl IntoIterator<Item = &'f Field>,
    ) {
        for Name { wire, rust } in fields.into_iter().map(|it| &it.name) {
            let groups = self.entries.texts(include);
            let mut found = groups.map(|group| section("groups").key(group).key(wire));
            let group = found.find(|it| self.entries.has(it));
            let own = own.key(wire);
            let path = match group {
                Some(group) if !self.entries.has(&own) => group,
                _ => own,
            };
            self.put(format!("{of}::{rust}"), path);
        }
    }
}

/// A section of a file.
fn section(name: &str) -> Path {
    Path::root().key(name)
}
