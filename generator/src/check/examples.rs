//! Examples: data that fits its types, so that it can be shown, run and answered with.

use serde_json::Value;

use super::{Context, File, values};
use crate::api::{Api, Body, Datum, Example, Operation, Page, PageExample, Type};
use crate::diagnostics;
use crate::place::At;
use crate::spec;

/// Reads the examples of all operations and pages.
pub(crate) fn check(cx: &mut Context<'_>, api: &mut Api, files: &[File]) {
    let types = std::mem::take(&mut api.types);
    for (number, (module, file)) in api.modules.iter_mut().zip(files).enumerate() {
        let at = At::root(number);
        for operation in &mut module.operations {
            let at = at.key("operations");
            let at = at.key(&operation.name.wire);
            if let Some(spec) = file.spec.operations.get(&operation.name.wire) {
                operation.examples = of_operation(cx, at.key("examples"), &types, operation, spec);
            }
        }
        for page in &mut module.pages {
            let at = at.key("pages");
            let at = at.key(&page.name.wire);
            if let Some(spec) = file.spec.pages.get(&page.name.wire) {
                page.examples = of_page(cx, at.key("examples"), &types, page, spec);
            }
        }
    }
    api.types = types;
}

fn of_operation(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    operation: &Operation,
    spec: &spec::Operation,
) -> Vec<Example> {
    let examples = spec.examples.iter().enumerate();
    examples
        .filter_map(|(number, example)| call(cx, at.index(number), types, operation, example))
        .collect()
}

fn call(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    operation: &Operation,
    example: &spec::Example,
) -> Option<Example> {
    let docs = cx.prose(
        || at.key("docs").value(),
        example.docs.as_deref().unwrap_or_default(),
    );
    let status = example.status.unwrap_or(200);
    if !(200..=299).contains(&status) {
        cx.report(diagnostics::no_success_status(
            at.key("status").value(),
            status,
        ));
    }
    let request_at = at.key("request");
    let request = values::object(cx, request_at, types, &operation.body, &|key| {
        example.request.get(key)
    });
    values::unknown_fields(
        cx,
        request_at,
        &operation.body,
        example.request.iter().map(|(key, _)| key),
    );
    let answer = answer(
        cx,
        at.key("response"),
        types,
        &operation.answer,
        &example.response,
    );
    let request_text = (!operation.body.is_empty()).then(|| {
        let entries = example
            .request
            .iter()
            .map(|(key, value)| (key.to_owned(), value.clone()));
        Value::Object(entries.collect()).to_string()
    });
    Some(Example {
        name: example.name.clone(),
        docs,
        request: Datum::Object(None, request?),
        request_text,
        status,
        answer: answer?,
        answer_text: example.response.to_string(),
    })
}

/// The value inside of the envelope.
fn answer(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    body: &Body,
    whole: &Value,
) -> Option<Datum> {
    match &body.envelope {
        None => values::value(cx, at, types, &body.shape, whole),
        Some(envelope) => match whole.get(envelope) {
            Some(value) => values::value(cx, at.key(envelope), types, &body.shape, value),
            None => {
                cx.report(diagnostics::missing_in_example(at.value(), envelope));
                None
            }
        },
    }
}

fn of_page(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    page: &Page,
    spec: &spec::Page,
) -> Vec<PageExample> {
    let mut examples = Vec::new();
    for (number, example) in spec.examples.iter().enumerate() {
        let at = at.index(number);
        let query_at = at.key("query");
        let query = values::object(cx, query_at, types, &page.query, &|key| {
            example.query.get(key)
        });
        values::unknown_fields(
            cx,
            query_at,
            &page.query,
            example.query.iter().map(|(key, _)| key),
        );
        if !example.url.starts_with(&page.path) {
            cx.report(diagnostics::example_of_other_page(
                at.key("url").value(),
                &page.path,
            ));
        }
        if let Some(query) = query {
            examples.push(PageExample {
                query: Datum::Object(None, query),
                url: example.url.clone(),
            });
        }
    }
    examples
}
