//! What goes through a user's browser: OpenAPI has no word for it.

use serde_json::Value;

use super::object::Object;
use super::{datum, parameter, prose};
use crate::api::{Api, Datum, Field, Outcome, Page, PageExample, Redirect};

/// The pages, by name.
pub(super) fn pages(api: &Api) -> Object {
    let pages = api.modules.iter().flat_map(|it| &it.pages);
    pages
        .map(|it| (it.name.wire.as_str(), page(api, it)))
        .collect()
}

/// The redirects, by name.
pub(super) fn redirects(api: &Api) -> Object {
    let redirects = api.modules.iter().flat_map(|it| &it.redirects);
    redirects
        .map(|it| (it.name.wire.as_str(), redirect(api, it)))
        .collect()
}

fn page(api: &Api, page: &Page) -> Object {
    let host = api.data_centers.hosts.get(page.host);
    let examples = page.examples.iter().map(|it| page_example(api, page, it));
    Object::default()
        .filled("description", prose::text(api, &page.docs))
        .documented(page.documentation.as_deref())
        .maybe("host", host.map(|(role, _)| role.wire.as_str()))
        .with("path", page.path.as_str())
        .filled("parameters", parameters(api, &page.query))
        .maybe("redirect", prose::redirect(api, page.redirect.as_deref()))
        .filled("examples", examples.map(Value::from).collect::<Vec<_>>())
}

fn page_example(api: &Api, page: &Page, example: &PageExample) -> Object {
    let values = match &example.query {
        Datum::Object(_, values) => values.as_slice(),
        _ => &[],
    };
    Object::default()
        .with("query", datum::object(api, &page.query, values))
        .with("url", example.url.as_str())
}

fn redirect(api: &Api, redirect: &Redirect) -> Object {
    let outcomes = redirect.outcomes.iter();
    let outcomes = outcomes.map(|it| (it.name.wire.as_str(), outcome(api, it)));
    let examples = redirect.examples.iter().map(|it| {
        let outcome = redirect.outcomes.get(it.outcome);
        Object::default()
            .maybe("outcome", outcome.map(|it| it.name.wire.as_str()))
            .with("url", it.url.as_str())
            .maybe("verify", it.verify.as_deref())
    });
    Object::default()
        .filled("description", prose::text(api, &redirect.docs))
        .maybe(
            "verify",
            redirect.verify.as_ref().map(|it| it.wire.as_str()),
        )
        .with("outcomes", outcomes.collect::<Object>())
        .filled("examples", examples.map(Value::from).collect::<Vec<_>>())
}

fn outcome(api: &Api, outcome: &Outcome) -> Object {
    Object::default()
        .filled("description", prose::text(api, &outcome.docs))
        .maybe("when", outcome.when.as_deref())
        .filled("parameters", parameters(api, &outcome.parameters))
}

fn parameters(api: &Api, fields: &[Field]) -> Vec<Value> {
    let fields = fields.iter();
    fields.map(|it| parameter::of_url(api, it).into()).collect()
}
