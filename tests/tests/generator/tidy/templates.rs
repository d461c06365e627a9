//! Templates print, loop and include. The names that they bring are known to the checks.

use std::collections::BTreeSet;

use clientwright::{Files, Layout, Sources, Templates};
use syn::{Expr, ExprLit, Item, Lit, UseTree, Visibility};

use super::super::checkout::{client, files, text, texts};
use super::super::lamp::LAMP;
use super::none;

#[test]
fn templates_decide_nothing() {
    let mut found = Vec::new();
    for (path, text) in texts("templates", ".jinja") {
        let odd = tags(&text, "{%", "%}").filter(|tag| !is_loop(tag));
        found.extend(odd.map(|tag| format!("{path}: {{% {tag} %}}")));
        let odd = tags(&text, "{{", "}}").filter(|tag| !is_path(tag));
        found.extend(odd.map(|tag| format!("{path}: {{{{ {tag} }}}}")));
    }
    none("templates only print, loop and include", &found);
}

#[test]
fn the_embedded_templates_are_those_of_the_folder() {
    let embedded = Templates::default();
    let names: Vec<String> = embedded
        .names()
        .map(|it| format!("templates/{it}"))
        .collect();
    assert_eq!(
        names,
        files("templates"),
        "mend the list in `generator/src/templates.rs`"
    );
    for name in embedded.names() {
        let on_disk = text(&format!("templates/{name}"));
        assert!(
            embedded.get(name) == Some(&on_disk),
            "`templates/{name}` is embedded otherwise"
        );
    }
}

#[test]
fn the_names_at_the_root_of_every_crate_are_reserved() {
    let mut names = root_names(&with_all_values());
    for own in ["Anonymous", "Everything", "Level"] {
        assert!(names.remove(own), "{own}");
    }
    assert_eq!(
        list("RESERVED"),
        names,
        "mend the list in `generator/src/name.rs`"
    );
}

#[test]
fn the_modules_of_every_crate_are_reserved() {
    let spec = files("spec");
    let is_file = |module: &String| {
        let end = format!("/{module}.yaml");
        spec.iter().any(|path| path.ends_with(&end))
    };
    let mut modules: BTreeSet<String> = root(&client()).iter().filter_map(module).collect();
    modules.retain(|module| !is_file(module));
    // Roots of crates and modules, which a file of this name would take the place of.
    modules.extend(["lib", "main", "mod"].map(str::to_owned));
    assert_eq!(
        list("RESERVED_MODULES"),
        modules,
        "mend the list in `generator/src/name.rs`"
    );
}

/// What stands between marks.
fn tags<'t>(
    text: &'t str,
    open: &'static str,
    close: &'static str,
) -> impl Iterator<Item = &'t str> {
    let tags = text
        .split(open)
        .skip(1)
        .filter_map(move |rest| rest.split(close).next());
    tags.map(|tag| tag.trim_matches(['-', '+']).trim())
}

fn is_loop(tag: &str) -> bool {
    match tag.split_whitespace().collect::<Vec<_>>()[..] {
        // A list of one gives an included template the name that it prints.
        ["for", item, "in", list] => is_path(item) && is_path(list.trim_matches(['[', ']'])),
        ["endfor"] => true,
        ["include", name] => name.starts_with('"'),
        _ => false,
    }
}

fn is_path(tag: &str) -> bool {
    let is_name =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_lowercase() || it == '_');
    tag.split('.').all(is_name)
}

/// A crate of which nothing comes from a spec but its data centers.
/// A client that needs each type of values that the generator knows.
fn with_all_values() -> Files {
    let words = "decimal date time seconds minutes uuid bytes upload".split(' ');
    let fields = words.map(|word| format!("      {word}: {{ type: {word} }}\n"));
    let fields: String = fields.collect();
    of(&format!("{LAMP}{VALUES}{fields}"))
}

/// The fields of the body follow.
const VALUES: &str = "
types: { level: { enum: { low: { value: 1, docs: Low. } } } }
operations:
  everything:
    docs: Sends everything.
    method: POST
    path: /everything
    auth: none
    encoding: multipart
    responses: { 2xx: {} }
    body:
";

fn of(spec: &str) -> Files {
    let sources = Sources::single("lamp.yaml", spec);
    clientwright::generate(&sources, &Templates::default(), Layout::Crate).unwrap()
}

fn items(files: &Files, path: &str) -> Vec<Item> {
    syn::parse_file(files.get(path).unwrap()).unwrap().items
}

fn root(files: &Files) -> Vec<Item> {
    items(files, "src/lib.rs")
}

fn module(item: &Item) -> Option<String> {
    match item {
        Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    }
}

/// The types at the root of a crate, those of modules that are exported whole included.
fn root_names(files: &Files) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in root(files) {
        if let Item::Use(item) = item {
            exported(files, &item.tree, "", &mut names);
        }
    }
    names
}

fn exported(files: &Files, tree: &UseTree, module: &str, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => exported(files, &path.tree, &path.ident.to_string(), names),
        UseTree::Group(group) => {
            group
                .items
                .iter()
                .for_each(|tree| exported(files, tree, module, names));
        }
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(name) => drop(names.insert(name.rename.to_string())),
        UseTree::Glob(_) => names.extend(public(&items(files, &format!("src/{module}.rs")))),
    }
}

fn public(items: &[Item]) -> Vec<String> {
    let names = items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some((&item.vis, &item.ident)),
        Item::Enum(item) => Some((&item.vis, &item.ident)),
        Item::Trait(item) => Some((&item.vis, &item.ident)),
        _ => None,
    });
    let names = names.filter(|(vis, _)| matches!(vis, Visibility::Public(_)));
    names.map(|(_, name)| name.to_string()).collect()
}

/// The texts of a constant of `name.rs`.
fn list(constant: &str) -> BTreeSet<String> {
    let file = syn::parse_file(&text("generator/src/name.rs")).unwrap();
    let list = file.items.into_iter().find_map(|item| match item {
        Item::Const(item) if item.ident == constant => Some(*item.expr),
        _ => None,
    });
    let Some(Expr::Reference(list)) = list else {
        panic!("no list `{constant}`")
    };
    let Expr::Array(list) = *list.expr else {
        panic!("`{constant}` is no list")
    };
    list.elems.into_iter().map(literal).collect()
}

fn literal(expression: Expr) -> String {
    match expression {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => text.value(),
        _ => panic!("no text"),
    }
}
