//! The root of the crate: what it exports, and which features ask for it.

use quote::quote;

use super::{Layout, builtin, modules, one_if, parts, webhook};
use crate::api::{Api, Builtin};
use crate::ir;
use crate::rust::{self, Code, code};

/// The root, and which of its parts a feature gates.
pub(super) fn lower(api: &Api, layout: Layout, test_doubles: &[ir::TestDouble]) -> ir::Root {
    let documented = test_doubles.iter().filter(|it| !it.examples.is_empty());
    let [hyper, reqwest, tokio] = async_gates(layout);
    let [blocking, tls, mozilla_roots, native_roots] = tls_gates(layout);
    let [tracing, untraced] = trace_gates(layout);
    ir::Root {
        attributes: match layout {
            Layout::Crate => vec![code(quote!(#![doc = include_str!("docs.md")]))],
            Layout::Module => Vec::new(),
        },
        hyper,
        reqwest,
        tokio,
        blocking,
        tls,
        mozilla_roots,
        native_roots,
        test_doubles: some(test_doubles.iter().map(|it| it.part.clone())),
        examples: some(documented.map(|it| it.part.clone())),
        forms: one_if(api.has_forms(), || code(quote!())),
        form_texts: one_if(api.has_form_answers(), || test_gate(layout)),
        form_values: one_if(has_form_values(api), || code(quote!())),
        multiparts: one_if(api.has_multipart_answers(), || code(quote!())),
        multipart_bodies: one_if(api.has_multipart_answers(), || test_gate(layout)),
        test_util: vec![test_gate(layout)],
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

/// Whether values are read that are no JSON: those of forms and of parts.
pub(super) fn has_form_values(api: &Api) -> bool {
    api.has_forms() || api.has_multipart_answers()
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

/// The gates of both transports that are asynchronous, and of what they share.
fn async_gates(layout: Layout) -> [Vec<Code>; 3] {
    match layout {
        Layout::Crate => [
            vec![code(quote!(#[cfg(feature = "hyper")]))],
            vec![code(quote!(#[cfg(feature = "reqwest")]))],
            vec![code(
                quote!(#[cfg(any(feature = "hyper", feature = "reqwest"))]),
            )],
        ],
        Layout::Module => [vec![code(quote!())], Vec::new(), vec![code(quote!())]],
    }
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

/// The gate of the test double.
fn test_gate(layout: Layout) -> Code {
    code(match layout {
        Layout::Crate => quote!(#[cfg(feature = "test-util")]),
        Layout::Module => quote!(#[cfg(test)]),
    })
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
