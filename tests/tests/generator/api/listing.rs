//! The interface as text: what applications can name, and what that implements.

use std::mem::take;

use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, File, Item, ItemImpl, Stmt};

use super::bare;
use super::names::{Names, Path};
use super::shown::{Public, Shown};

/// Derives that are told. The compiler adds others for itself, and not the same in each version.
const DERIVES: [&str; 9] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// The listing of a crate whose code has no macro left: its items, by module and name, and then their implementations.
pub(super) fn of(code: &str) -> String {
    let file: File = syn::parse2(bare::without_bodies(code.parse().unwrap())).unwrap();
    let names = Names::new(&file.items);
    let paths = names.public();
    let public = Public::new(&paths);
    let (names, public) = (&names, &public);
    let items = paths
        .iter()
        .map(|(path, it)| (it, item(names, public, path, it)));
    let impls = names.modules().flat_map(|(module, items)| {
        let shown = move || Shown::new(names, public, module);
        implementations(items).filter_map(move |it| implementation(shown(), it))
    });
    let (mut items, mut impls): (Vec<_>, Vec<_>) = (items.collect(), impls.collect());
    items.sort();
    impls.sort();
    let items = items.into_iter().map(|(path, text)| placed(path, text));
    items.chain(impls).collect::<Vec<_>>().join("\n")
}

/// An item at its shortest path; at another one, or where another crate defines it, that it is exported.
fn item(names: &Names<'_>, public: &Public, path: &[String], it: &Path) -> String {
    let (shortest, defined) = (public.of(path), names.item(path));
    let item = match (defined, it.last()) {
        (Some(item), Some(name)) if shortest == Some(it) => bare::item(item, name),
        _ => None,
    };
    if let Some(mut item) = item {
        Shown::new(names, public, &path[..path.len() - 1]).visit_item_mut(&mut item);
        return print(item);
    }
    let target = match (defined, shortest) {
        (Some(_), Some(shortest)) => shortest,
        _ => path,
    };
    format!("pub use {} as {};\n", target.join("::"), it.join("::"))
}

/// An item below the name of its module.
fn placed(path: &[String], text: String) -> String {
    match path {
        [_] | [] => text,
        [module @ .., _] => format!("// {}\n{text}", module.join("::")),
    }
}

/// The implementations in a module. Some derives put them into a constant without a name.
fn implementations(items: &[Item]) -> impl Iterator<Item = &ItemImpl> {
    items.iter().flat_map(|item| match item {
        Item::Impl(item) => vec![item],
        Item::Const(item) => match &*item.expr {
            Expr::Block(block) => block.block.stmts.iter().filter_map(inner).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    })
}

fn inner(statement: &Stmt) -> Option<&ItemImpl> {
    match statement {
        Stmt::Item(Item::Impl(item)) => Some(item),
        _ => None,
    }
}

/// An implementation, if all that its head names is public, and there is something to tell.
fn implementation(mut shown: Shown<'_>, item: &ItemImpl) -> Option<String> {
    let is_told = is_told(item);
    let mut item = bare::implementation(item);
    let mut items = take(&mut item.items);
    shown.visit_item_impl_mut(&mut item);
    if shown.hides() || !is_told || (item.trait_.is_none() && items.is_empty()) {
        return None;
    }
    for item in &mut items {
        shown.visit_impl_item_mut(item);
    }
    item.items = items;
    Some(print(Item::Impl(item)))
}

fn is_told(item: &ItemImpl) -> bool {
    let is_derived = |it: &Attribute| it.path().is_ident("automatically_derived");
    match &item.trait_ {
        Some((path, _)) if item.attrs.iter().any(is_derived) => {
            let is_serde = path.segments.first().is_some_and(|it| it.ident == "_serde");
            let mut names = path.segments.iter().map(|it| it.ident.to_string());
            is_serde || names.any(|name| DERIVES.contains(&name.as_str()))
        }
        _ => true,
    }
}

fn print(item: Item) -> String {
    let mut file = syn::parse_file("").unwrap();
    file.items.push(item);
    prettyplease::unparse(&file)
}
