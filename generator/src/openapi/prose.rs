//! Prose of the spec. What it says of other parts of the spec it says by the names that those have here.

use crate::api::{Api, Docs, Name};
use crate::markdown;

/// Prose as Markdown.
pub(super) fn text(api: &Api, docs: &Docs) -> String {
    markdown::without_items(&docs.0, &|rust| {
        let mut names = names(api);
        names.find(|it| it.rust == rust).map(|it| it.wire.as_str())
    })
}

/// Its first paragraph, in a line without marks.
pub(super) fn summary(api: &Api, docs: &Docs) -> String {
    markdown::plain(&text(api, docs))
}

/// The name in the spec of the redirect that has this one in Rust.
pub(super) fn redirect<'a>(api: &'a Api, rust: Option<&str>) -> Option<&'a str> {
    let mut redirects = api.modules.iter().flat_map(|it| &it.redirects);
    let found = redirects.find(|it| Some(it.name.rust.as_str()) == rust)?;
    Some(&found.name.wire)
}

/// Everything that prose can name.
fn names(api: &Api) -> impl Iterator<Item = &Name> {
    let modules = || api.modules.iter();
    let auth = api.auth.iter().map(|it| &it.name);
    let types = api.types.iter().map(|it| &it.name);
    let operations = modules().flat_map(|it| &it.operations).map(|it| &it.name);
    let pages = modules().flat_map(|it| &it.pages).map(|it| &it.name);
    let redirects = modules().flat_map(|it| &it.redirects).map(|it| &it.name);
    let webhooks = modules().flat_map(|it| &it.webhooks).map(|it| &it.name);
    let called = operations.chain(pages).chain(redirects).chain(webhooks);
    auth.chain(types).chain(called)
}
