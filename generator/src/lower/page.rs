//! Pages: URLs that are built.

use quote::quote;

use super::{Layout, docs, example, fields, rules, target};
use crate::api::{Api, Page};
use crate::ir;
use crate::rust::{self, code};
use crate::spec::Style;

pub(super) fn lower(api: &Api, page: &Page, layout: Layout) -> ir::Page {
    let examples = match layout {
        Layout::Crate => example::page_doctests(api, page),
        Layout::Module => Vec::new(),
    };
    let docs = docs::page(
        &page.docs,
        page.redirect.as_deref(),
        page.documentation.as_deref(),
        examples,
    );
    ir::Page {
        request: fields::request(fields::structure(
            api,
            &page.name.rust,
            rust::docs(&docs),
            &page.query,
            false,
        )),
        host: code(host_method(api, page.host)),
        path: code(rust::text(&page.path)),
        checks: rules::of_self(api, &page.query),
        writer: code(match page.query.is_empty() {
            true => quote!(page),
            false => quote!(mut page),
        }),
        calls: page
            .query
            .iter()
            .map(|field| code(target::parameter(field, Style::Spaces)))
            .collect(),
    }
}

/// The method of `DataCenter` that gives the host of a role.
pub(super) fn host_method(api: &Api, role: usize) -> Option<proc_macro2::Ident> {
    api.data_centers
        .hosts
        .get(role)
        .map(|(name, _)| quote::format_ident!("{}_host", name.rust))
}
