//! From what a spec means to finished Rust. Nothing here can fail: every question was settled by `check`.

mod answer;
mod builtin;
mod callers;
mod client;
mod docs;
mod example;
mod fields;
mod keys;
mod module;
mod operation;
mod package;
mod page;
mod pagination;
mod parts;
mod redirect;
mod root;
mod rules;
mod target;
mod test_double;
mod types;
mod union;
mod value;
mod webhook;

pub(crate) use package::GUIDE;

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Api, Body, Module, Shape, TypeId};
use crate::ir::{self, Crate};
use crate::rust::{Code, code};
use value::Names;

/// What the output becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Layout {
    /// A crate of its own: a manifest, a readme, `src/`, and cargo features for transport and test double.
    #[default]
    Crate,
    /// A module of another crate, whose root is `mod.rs`: what a build script writes to `OUT_DIR`, to be included.
    ///
    /// It has the default transport always, the test double in tests, and no tracing, since the features of a crate are its own.
    Module,
}

/// Lowers a spec. `copied` are the files that the spec brings for the crate, from path.
#[must_use]
pub fn lower(api: &Api, layout: Layout, copied: &Copied) -> Crate {
    let (folder, root_file, package) = match layout {
        Layout::Crate => ("src/", "lib", vec![package::lower(api, copied)]),
        Layout::Module => ("", "mod", Vec::new()),
    };
    let test_doubles =
        modules(api).filter_map(|it| test_double::lower(api, it, parts::part(api, it, layout)));
    let test_doubles: Vec<ir::TestDouble> = test_doubles.collect();
    Crate {
        folder,
        root_file,
        package,
        root: root::lower(api, layout, &test_doubles),
        client: client::client(api),
        data_center: client::data_center(api),
        errors: client::errors(api),
        ready_errors: test_double::errors(api),
        modules: modules(api)
            .map(|module| module::lower(api, module, layout))
            .collect(),
        test_doubles,
        left_out: left_out(api),
    }
}

/// The files of the runtime that the client does without: what few APIs have, or what needs a package.
fn left_out(api: &Api) -> Vec<&'static str> {
    let stream = one_if(!api.has_pages(), || "runtime/page_stream.rs");
    let pattern = one_if(!api.has_patterns(), || "runtime/pattern.rs");
    let form = one_if(!api.has_forms(), || "runtime/form.rs");
    let form_text = one_if(!api.has_form_answers(), || "runtime/form_text.rs");
    let values = one_if(!root::has_form_values(api), || "runtime/form_values.rs");
    let multipart = one_if(!api.has_multipart_answers(), || {
        [
            "runtime/multipart_answer.rs",
            "runtime/multipart_body.rs",
            "runtime/part_head.rs",
            "runtime/parts.rs",
            "runtime/qualified.rs",
        ]
    });
    [stream, pattern, form, form_text, values, multipart.concat()].concat()
}

/// Files that the spec brings for the crate, from path.
pub type Copied = std::collections::BTreeMap<String, String>;

/// The spec files that have something for a module of their own. Without, there would be nothing to export from it.
fn modules(api: &Api) -> impl Iterator<Item = &Module> {
    api.modules.iter().filter(|module| {
        !(module.operations.is_empty()
            && module.pages.is_empty()
            && module.redirects.is_empty()
            && module.webhooks.is_empty()
            && module.types.is_empty())
    })
}

/// The Rust type of a shape, seen from a module of a spec file.
fn type_of(api: &Api, shape: &Shape) -> TokenStream {
    Names::after(quote!(super::), api).type_of(shape)
}

/// The field in which the content of a body stands, as an `Option<&str>`.
fn envelope(body: &Body) -> TokenStream {
    match &body.envelope {
        Some(envelope) => quote!(Some(#envelope)),
        None => quote!(None),
    }
}

fn type_name(api: &Api, TypeId(id): TypeId) -> &str {
    api.types
        .get(id)
        .map(|it| it.name.rust.as_str())
        .unwrap_or_default()
}

/// An optional part of a template: a list of none or one.
fn one_if<T>(is_there: bool, part: impl FnOnce() -> T) -> Vec<T> {
    is_there.then(part).into_iter().collect()
}

fn texts(codes: impl IntoIterator<Item = impl quote::ToTokens>) -> Vec<Code> {
    codes.into_iter().map(code).collect()
}
