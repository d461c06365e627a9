//! Examples: data that fits its types, so that it can be shown, run and answered with.

use serde_json::Value;

use super::carried::{self, Carrier};
use super::values::{self, Way};
use super::{Context, File, answered, builtin, form, multipart, returned, url, webhooks};
use crate::api::{
    Api, Body, Builtin, Datum, Example, Field, Location, Operation, Page, PageExample, Type,
    written,
};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Encoding, Style};
use crate::yaml::Map;

/// Reads the examples of a whole spec.
pub(crate) fn check(cx: &mut Context<'_>, api: &mut Api, files: &[File]) {
    let types = std::mem::take(&mut api.types);
    for (number, (module, file)) in api.modules.iter_mut().zip(files).enumerate() {
        let at = At::root(number);
        for operation in &mut module.operations {
            let at = at.key("operations");
            let at = at.key(&operation.name.wire);
            if let Some(spec) = file.spec.operations.get(&operation.name.wire) {
                operation.examples = of_operation(cx, at.key("examples"), &types, operation, spec);
                url::at_hosts(cx, at.key("examples"), &api.data_centers, operation, spec);
            }
        }
        for page in &mut module.pages {
            let at = at.key("pages");
            let at = at.key(&page.name.wire);
            if let Some(spec) = file.spec.pages.get(&page.name.wire) {
                page.examples = of_page(cx, at.key("examples"), &types, page, spec);
            }
        }
        for redirect in &mut module.redirects {
            let at = at.key("redirects");
            let at = at.key(&redirect.name.wire);
            if let Some(spec) = file.spec.redirects.get(&redirect.name.wire) {
                let examples = returned::examples(cx, at.key("examples"), &types, redirect, spec);
                redirect.examples = examples;
            }
        }
        for webhook in &mut module.webhooks {
            let at = at.key("webhooks");
            let at = at.key(&webhook.name.wire);
            if let Some(spec) = file.spec.webhooks.get(&webhook.name.wire) {
                let examples = webhooks::examples(cx, at.key("examples"), &types, webhook, spec);
                webhook.examples = examples;
            }
        }
    }
    api.types = types;
}

