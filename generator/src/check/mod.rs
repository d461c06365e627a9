//! Whether a spec makes sense: every rule of the language, all mistakes in one run.
//!
//! A function reports what it finds and goes on, so that independent mistakes are all found;
//! what depends on a wrong part is not looked at, so that none is reported twice.

mod answered;
mod answers;
mod auth;
mod body;
mod builtin;
mod callers;
mod carried;
mod credentials;
mod data_centers;
mod defaults;
mod enums;
mod errors;
mod examples;
mod features;
mod fields;
mod form;
mod form_types;
mod graph;
mod groups;
mod keys;
mod limits;
mod modules;
mod multipart;
mod naming;
mod operations;
mod owner;
mod package;
mod pages;
mod pagination;
mod prose;
mod recognized;
mod redirects;
mod returned;
mod scope;
mod shape;
mod symbols;
mod target;
mod text;
mod types;
mod union;
mod unread;
mod uploads;
mod url;
mod values;
mod variants;
mod webhooks;

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexSet;

use crate::api::{Api, Builtin, Module, Shape, TypeId};
use crate::diagnostics::Diagnostic;
use crate::place::{At, Place};
use crate::spec::Spec;
use crate::yaml;
use symbols::Symbols;
use unread::Unread;
pub(crate) use unread::part as unread_part;

/// A spec that is right. Only [`check`] makes it, so that what follows cannot fail.
#[derive(Debug)]
pub struct Checked {
    api: Api,
    warnings: Vec<Diagnostic>,
}

impl Checked {
    /// What the spec means.
    #[must_use]
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// What could be better, at most [`MAX_MISTAKES`](yaml::MAX_MISTAKES) of it.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }
}

/// One spec file, as far as it could be read.
#[derive(Debug)]
pub struct File {
    /// Its path, whose last part gives the module its name.
    pub path: String,
    /// What it says, with stand-ins where something is wrong or missing.
    pub spec: Spec,
    /// What could not be read. A spec with such a file is never found right.
    pub(crate) mistakes: Vec<Diagnostic>,
    /// The parts that are doubtful for it.
    pub(crate) unread: Vec<yaml::Path>,
}

/// Checks a whole spec.
///
/// # Errors
///
/// All mistakes that do not follow from another one, in the order of the files.
pub fn check(files: &[File]) -> Result<Checked, Vec<Diagnostic>> {
    let mut cx = Context::of(files);
    cx.symbols = symbols::collect(&mut cx, files);
    let mut api = resolve(&mut cx, files);
    graph::check(&mut cx, &mut api, files);
    credentials::check(&mut cx, &api, files);
    examples::check(&mut cx, &mut api, files);
    if cx.has_errors() {
        Err(cx.errors())
    } else {
        features::arrange(&mut api);
        Ok(Checked {
            api,
            warnings: first(cx.found),
        })
    }
}

/// Resolves every section on its own, so that a mistake in one hides none in another. What is wrong is left out.
fn resolve(cx: &mut Context<'_>, files: &[File]) -> Api {
    let package = package::check(cx, files);
    let headers = package::headers(cx, files);
    features::check(cx, files);
    let data_centers = cx.section("data_centers", |cx| data_centers::check(cx, files));
    let types = types::check(cx, files);
    let auth = cx.section("auth", |cx| auth::check(cx, files, &types));
    let errors = errors::check(cx, files);
    let modules = files
        .iter()
        .enumerate()
        .map(|(number, file)| module(cx, number, file, &types))
        .collect();
    defaults::check(cx, &types);
    graph::endless(cx, &types, files);
    groups::unused(cx);
    Api {
        package: package.unwrap_or_default(),
        headers,
        data_centers: data_centers.unwrap_or_default(),
        auth,
        errors,
        modules,
        types,
        builtins: std::mem::take(&mut cx.builtins),
    }
}

fn module(cx: &mut Context<'_>, number: usize, file: &File, types: &[crate::api::Type]) -> Module {
    let at = At::root(number);
    Module {
        name: modules::name(&file.path).to_owned(),
        features: Vec::new(),
        operations: operations::check(cx, at, &file.spec, types),
        pages: pages::check(cx, at, &file.spec),
        redirects: redirects::check(cx, at, &file.spec, types),
        webhooks: webhooks::check(cx, at, &file.spec, types),
        types: file
            .spec
            .types
            .iter()
            .filter_map(|(name, _)| cx.symbols.type_id(name))
            .collect(),
    }
}

