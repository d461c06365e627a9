//! The public types of the client, read from its sources: whatever its features and however they are exported.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Item, ItemMod, UseTree, Visibility};

/// The structs and enums that users of the client can name, such as `Client` and `blocking::Client`.
pub(crate) fn types() -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src");
    let mut modules = BTreeMap::new();
    read(&source.join("lib.rs"), &source, Vec::new(), &mut modules);
    let mut types = Vec::new();
    collect(&modules, &[], "", &mut types);
    types.sort();
    types.dedup();
    types
}

/// Items by the path of their module.
type Modules = BTreeMap<Vec<String>, Vec<Item>>;

fn read(file: &Path, folder: &Path, path: Vec<String>, modules: &mut Modules) {
    let text = fs::read_to_string(file).unwrap();
    add(syn::parse_file(&text).unwrap().items, folder, path, modules);
}

/// Adds a module and all modules in it, whose files lie in `folder`.
fn add(items: Vec<Item>, folder: &Path, path: Vec<String>, modules: &mut Modules) {
    for item in &items {
        if let Item::Mod(ItemMod { ident, content, .. }) = item {
            let name = ident.to_string();
            let inner = [&path[..], std::slice::from_ref(&name)].concat();
            match content {
                Some((_, items)) => add(items.clone(), &folder.join(name), inner, modules),
                None => {
                    let file: PathBuf = folder.join(format!("{name}.rs"));
                    read(&file, &folder.join(name), inner, modules);
                }
            }
        }
    }
    modules.insert(path, items);
}

/// Collects the types that a module exports.
fn collect(modules: &Modules, path: &[String], prefix: &str, types: &mut Vec<String>) {
    for item in &modules[path] {
        match item {
            Item::Mod(it) if is_public(&it.vis) => {
                let name = it.ident.to_string();
                let inner = [path, std::slice::from_ref(&name)].concat();
                collect(modules, &inner, &format!("{prefix}{name}::"), types);
            }
            Item::Use(it) if is_public(&it.vis) => follow(modules, path, &it.tree, prefix, types),
            item => types.extend(name(item).map(|name| format!("{prefix}{name}"))),
        }
    }
}

/// Collects the types that `pub use` brings, seen from the module `path`.
fn follow(
    modules: &Modules,
    path: &[String],
    tree: &UseTree,
    prefix: &str,
    types: &mut Vec<String>,
) {
    match tree {
        UseTree::Path(it) => {
            let inner = step(path, &it.ident.to_string());
            follow(modules, &inner, &it.tree, prefix, types);
        }
        UseTree::Group(group) => {
            let trees = group.items.iter();
            trees.for_each(|tree| follow(modules, path, tree, prefix, types));
        }
        UseTree::Glob(_) => collect(modules, path, prefix, types),
        UseTree::Name(it) if is_type(modules, path, &it.ident.to_string()) => {
            types.push(format!("{prefix}{}", it.ident));
        }
        UseTree::Rename(it) if is_type(modules, path, &it.ident.to_string()) => {
            types.push(format!("{prefix}{}", it.rename));
        }
        UseTree::Name(_) | UseTree::Rename(_) => (),
    }
}

/// Whether the public name is that of a type, wherever the type is defined.
fn is_type(modules: &Modules, path: &[String], wanted: &str) -> bool {
    modules[path].iter().any(|item| match item {
        Item::Use(it) if is_public(&it.vis) => leads_to_type(modules, path, &it.tree, wanted),
        item => name(item).is_some_and(|it| it == wanted),
    })
}

fn leads_to_type(modules: &Modules, path: &[String], tree: &UseTree, wanted: &str) -> bool {
    match tree {
        UseTree::Path(it) => {
            let inner = step(path, &it.ident.to_string());
            leads_to_type(modules, &inner, &it.tree, wanted)
        }
        UseTree::Group(group) => {
            let mut trees = group.items.iter();
            trees.any(|tree| leads_to_type(modules, path, tree, wanted))
        }
        UseTree::Glob(_) => is_type(modules, path, wanted),
        UseTree::Name(it) => it.ident == wanted && is_type(modules, path, wanted),
        UseTree::Rename(it) => it.rename == wanted && is_type(modules, path, &it.ident.to_string()),
    }
}

/// The module that a part of a path leads to.
fn step(path: &[String], name: &str) -> Vec<String> {
    match name {
        "self" => path.to_vec(),
        "super" => path[..path.len() - 1].to_vec(),
        name => [path, &[name.to_owned()]].concat(),
    }
}

/// The name of a public type that is defined here.
fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(it) if is_public(&it.vis) => Some(it.ident.to_string()),
        Item::Enum(it) if is_public(&it.vis) => Some(it.ident.to_string()),
        Item::Union(it) if is_public(&it.vis) => Some(it.ident.to_string()),
        _ => None,
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

#[test]
fn types_are_found_wherever_they_are_defined() {
    let types = types();
    for name in [
        "Account",
        "AccessToken",
        "DataCenter",
        "Error",
        "HyperTransport",
        "Uri",
        "blocking::Account",
        "test_util::Script",
    ] {
        assert!(types.iter().any(|it| it == name), "{name} of {types:?}");
    }
    for name in [
        "Secret",
        "Transport",
        "Trace",
        "json::Envelope",
        "runtime::Uri",
    ] {
        assert!(types.iter().all(|it| it != name), "{name} of {types:?}");
    }
}
