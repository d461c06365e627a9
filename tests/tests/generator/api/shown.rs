//! Names as applications write them.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{Ident, PathSegment};

use super::names::{Found, Names, Path};

/// The paths that applications use, by the place of the definition. Of several, the shortest one counts.
pub(super) struct Public(BTreeMap<Path, Path>);

impl Public {
    pub(super) fn new(paths: &[(Path, Path)]) -> Self {
        let mut shortest: BTreeMap<Path, Path> = BTreeMap::new();
        for (path, shown) in paths {
            let known = shortest.entry(path.clone()).or_insert(shown.clone());
            if shown.len() < known.len() {
                known.clone_from(shown);
            }
        }
        Public(shortest)
    }

    pub(super) fn of(&self, path: &[String]) -> Option<&Path> {
        self.0.get(path)
    }

    fn has(&self, shown: &Path) -> bool {
        self.0.values().any(|it| it == shown)
    }
}

/// Writes the paths in items of a module as applications would.
pub(super) struct Shown<'a> {
    names: &'a Names<'a>,
    public: &'a Public,
    module: &'a [String],
    hides: bool,
}

impl<'a> Shown<'a> {
    pub(super) fn new(names: &'a Names<'a>, public: &'a Public, module: &'a [String]) -> Self {
        Shown {
            names,
            public,
            module,
            hides: false,
        }
    }

    /// Whether something was named that applications cannot name.
    pub(super) fn hides(&self) -> bool {
        self.hides
    }

    /// What a path leads to. None: it stays as it is.
    fn target(&self, path: Path, is_absolute: bool) -> Option<Found> {
        let found = match is_absolute {
            true => None,
            false => self.names.find(self.module, &path),
        };
        // What is no type begins with the name of a crate.
        let is_crate = path.len() > 1 && !path[0].starts_with(char::is_uppercase);
        match found {
            None if is_crate => Some(Found::Elsewhere(path)),
            found => found,
        }
    }

    fn here(&mut self, path: Path) -> Path {
        match self.public.of(&path) {
            Some(shown) => shown.clone(),
            None => {
                self.hides = true;
                path
            }
        }
    }

    /// A path of another crate. What the standard library has is known by its name, unless the client has it too.
    fn elsewhere(&self, path: Path) -> Path {
        let last = path[path.len() - 1..].to_vec();
        let krate = match path[0].as_str() {
            "std" | "core" | "alloc" if !self.public.has(&last) => return last,
            "std" | "core" | "alloc" => "std",
            "_serde" => "serde",
            other => other,
        };
        [&[krate.to_owned()], &path[1..]].concat()
    }
}

impl VisitMut for Shown<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let segments = path.segments.iter().map(|it| it.ident.to_string());
        let shown = match self.target(segments.collect(), path.leading_colon.is_some()) {
            Some(Found::Here(path)) => self.here(path),
            Some(Found::Elsewhere(path)) => self.elsewhere(path),
            None => return,
        };
        let last = path.segments.pop();
        let names = shown.iter().map(|name| Ident::new(name, Span::call_site()));
        path.leading_colon = None;
        path.segments = names.map(PathSegment::from).collect();
        if let (Some(segment), Some(last)) = (path.segments.last_mut(), last) {
            segment.arguments = last.arguments;
        }
    }
}
