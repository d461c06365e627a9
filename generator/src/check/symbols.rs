//! The names of a spec, each given once.

use std::collections::HashMap;

use super::{Context, File};
use crate::api::{Name, TypeId};
use crate::diagnostics;
use crate::name;
use crate::place::{At, Place, Spot};
use crate::spec::Spec;

/// What the names of a spec stand for.
#[derive(Debug, Default)]
pub(crate) struct Symbols<'s> {
    types: HashMap<&'s str, TypeId>,
    /// The Rust names of everything that has a type of its own in the crate.
    items: HashMap<&'s str, String>,
    redirects: HashMap<&'s str, String>,
    auth: Vec<&'s str>,
    hosts: Vec<&'s str>,
}

impl<'s> Symbols<'s> {
    fn add(&mut self, section: &str, wire: &'s str, rust: String) {
        match section {
            "types" => drop(self.types.insert(wire, TypeId(self.types.len()))),
            "redirects" => drop(self.redirects.insert(wire, rust.clone())),
            "auth" => self.auth.push(wire),
            _ => {}
        }
        self.items.insert(wire, rust);
    }

    pub(crate) fn type_id(&self, wire: &str) -> Option<TypeId> {
        self.types.get(wire).copied()
    }

    pub(crate) fn type_names(&self) -> Vec<&'s str> {
        sorted(self.types.keys().copied())
    }

    /// The Rust name of a redirect.
    pub(crate) fn redirect(&self, wire: &str) -> Option<&str> {
        self.redirects.get(wire).map(String::as_str)
    }

    pub(crate) fn redirect_names(&self) -> Vec<&'s str> {
        sorted(self.redirects.keys().copied())
    }

    /// The credentials, in the order of the spec.
    pub(crate) fn auth(&self) -> &[&'s str] {
        &self.auth
    }

    /// The roles of hosts, in the order of the spec.
    pub(crate) fn hosts(&self) -> &[&'s str] {
        &self.hosts
    }

    /// The path of what prose names, from any module of the crate.
    pub(crate) fn link(&self, wire: &str) -> Option<String> {
        self.items
            .get(wire)
            .map(|rust| format!("type@super::{rust}"))
    }
}

fn sorted<'s>(names: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

/// Names that must differ, and where each was given.
#[derive(Default)]
pub(crate) struct Scope {
    given: HashMap<String, (Place, String)>,
}

impl Scope {
    /// Takes a Rust name for a name of the spec, or reports who has it.
    pub(crate) fn claim(&mut self, cx: &mut Context<'_>, at: At<'_>, name: &Name) -> bool {
        match self.given.get(&name.rust) {
            Some((first, wire)) if *wire == name.wire => {
                cx.report(diagnostics::defined_twice(at.name(), wire, first.clone()));
                false
            }
            Some((first, wire)) => {
                cx.report(diagnostics::name_collision(
                    at.name(),
                    name,
                    wire,
                    first.clone(),
                ));
                false
            }
            None => {
                self.given
                    .insert(name.rust.clone(), (at.name(), name.wire.clone()));
                true
            }
        }
    }
}

/// Collects the names of all files.
pub(crate) fn collect<'s>(cx: &mut Context<'_>, files: &'s [File]) -> Symbols<'s> {
    let mut symbols = Symbols::default();
    let mut root = Scope::default();
    modules(cx, files);
    for (number, File { spec, .. }) in files.iter().enumerate() {
        let file = At::root(number);
        for (section, wire, rust) in items(spec) {
            let section_at = file.key(section);
            let at = section_at.key(wire);
            let Some(name) = spec_name(cx, at, wire, rust, name::type_name) else {
                continue;
            };
            if name::RESERVED.contains(&name.rust.as_str()) {
                cx.report(diagnostics::reserved_name(at.name(), &name));
            } else if root.claim(cx, at, &name) {
                symbols.add(section, wire, name.rust);
            }
        }
        symbols.hosts.extend(
            spec.data_centers
                .iter()
                .flat_map(|it| it.hosts.iter())
                .map(|(wire, _)| wire),
        );
    }
    symbols
}

/// Everything that has a type of its own at the root of the crate: section, name and override.
fn items(spec: &Spec) -> impl Iterator<Item = (&'static str, &str, Option<&str>)> {
    let auth = spec.auth.iter().map(|(wire, _)| ("auth", wire, None));
    let operations = spec
        .operations
        .iter()
        .map(|(wire, it)| ("operations", wire, it.rust.as_deref()));
    let pages = spec
        .pages
        .iter()
        .map(|(wire, it)| ("pages", wire, it.rust.as_deref()));
    let redirects = spec
        .redirects
        .iter()
        .map(|(wire, it)| ("redirects", wire, it.rust.as_deref()));
    let types = spec
        .types
        .iter()
        .map(|(wire, it)| ("types", wire, it.rust.as_deref()));
    auth.chain(operations)
        .chain(pages)
        .chain(redirects)
        .chain(types)
}

/// The name of something that the spec names itself.
pub(crate) fn spec_name(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    rust: Option<&str>,
    derive: fn(&str) -> String,
) -> Option<Name> {
    if !name::is_spec_name(wire) {
        cx.report(diagnostics::bad_name(
            at.name(),
            wire,
            &name::field_name(wire),
        ));
        return None;
    }
    wire_name(cx, at, wire, rust, derive)
}

/// The name of something that the API names.
pub(crate) fn wire_name(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    rust: Option<&str>,
    derive: fn(&str) -> String,
) -> Option<Name> {
    let derived = rust.map_or_else(|| derive(wire), str::to_owned);
    if name::is_identifier(&derived) {
        return Some(Name {
            wire: wire.to_owned(),
            rust: derived,
        });
    }
    let place = if rust.is_some() {
        at.key("rust").value()
    } else {
        at.name()
    };
    cx.report(diagnostics::no_identifier(place, &derived, rust.is_some()));
    None
}

/// The name of the module that a file becomes: the file's name without its ending.
pub(crate) fn module_name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn modules(cx: &mut Context<'_>, files: &[File]) {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let place = Place {
            file: number,
            spot: Spot::File,
        };
        let module = module_name(&file.path);
        if !name::is_module(module) || name::RESERVED_MODULES.contains(&module) {
            cx.report(diagnostics::bad_module(place, module));
        } else if let Some(first) = seen.insert(module, &file.path) {
            cx.report(diagnostics::module_collision(place, module, first));
        }
    }
}
