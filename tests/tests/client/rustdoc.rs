//! The docs of the crate, read from its sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Fields, ImplItem, Item, Lit, Meta, Type};

/// The docs of an item, such as `DataCenter`, `DataCenter::Us` or `DataCenter::id()`, as rustdoc shows them.
pub(crate) fn of(path: &str) -> String {
    match all().remove(path) {
        Some(docs) => docs,
        None => panic!("there is no public item `{path}`"),
    }
}

/// The docs of all items, by their paths.
pub(crate) fn all() -> BTreeMap<String, String> {
    let mut items = Items::default();
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src"));
    let is_rust = |file: &PathBuf| file.extension().is_some_and(|it| it == "rs");
    for file in files.into_iter().filter(is_rust) {
        let text = fs::read_to_string(&file).unwrap();
        items.visit_file(&syn::parse_file(&text).unwrap());
    }
    items.docs
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => sources(&path),
            false => vec![path],
        })
        .collect()
}

#[derive(Default)]
struct Items {
    docs: BTreeMap<String, String>,
}

impl Items {
    fn add(&mut self, path: impl ToString, attributes: &[Attribute]) {
        self.docs.insert(path.to_string(), docs(attributes));
    }

    fn add_fields(&mut self, owner: &str, fields: &Fields) {
        for field in fields {
            if let Some(name) = &field.ident {
                self.add(format!("{owner}::{name}"), &field.attrs);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Items {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Struct(it) => {
                self.add(&it.ident, &it.attrs);
                self.add_fields(&it.ident.to_string(), &it.fields);
            }
            Item::Enum(it) => {
                self.add(&it.ident, &it.attrs);
                for variant in &it.variants {
                    let path = format!("{}::{}", it.ident, variant.ident);
                    self.add(&path, &variant.attrs);
                    self.add_fields(&path, &variant.fields);
                }
            }
            Item::Trait(it) => self.add(&it.ident, &it.attrs),
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let Type::Path(owner) = &*item.self_ty else {
            return;
        };
        let owner = &owner.path.segments.last().unwrap().ident;
        for item in &item.items {
            match item {
                ImplItem::Fn(it) => self.add(format!("{owner}::{}()", it.sig.ident), &it.attrs),
                ImplItem::Const(it) => self.add(format!("{owner}::{}", it.ident), &it.attrs),
                _ => (),
            }
        }
    }
}

fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(it) if it.path.is_ident("doc") => match &it.value {
                Expr::Lit(it) => match &it.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
    lines.collect::<Vec<_>>().join("\n")
}
