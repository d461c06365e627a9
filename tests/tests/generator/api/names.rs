//! Where the names of a crate lead, through its modules and imports.

use std::collections::BTreeMap;

use syn::{Ident, Item, UseTree, Visibility};

/// A path, without generics.
pub(super) type Path = Vec<String>;

/// What a path leads to.
pub(super) enum Found {
    /// An item or a module of the crate, from its root.
    Here(Path),
    /// Something of another crate.
    Elsewhere(Path),
}

/// The modules of a crate, each with its items.
pub(super) struct Names<'a>(BTreeMap<Path, &'a [Item]>);

impl<'a> Names<'a> {
    pub(super) fn new(root: &'a [Item]) -> Self {
        let mut modules = BTreeMap::new();
        add(&mut modules, Vec::new(), root);
        Names(modules)
    }

    /// All modules.
    pub(super) fn modules(&self) -> impl Iterator<Item = (&Path, &'a [Item])> {
        self.0.iter().map(|(path, items)| (path, *items))
    }

    /// The item at a path from the root.
    pub(super) fn item(&self, path: &[String]) -> Option<&'a Item> {
        let (name, module) = path.split_last()?;
        let mut items = self.0.get(module)?.iter();
        items.find(|item| definition(item).is_some_and(|(_, it)| it == *name))
    }

    /// What applications can name: where it is defined, and the path that they use. Some things have several.
    pub(super) fn public(&self) -> Vec<(Path, Path)> {
        let mut found = Vec::new();
        self.publish(&[], &[], &mut found);
        found
    }

    fn publish(&self, module: &[String], shown: &[String], found: &mut Vec<(Path, Path)>) {
        for item in self.0.get(module).into_iter().copied().flatten() {
            if let Some((Visibility::Public(_), name)) = definition(item) {
                self.show(below(module, &name), below(shown, &name), found);
            }
        }
        for import in self.imports(module).filter(|import| import.is_public) {
            match (self.target(module, &import), &import.name) {
                (Found::Here(path), Some(name)) => self.show(path, below(shown, name), found),
                (Found::Here(path), None) => self.publish(&path, shown, found),
                (Found::Elsewhere(path), name) => {
                    let name = name.as_deref().unwrap_or("*");
                    found.push((path, below(shown, name)));
                }
            }
        }
    }

    fn show(&self, path: Path, shown: Path, found: &mut Vec<(Path, Path)>) {
        match self.0.contains_key(&path) {
            true => self.publish(&path, &shown, found),
            false => found.push((path, shown)),
        }
    }

    /// Where a path leads that stands in a module. None: it is a name of the prelude, or generic.
    pub(super) fn find(&self, module: &[String], path: &[String]) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        let found = match first.as_str() {
            "crate" => Found::Here(Vec::new()),
            "self" => Found::Here(module.to_vec()),
            "super" => Found::Here(module.split_last()?.1.to_vec()),
            name => self.meaning(module, name)?,
        };
        match found {
            found if rest.is_empty() => Some(found),
            Found::Here(module) => self.find(&module, rest),
            Found::Elsewhere(path) => Some(Found::Elsewhere([&path, rest].concat())),
        }
    }

    /// What a name means in a module: a definition, an import, or a part of what is imported as a whole.
    fn meaning(&self, module: &[String], name: &str) -> Option<Found> {
        let path = below(module, name);
        if self.0.contains_key(&path) || self.item(&path).is_some() {
            return Some(Found::Here(path));
        }
        let is_named = |it: &Import| it.name.as_deref() == Some(name);
        if let Some(import) = self.imports(module).find(is_named) {
            return Some(self.target(module, &import));
        }
        // What another crate has is not known, so nothing is looked for in its modules.
        let is_whole = |it: &Import| it.name.is_none() && it.is_within();
        let wholes = self.imports(module).filter(is_whole);
        let mut wholes = wholes.map(|import| self.target(module, &import));
        wholes.find_map(|found| match found {
            Found::Here(path) => self.meaning(&path, name),
            Found::Elsewhere(_) => None,
        })
    }

    /// What leads nowhere in this crate leads to another one, which may have an item of its own name.
    fn target(&self, module: &[String], import: &Import) -> Found {
        let is_own = import.target.first() == import.name.as_ref();
        let found = match is_own {
            true => None,
            false => self.find(module, &import.target),
        };
        found.unwrap_or_else(|| Found::Elsewhere(import.target.clone()))
    }

    fn imports(&self, module: &[String]) -> impl Iterator<Item = Import> + use<> {
        let mut imports = Vec::new();
        for item in self.0.get(module).into_iter().copied().flatten() {
            if let Item::Use(item) = item {
                let is_public = matches!(item.vis, Visibility::Public(_));
                flatten(&item.tree, Vec::new(), is_public, &mut imports);
            }
        }
        imports.into_iter()
    }
}

/// An import of one name, or of all names of a module.
struct Import {
    is_public: bool,
    name: Option<String>,
    target: Path,
}

impl Import {
    /// Whether it says of itself that it is of this crate.
    fn is_within(&self) -> bool {
        let first = self.target.first().map(String::as_str);
        matches!(first, Some("crate" | "self" | "super"))
    }
}

fn flatten(tree: &UseTree, before: Path, is_public: bool, imports: &mut Vec<Import>) {
    let mut import = |name: Option<&Ident>, target| {
        let name = name.map(Ident::to_string);
        imports.push(Import {
            is_public,
            name,
            target,
        });
    };
    match tree {
        UseTree::Path(path) => {
            let before = below(&before, &path.ident.to_string());
            flatten(&path.tree, before, is_public, imports);
        }
        UseTree::Name(it) => import(Some(&it.ident), below(&before, &it.ident.to_string())),
        UseTree::Rename(it) => import(Some(&it.rename), below(&before, &it.ident.to_string())),
        UseTree::Glob(_) => import(None, before),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before.clone(), is_public, imports);
            }
        }
    }
}

fn add<'a>(modules: &mut BTreeMap<Path, &'a [Item]>, path: Path, items: &'a [Item]) {
    for item in items {
        if let Item::Mod(module) = item {
            let items = module.content.as_ref().map_or(&[][..], |(_, items)| items);
            add(modules, below(&path, &module.ident.to_string()), items);
        }
    }
    modules.insert(path, items);
}

/// What an item is called, and who sees it.
fn definition(item: &Item) -> Option<(&Visibility, String)> {
    let (visibility, name) = match item {
        Item::Const(it) => (&it.vis, &it.ident),
        Item::Enum(it) => (&it.vis, &it.ident),
        Item::Fn(it) => (&it.vis, &it.sig.ident),
        Item::Mod(it) => (&it.vis, &it.ident),
        Item::Struct(it) => (&it.vis, &it.ident),
        Item::Trait(it) => (&it.vis, &it.ident),
        Item::Type(it) => (&it.vis, &it.ident),
        _ => return None,
    };
    Some((visibility, name.to_string()))
}

fn below(path: &[String], name: &str) -> Path {
    [path, &[name.to_owned()]].concat()
}
