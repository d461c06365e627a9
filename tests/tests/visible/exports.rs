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
            Item::Struct(it) if is_public(&it.vis) => types.push(format!("{prefix}{}", it.ident)),
            Item::Enum(it) if is_public(&it.vis) => types.push(format!("{prefix}{}", it.ident)),
            Item::Union(it) if is_public(&it.vis) => types.push(format!("{prefix}{}", it.ident)),
            Item::Mod(it) if is_public(&it.vis) => {
                let name = it.ident.to_string();
                let inner = [path, std::slice::from_ref(&name)].concat();
                collect(modules, &inner, &format!("{prefix}{name}::"), types);
            }
            Item::Use(it) if is_public(&it.vis) => follow(modules, path, &it.tree, prefix, types),
            _ => (),
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
    let find = |name: &str| {
        let mut found = Vec::new();
        collect(modules, path, "", &mut found);
        found.iter().any(|it| it == name)
    };
    match tree {
        UseTree::Path(tree) => {
            let inner = match tree.ident.to_string().as_str() {
                "self" => path.to_vec(),
                "super" => path[..path.len() - 1].to_vec(),
                name => [path, &[name.to_owned()]].concat(),
            };
            follow(modules, &inner, &tree.tree, prefix, types);
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                follow(modules, path, tree, prefix, types);
            }
        }
        UseTree::Glob(_) => collect(modules, path, prefix, types),
        UseTree::Name(it) if find(&it.ident.to_string()) => {
            types.push(format!("{prefix}{}", it.ident));
        }
        UseTree::Rename(it) if find(&it.ident.to_string()) => {
            types.push(format!("{prefix}{}", it.rename));
        }
        UseTree::Name(_) | UseTree::Rename(_) => (),
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