/// What all rules share: the names of the spec, and what was found so far.
#[derive(Default)]
pub(crate) struct Context<'s> {
    symbols: Symbols<'s>,
    unread: Unread,
    /// Each once, in the order in which it was found: a group is looked at wherever it is included.
    found: IndexSet<Diagnostic>,
    /// How many mistakes are among them, by file.
    errors: BTreeMap<usize, usize>,
    /// How many mistakes were met on which something depends, with those that were found before and those that are not told.
    met: usize,
    /// The types with a mistake in them, of which it is not known what they should be.
    doubtful: HashSet<TypeId>,
    /// The sections with a mistake in them.
    doubtful_sections: HashSet<&'static str>,
    /// What has to wait until all types are known.
    defaults: Vec<defaults::Default>,
    /// The types without a definition that the spec names.
    builtins: Vec<Builtin>,
    /// The groups that are included.
    included: HashSet<String>,
}

impl Context<'_> {
    fn of(files: &[File]) -> Self {
        let files = files.iter().enumerate();
        let unread = files.clone().flat_map(|(number, file)| {
            let parts = file.unread.iter().cloned();
            parts.map(move |part| (number, part))
        });
        let mut cx = Self {
            unread: Unread::of(unread),
            ..Self::default()
        };
        for (number, file) in files {
            if !file.mistakes.is_empty() {
                cx.errors.insert(number, file.mistakes.len());
                cx.found.extend(file.mistakes.iter().cloned());
            }
        }
        cx
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.met += usize::from(diagnostic.is_error());
        self.report_aside(diagnostic);
    }

    /// Reports a mistake on which nothing depends.
    fn report_aside(&mut self, diagnostic: Diagnostic) {
        let (file, is_error) = (diagnostic.place.file, diagnostic.is_error());
        // What is said of a part that could not be read may follow from that.
        let mut places = diagnostic.places();
        let is_known = !places.any(|it| self.unread.holds(it));
        drop(places);
        if is_known && self.found.insert(diagnostic) && is_error {
            *self.errors.entry(file).or_default() += 1;
        }
    }

    /// The place, unless so many mistakes before it are known that no further one is told.
    ///
    /// Nearest names are looked for among all names of a spec, so only for what is told.
    fn if_told(&mut self, place: Place) -> Option<Place> {
        let before = self.errors.range(..=place.file).map(|(_, count)| count);
        let is_told = before.sum::<usize>() < yaml::MAX_MISTAKES;
        self.met += usize::from(!is_told);
        is_told.then_some(place)
    }

    /// What is made of a part of the spec, and whether no mistake is in it. What depends on a part with one is not looked at, so
    /// that nothing is told that follows from it.
    fn is_right<T>(&mut self, at: At<'_>, make: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let before = self.met;
        let made = make(self);
        (
            made,
            self.met == before && !self.unread.is_needed_at(&at.name()),
        )
    }

    /// What is made of a part of the spec, if no mistake is in it.
    fn right<T>(&mut self, at: At<'_>, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (made, is_right) = self.is_right(at, make);
        made.filter(|_| is_right)
    }

    /// What is made of a section, which is doubtful if a mistake is in it.
    fn section<T>(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.met;
        let made = make(self);
        if self.met != before || self.unread.is_in_section(name) {
            self.doubtful_sections.insert(name);
        }
        made
    }

    /// Whether it is not known what a value is, since something in its type is wrong.
    fn is_doubtful(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Named(id) | Shape::Boxed(id) => self.doubtful.contains(id),
            _ => false,
        }
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The mistakes in the order of the files. What could be better can wait until they are mended.
    fn errors(self) -> Vec<Diagnostic> {
        let errors = self.found.into_iter().filter(Diagnostic::is_error);
        first(errors)
    }
}

/// The first ones, in the order of the files: nobody mends more before the next try.
fn first(found: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|it| it.place.file);
    found.truncate(yaml::MAX_MISTAKES);
    found
}
