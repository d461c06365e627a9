//! The pages of one file.

use super::operations::redirect;
use super::owner::Owner;
use super::{Context, fields, package, symbols, text};
use crate::api::Page;
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Spec};

pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, spec: &Spec) -> Vec<Page> {
    let at = at.key("pages");
    let pages = spec.pages.iter();
    pages
        .filter_map(|(wire, page)| cx.right(at.key(wire), |cx| one(cx, at.key(wire), wire, page)))
        .collect()
}

fn one(cx: &mut Context<'_>, at: At<'_>, wire: &str, page: &spec::Page) -> Option<Page> {
    package::url(cx, at, "documentation", page.documentation.as_deref());
    if !text::is_path(&page.path) {
        cx.report(diagnostics::bad_path(at.key("path").value(), &page.path));
    }
    let docs = cx.docs(at, Some(&page.docs), wire);
    let query = fields::check(cx, at.key("query"), &page.query, Owner::Query);
    let redirect = redirect(cx, at, page.redirect.as_deref());
    Some(Page {
        name: symbols::item_name(wire, page.rust.as_deref()),
        docs,
        documentation: page.documentation.clone(),
        host: host(cx, at, &page.host).unwrap_or_default(),
        path: page.path.clone(),
        query,
        redirect,
        examples: Vec::new(),
    })
}

fn host(cx: &mut Context<'_>, at: At<'_>, role: &str) -> Option<usize> {
    let known = cx.symbols.hosts();
    let found = known.iter().position(|it| *it == role);
    // That there are no roles has been reported.
    if found.is_none() && !known.is_empty() {
        let known = cx.symbols.hosts().iter().copied();
        cx.report_aside(diagnostics::unknown_host_role(
            at.key("host").value(),
            role,
            known,
        ));
    }
    found
}
