//! The names of a spec, each given once.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexSet;

use super::groups::{self, Groups};
use super::naming::{Naming, spec_name};
use super::scope::Scope;
use super::{Context, File, answers, callers, modules, shape, uploads};
use crate::api::{Name, TypeId};
use crate::diagnostics::{self, Space};
use crate::name;
use crate::place::{At, Place};
use crate::spec::{self, Spec, Text};

/// What can be said of a type before it has been looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Id,
    /// A secret or an enum.
    Single,
    /// An object or a union.
    Composite,
    /// It is not of exactly one kind, which is reported where it stands.
    Unclear,
}

impl Sort {
    fn of(item: &spec::Type) -> Self {
        match (item.text, &item.values, &item.object, &item.union) {
            (Some(Text::Id), None, None, None) => Self::Id,
            (Some(Text::Secret), None, None, None) | (None, Some(_), None, None) => Self::Single,
            (None, None, Some(_), None) | (None, None, None, Some(_)) => Self::Composite,
            _ => Self::Unclear,
        }
    }
}

/// What the names of a spec stand for.
#[derive(Debug, Default)]
pub(crate) struct Symbols<'s> {
    types: BTreeMap<&'s str, TypeId>,
    sorts: HashMap<TypeId, Sort>,
    /// Where the first file stands of each type that has one.
    files: HashMap<TypeId, Place>,
    /// Where each item is defined first, by section and name.
    defined: HashMap<(&'static str, &'s str), Place>,
    /// The names that items of a section should have whose own names have been reported.
    meant: HashSet<(&'static str, String)>,
    /// The Rust names of everything that has a type of its own in the crate.
    items: BTreeMap<&'s str, String>,
    redirects: BTreeMap<&'s str, String>,
    auth: IndexSet<&'s str>,
    hosts: Vec<&'s str>,
    groups: Groups<'s>,
}

impl<'s> Symbols<'s> {
    fn add(&mut self, section: &'static str, wire: &'s str, rust: String) {
        if !name::is_spec_name(wire) {
            self.meant.insert((section, name::field_name(wire)));
        }
        let next = TypeId(self.types.len());
        match section {
            "types" => drop(self.types.entry(wire).or_insert(next)),
            "redirects" => drop(self.redirects.insert(wire, rust.clone())),
            "auth" => drop(self.auth.insert(wire)),
            _ => {}
        }
        self.items.entry(wire).or_insert(rust);
    }

    /// Adds what has no type of its own, and what is known of the types.
    fn extend(&mut self, at: At<'_>, spec: &'s Spec) {
        let hosts = spec.data_centers.iter().flat_map(|it| it.hosts.iter());
        self.hosts.extend(hosts.map(|(wire, _)| wire));
        let at = at.key("types");
        for (wire, item) in spec.types.iter() {
            let file = uploads::first(at.key(wire), item, &self.groups);
            let id = self.types.get(wire).copied();
            let Some(id) = id.filter(|it| !self.sorts.contains_key(it)) else {
                continue;
            };
            self.files.extend(file.map(|it| (id, it)));
            self.sorts.insert(id, Sort::of(item));
        }
    }

    pub(crate) fn type_id(&self, wire: &str) -> Option<TypeId> {
        self.types.get(wire).copied()
    }

    /// Whether a file has the first item of this name in a section. Another one has been reported.
    pub(crate) fn is_first(&self, section: &'static str, wire: &str, file: usize) -> bool {
        let first = self.defined.get(&(section, wire));
        first.is_none_or(|it| it.file == file)
    }

    /// Whether an item of a section should have this name. Where it is used, nothing is wrong but the name of the item.
    pub(crate) fn is_meant(&self, section: &'static str, wire: &str) -> bool {
        self.meant.contains(&(section, wire.to_owned()))
    }

    /// Whether a type is an id.
    pub(crate) fn is_id(&self, id: TypeId) -> bool {
        self.sort(id) == Sort::Id
    }

    /// What can be said of a type before it has been looked at.
    pub(crate) fn sort(&self, id: TypeId) -> Sort {
        self.sorts.get(&id).copied().unwrap_or(Sort::Unclear)
    }

    /// Where the first file of a type stands, if it has one.
    pub(crate) fn file_of(&self, id: TypeId) -> Option<&Place> {
        self.files.get(&id)
    }

