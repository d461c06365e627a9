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

use crate::api::{Api, Body, Builtin, Module, Shape, TypeId};
use crate::ir::{self, Crate};
use crate::rust::{self, Code, code};
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
        root: root(api, layout, &test_doubles),
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

/// The files of the runtime that need a package which the client does without.
fn left_out(api: &Api) -> Vec<&'static str> {
    let stream = one_if(!api.has_pages(), || "runtime/page_stream.rs");
    let pattern = one_if(!api.has_patterns(), || "runtime/pattern.rs");
    [stream, pattern].concat()
}

/// Files that the spec brings for the crate, from path.
pub type Copied = std::collections::BTreeMap<String, String>;

fn root(api: &Api, layout: Layout, test_doubles: &[ir::TestDouble]) -> ir::Root {
    let gate = |feature: &str| code(quote!(#[cfg(feature = #feature)]));
    let (attributes, hyper, reqwest, tokio, test_util) = match layout {
        Layout::Crate => (
            vec![code(quote!(#![doc = include_str!("docs.md")]))],
            gate("hyper"),
            vec![gate("reqwest")],
            code(quote!(#[cfg(any(feature = "hyper", feature = "reqwest"))])),
            gate("test-util"),
        ),
        Layout::Module => {
            let (always, test) = (code(quote!()), code(quote!(#[cfg(test)])));
            (Vec::new(), always.clone(), Vec::new(), always, test)
        }
    };
    let documented = test_doubles.iter().filter(|it| !it.examples.is_empty());
    let [blocking, tls, mozilla_roots, native_roots] = tls_gates(layout);
    let [tracing, untraced] = trace_gates(layout);
    ir::Root {
        attributes,
        hyper: vec![hyper],
        reqwest,
        tokio: vec![tokio],
        blocking,
        tls,
        mozilla_roots,
        native_roots,
        test_doubles: some(test_doubles.iter().map(|it| it.part.clone())),
        examples: some(documented.map(|it| it.part.clone())),
        test_util: vec![test_util],
        tracing,
        untraced,
        lenient: one_if(api.has_deprecated(), || code(quote!(#[allow(deprecated)]))),
        pages: one_if(api.has_pages(), || code(quote!())),
        pattern: one_if(api.has_patterns(), || code(quote!())),
        values: values(api),
        webhooks: one_if(webhook::has_some(api), || code(quote!())),
        modules: modules(api)
            .map(|it| parts::part(api, it, layout))
            .collect(),
    }
}

/// The types of values that stand at the root of the crate only where the API needs them.
fn values(api: &Api) -> Vec<Code> {
    let builtin = Builtin::ALL.into_iter().filter_map(|(_, builtin)| {
        let name = builtin::own_name(builtin)?;
        api.builtins.contains(&builtin).then_some(name)
    });
    let number = api.has_open_integers().then_some("UnknownNumber");
    builtin
        .chain(number)
        .map(|name| code(rust::ident(name)))
        .collect()
}

/// The gates of the transport that blocks, of TLS, and of the roots that are trusted by default.
fn tls_gates(layout: Layout) -> [Vec<Code>; 4] {
    let tls = quote!(any(feature = "hyper", feature = "blocking"));
    let native = quote!(feature = "native-roots");
    let gates = match layout {
        Layout::Crate => [
            Some(quote!(#[cfg(feature = "blocking")])),
            Some(quote!(#[cfg(#tls)])),
            Some(quote!(#[cfg(all(#tls, not(#native)))])),
            Some(quote!(#[cfg(all(#tls, #native))])),
        ],
        Layout::Module => [None, Some(quote!()), Some(quote!()), None],
    };
    gates.map(|gate| gate.map(code).into_iter().collect())
}

/// The gates of what is told about calls, and of what stands in its place.
fn trace_gates(layout: Layout) -> [Vec<Code>; 2] {
    match layout {
        Layout::Crate => [
            vec![code(quote!(#[cfg(feature = "tracing")]))],
            vec![code(quote!(#[cfg(not(feature = "tracing"))]))],
        ],
        Layout::Module => [Vec::new(), vec![code(quote!())]],
    }
}

/// A list in a list of one, if there is anything in it.
fn some<T>(parts: impl Iterator<Item = T>) -> Vec<Vec<T>> {
    let parts: Vec<T> = parts.collect();
    one_if(!parts.is_empty(), || parts)
}

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
