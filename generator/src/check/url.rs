//! Documented URLs, held against those that the client makes of the values of an example.

use serde_json::Value;

use super::{Context, examples, form};
use crate::api::{DataCenters, Location, Operation, Page, Piece};
use crate::diagnostics;
use crate::place::At;
use crate::runtime::{UrlWriter, uri_syntax};
use crate::spec::{self, Style};
use crate::yaml::Map;

/// Reports a documented URL that the client does not make. What it would not send at all is reported elsewhere.
pub(super) fn check(cx: &mut Context<'_>, at: At<'_>, documented: &str, made: Option<String>) {
    if let Some(made) = made.filter(|it| it != documented) {
        cx.report(diagnostics::example_of_other_url(at.value(), &made));
    }
}

/// The path and the query of a page.
pub(super) fn of_page(page: &Page, given: &Map<Value>) -> Option<String> {
    let mut url = UrlWriter::target(&page.path);
    form::pairs(&mut url, page.query.iter(), Style::Spaces, given).ok()?;
    Some(url.into_text())
}

/// The path and the query of a request.
pub(super) fn of_request(operation: &Operation, example: &spec::Example) -> Option<String> {
    if let Some(url) = named(operation, example) {
        return Some(uri_syntax::absolute(url).ok()?.target());
    }
    let mut url = UrlWriter::target("");
    for piece in &operation.pieces {
        match piece {
            Piece::Text(text) => url.path(text),
            Piece::Parameter(name) => {
                let value = form::plain(example.parameters.get(name)?);
                url.segment(name, &value).ok()?;
            }
        }
    }
    let query = operation.fields_in(Location::Query);
    form::pairs(&mut url, query, Style::Repeat, &example.query).ok()?;
    Some(url.into_text())
}

/// Reports examples of calls at a URL to which the client sends nothing.
pub(super) fn at_hosts(
    cx: &mut Context<'_>,
    at: At<'_>,
    data_centers: &DataCenters,
    operation: &Operation,
    spec: &spec::Operation,
) {
    let Some(parameter) = operation.url().filter(|_| !cx.are_hosts_doubtful) else {
        return;
    };
    for (number, example) in examples::read(cx, at, &spec.examples) {
        let url = named(operation, example).filter(|it| uri_syntax::absolute(it).is_ok());
        if url.is_some_and(|it| data_centers.at(it).is_none()) {
            let at = at.index(number);
            let place = at.key("parameters").key(&parameter.name.wire).value();
            let hosts = data_centers.ids.iter().filter_map(|it| it.hosts.first());
            cx.report(diagnostics::example_elsewhere(place, hosts));
        }
    }
}

/// The URL that an example names, where the whole URL is a parameter.
fn named<'e>(operation: &Operation, example: &'e spec::Example) -> Option<&'e str> {
    let parameter = operation.url()?;
    example.parameters.get(&parameter.name.wire)?.as_str()
}
