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
mod context;
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
mod part;
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

use crate::api::{Api, Module};
use crate::diagnostics::Diagnostic;
use crate::place::At;
use crate::spec::Spec;
use crate::yaml::{self, Spelling};
pub(crate) use context::Context;
pub(crate) use part::Part;

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
    pub(crate) unread: Vec<Part>,
    /// The keys in it that were read as others.
    pub(crate) spelling: Spelling,
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
    let data_centers = cx.hosts(|cx| data_centers::check(cx, files));
    let types = types::check(cx, files);
    let auth = auth::check(cx, files, &types);
    let errors = errors::check(cx, files);
    let modules = files
        .iter()
        .enumerate()
        .map(|(number, file)| module(cx, number, file, &types))
        .collect();
    defaults::check(cx, &types);
    graph::endless(cx, &types, files);
    // What stands in a group that nothing includes is no part of the client.
    let builtins = std::mem::take(&mut cx.builtins);
    groups::unused(cx);
    Api {
        package: package.unwrap_or_default(),
        headers,
        data_centers: data_centers.unwrap_or_default(),
        auth,
        errors,
        modules,
        types,
        builtins,
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

/// The first ones, in the order of the files: nobody mends more before the next try.
fn first(found: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|it| it.place.file);
    found.truncate(yaml::MAX_MISTAKES);
    found
}