/// The examples that could be read, each with its number.
pub(crate) fn read<'e, E>(
    cx: &Context<'_>,
    at: At<'_>,
    examples: &'e [E],
) -> impl Iterator<Item = (usize, &'e E)> + use<'e, E> {
    let examples = examples.iter().enumerate();
    let read = examples.filter(|(number, _)| !cx.unread.is_in(at.index(*number)));
    read.collect::<Vec<_>>().into_iter()
}

fn of_operation(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    operation: &Operation,
    spec: &spec::Operation,
) -> Vec<Example> {
    let examples = read(cx, at, &spec.examples);
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
    let docs = cx.prose_if(at.key("docs"), example.docs.as_deref());
    let request = request(cx, at, types, operation, example);
    raw_body(cx, at.key("request"), operation, example);
    let answer = answered::check(cx, at, types, &operation.answers, example);
    let request = request?;
    if let Some(documented) = &example.url {
        let made = url::of_request(operation, example);
        url::check(cx, at.key("url"), documented, made);
    }
    Some(Example {
        name: example.name.clone(),
        docs,
        request_text: request_text(types, operation, example, &request),
        request: Datum::Object(None, request),
        url: example.url.clone(),
        answer: answer?,
    })
}

/// What an example gives for all parts of a request, in their order.
fn request(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    operation: &Operation,
    example: &spec::Example,
) -> Option<Vec<Option<Datum>>> {
    let parts = [
        ("parameters", &example.parameters, Location::Path),
        ("query", &example.query, Location::Query),
        ("headers", &example.headers, Location::Header),
        ("request", &example.request, Location::Body),
    ];
    let data = parts.map(|(key, given, location)| {
        let (at, fields) = (at.key(key), operation.fields_in(location));
        let fields: Vec<&Field> = fields.collect();
        if let Some(carrier) = Carrier::of(location, operation.encoding) {
            carried::check(cx, at, carrier, &fields, given);
        }
        mapping(cx, at, types, &fields, given, true)
    });
    let data: Option<Vec<_>> = data.into_iter().collect();
    data.map(|it| it.into_iter().flatten().collect())
}

/// The body that is sent, if the operation has one.
fn request_text(
    types: &[Type],
    operation: &Operation,
    example: &spec::Example,
    data: &[Option<Datum>],
) -> Option<String> {
    let fields: Vec<&Field> = operation.fields_in(Location::Body).collect();
    let others = operation.fields.iter();
    let others = others.filter(|it| it.location != Location::Body && it.constant.is_none());
    let data = data.get(others.count()..).unwrap_or_default();
    let object = || written::object(types, fields.iter().copied(), data);
    let only = || {
        fields
            .iter()
            .find_map(|it| example.request.get(&it.name.wire))
    };
    let text = match operation.encoding {
        Encoding::Json => object().to_string(),
        Encoding::Form => form::text(operation.fields_in(Location::Body), &example.request),
        Encoding::Multipart => multipart::text(&fields, &example.request),
        Encoding::Value => object()
            .as_object()
            .and_then(|it| it.values().next())
            .map(Value::to_string)
            .unwrap_or_default(),
        Encoding::Text => only().map(form::plain).unwrap_or_default(),
        Encoding::Bytes => only().and_then(raw_text).unwrap_or_default(),
    };
    operation.has_body().then_some(text)
}

/// Reports bytes that are no text, since an example is shown as one.
fn raw_body(cx: &mut Context<'_>, at: At<'_>, operation: &Operation, example: &spec::Example) {
    let is_raw = operation.has_body() && operation.encoding == Encoding::Bytes;
    for (key, value) in example.request.iter().filter(|_| is_raw) {
        let bytes = builtin::datum(Builtin::Bytes, value, true);
        if bytes.is_ok() && raw_text(value).is_none() {
            let expected = "the base64 of a text in UTF-8, since an example is shown as one";
            cx.report(diagnostics::example_of_other_type(
                at.key(key).value(),
                expected,
            ));
        }
    }
}

/// The text that bytes are, if they are one.
fn raw_text(value: &Value) -> Option<String> {
    match builtin::datum(Builtin::Bytes, value, true) {
        Ok(Datum::Bytes(bytes)) => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// What an example gives for fields: nothing less and nothing more.
pub(crate) fn mapping(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    fields: &[&Field],
    given: &Map<Value>,
    is_sent: bool,
) -> Option<Vec<Option<Datum>>> {
    let keys: Vec<&str> = given.iter().map(|(key, _)| key).collect();
    let way = Way { types, is_sent };
    values::unknown_fields(cx, at, way, fields, &keys);
    values::object(cx, at, way, fields, &|key| given.get(key), &keys)
}

/// The value inside of the envelope.
pub(crate) fn enveloped(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    body: &Body,
    whole: &Value,
) -> Option<Datum> {
    let way = Way {
        types,
        is_sent: false,
    };
    match &body.envelope {
        None => values::value(cx, at, way, &body.shape, whole),
        Some(envelope) if at.has_twice(|key| key == envelope) => values::twice(cx, at),
        Some(envelope) => match whole.get(envelope) {
            Some(value) => values::value(cx, at.key(envelope), way, &body.shape, value),
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
    for (number, example) in read(cx, at, &spec.examples) {
        let at = at.index(number);
        let query_at = at.key("query");
        let fields: Vec<&Field> = page.query.iter().collect();
        let carrier = Carrier::Query(Style::Spaces);
        carried::check(cx, query_at, carrier, &fields, &example.query);
        let query = mapping(cx, query_at, types, &fields, &example.query, true);
        let url_at = at.key("url");
        if example.url.split('?').next() != Some(page.path.as_str()) {
            cx.report(diagnostics::example_of_other_page(
                url_at.value(),
                &page.path,
            ));
        } else if query.is_some() {
            let made = url::of_page(page, &example.query);
            url::check(cx, url_at, &example.url, made);
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
