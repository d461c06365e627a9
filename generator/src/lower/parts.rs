//! The modules of the root, and the features that turn them on.

use quote::quote;

use super::{Layout, one_if};
use crate::api::{Api, Module};
use crate::ir;
use crate::rust::{code, ident};

/// The feature that turns on those of all files.
pub(super) const ALL: &str = "all-operations";

/// A module as the root knows it. A module of another crate has no features, so all of it is there.
pub(super) fn part(api: &Api, module: &Module, layout: Layout) -> ir::Part {
    // What has one feature has no users elsewhere.
    let (gate, is_idle) = match (layout, module.features.as_slice()) {
        (Layout::Module, _) => (None, false),
        (Layout::Crate, [feature]) => (Some(quote!(feature = #feature)), false),
        (Layout::Crate, []) => (None, api.package.feature_per_file),
        (Layout::Crate, features) => (Some(quote!(any(#(feature = #features),*))), true),
    };
    let gate = gate.map(|it| code(quote!(#[cfg(#it)])));
    ir::Part {
        name: code(ident(&module.name)),
        gates: gate.into_iter().collect(),
        idle: one_if(is_idle, || code(quote!(#[allow(dead_code)]))),
    }
}

/// The features of all files, in their order.
pub(super) fn features(api: &Api) -> Vec<String> {
    let files = api.modules.iter().filter(|it| !it.operations.is_empty());
    files.flat_map(|it| it.features.iter().cloned()).collect()
}