    pub(crate) fn type_names(&self) -> impl Iterator<Item = &'s str> {
        self.types.keys().copied()
    }

    /// The Rust name of a redirect.
    pub(crate) fn redirect(&self, wire: &str) -> Option<&str> {
        self.redirects.get(wire).map(String::as_str)
    }

    pub(crate) fn redirect_names(&self) -> impl Iterator<Item = &'s str> {
        self.redirects.keys().copied()
    }

    /// The credentials, in the order of the spec.
    pub(crate) fn auth(&self) -> &IndexSet<&'s str> {
        &self.auth
    }

    /// The roles of hosts, in the order of the spec.
    pub(crate) fn hosts(&self) -> &[&'s str] {
        &self.hosts
    }

    /// The groups of fields.
    pub(crate) fn groups(&self) -> &Groups<'s> {
        &self.groups
    }

    /// Everything that prose can name.
    pub(crate) fn item_names(&self) -> impl Iterator<Item = &'s str> {
        self.items.keys().copied()
    }

    /// Whether prose can name this.
    pub(crate) fn has(&self, wire: &str) -> bool {
        self.items.contains_key(wire)
    }

    /// The path of what prose names, from any module of the crate.
    pub(crate) fn link(&self, wire: &str) -> Option<String> {
        self.items
            .get(wire)
            .map(|rust| format!("type@super::{rust}"))
    }
}

/// Collects the names of all files.
pub(crate) fn collect<'s>(cx: &mut Context<'_>, files: &'s [File]) -> Symbols<'s> {
    let mut symbols = Symbols::default();
    let mut given = Given {
        root: Scope::of(Space::Root),
        items: HashMap::new(),
    };
    modules::check(cx, files);
    symbols.groups = groups::collect(cx, files);
    for (number, File { spec, .. }) in files.iter().enumerate() {
        let file = At::root(number);
        for (section, wire, rust) in items(spec) {
            let at = file.key(section);
            let name = given.claim(cx, at.key(wire), (section, wire), rust, spec);
            // A name that is wrong has been reported; what it names is there all the same.
            let rust = name.map_or_else(|| name::type_name(wire), |it| it.rust);
            symbols.add(section, wire, rust);
        }
        symbols.extend(file, spec);
    }
    symbols.defined = given.items;
    symbols
}

/// The names that are given so far.
struct Given<'s> {
    /// Those of Rust, at the root of the crate.
    root: Scope,
    /// Those of the spec, by section.
    items: HashMap<(&'static str, &'s str), Place>,
}

impl<'s> Given<'s> {
    /// Takes the name of an item, if it can have it. What is defined twice is so whatever its names in Rust are.
    fn claim(
        &mut self,
        cx: &mut Context<'_>,
        at: At<'_>,
        (section, wire): (&'static str, &'s str),
        rust: Option<&str>,
        spec: &Spec,
    ) -> Option<Name> {
        if let Some(first) = self.items.get(&(section, wire)) {
            let first = first.clone();
            let diagnostic = diagnostics::defined_twice(at.name(), wire, first, Space::Root);
            cx.report(diagnostic);
            return None;
        }
        self.items.insert((section, wire), at.name());
        let naming = match section {
            "auth" => Naming::OWN_VARIANT,
            _ => Naming::TYPE,
        };
        let name = spec_name(cx, at, wire, rust, naming)?;
        if section == "types" && shape::is_builtin(wire) {
            cx.report(diagnostics::builtin_name(at.name(), wire));
        } else if name::is_reserved(&name.rust) {
            cx.report(diagnostics::reserved_name(at.name(), &name));
        } else {
            self.root.claim(cx, at, &name);
        }
        for own in own_names(spec, section, &name) {
            self.root.claim(cx, at, &own);
        }
        Some(name)
    }
}

/// The types that an item has of its own, besides itself.
fn own_names(spec: &Spec, section: &str, name: &Name) -> impl Iterator<Item = Name> {
    let answers = answers::names(spec, section, name).into_iter();
    answers.chain(callers::name(spec, section, name))
}

/// The name of an item that has a type of its own. [`collect`] has tried it.
pub(crate) fn item_name(wire: &str, rust: Option<&str>) -> Name {
    Name {
        wire: wire.to_owned(),
        rust: rust.map_or_else(|| name::type_name(wire), str::to_owned),
    }
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
    let webhooks = spec
        .webhooks
        .iter()
        .map(|(wire, it)| ("webhooks", wire, it.rust.as_deref()));
    let types = spec
        .types
        .iter()
        .map(|(wire, it)| ("types", wire, it.rust.as_deref()));
    auth.chain(operations)
        .chain(pages)
        .chain(redirects)
        .chain(webhooks)
        .chain(types)
}
