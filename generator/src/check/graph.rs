//! Which type holds which: what is sent, what is received, and whether a type would hold itself.

use std::collections::HashMap;

use super::{Context, File};
use crate::api::{Api, Field, Kind, Shape, Type, TypeId};
use crate::diagnostics;
use crate::place::At;

/// Marks each type with where it is used, and proves that each has an end.
pub(crate) fn check(cx: &mut Context<'_>, api: &mut Api, files: &[File]) {
    let places = definitions(files);
    let place = |types: &[Type], id: usize| {
        types
            .get(id)
            .and_then(|it| places.get(it.name.wire.as_str()))
            .copied()
    };
    for id in 0..api.types.len() {
        let Some((file, wire)) = place(&api.types, id) else {
            continue;
        };
        let at = At::root(file);
        if holds_itself(&api.types, id) {
            cx.report(diagnostics::endless_type(
                at.key("types").key(wire).name(),
                wire,
            ));
            return;
        }
    }
    mark_uses(api);
    mark_constrained(&mut api.types);
    for id in 0..api.types.len() {
        let Some((file, wire)) = place(&api.types, id) else {
            continue;
        };
        let at = At::root(file);
        let sections = at.key("types");
        report(cx, api, sections.key(wire), TypeId(id));
    }
}

fn definitions(files: &[File]) -> HashMap<&str, (usize, &str)> {
    files
        .iter()
        .enumerate()
        .flat_map(|(number, file)| {
            file.spec
                .types
                .iter()
                .map(move |(wire, _)| (wire, (number, wire)))
        })
        .collect()
}

fn report(cx: &mut Context<'_>, api: &Api, at: At<'_>, id: TypeId) {
    let Some(item) = api.types.get(id.0) else {
        return;
    };
    if item.sent && matches!(item.kind, Kind::Union(_)) {
        cx.report(diagnostics::union_is_sent(at.name(), &item.name.wire));
    }
    if !is_used(api, id) {
        cx.report(diagnostics::unused_type(at.name(), &item.name.wire));
    }
}

/// Whether anything but an example names the type.
fn is_used(api: &Api, id: TypeId) -> bool {
    let Some(item) = api.types.get(id.0) else {
        return false;
    };
    let by_browser = api.modules.iter().any(|module| {
        let queries = module.pages.iter().flat_map(|it| &it.query);
        let outcomes = module
            .redirects
            .iter()
            .flat_map(|it| &it.outcomes)
            .flat_map(|it| &it.parameters);
        queries
            .chain(outcomes)
            .any(|field| innermost(&field.shape) == Some(id))
    });
    item.sent || item.received || by_browser || api.auth.iter().any(|it| it.token == id)
}

/// Whether a value of the type would need a value of the type inside of it, without an end.
///
/// Lists and maps end, as they can be empty. An optional field does not: it has the size of its type in Rust.
fn holds_itself(types: &[Type], start: usize) -> bool {
    let mut seen = vec![false; types.len()];
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        for field in types.get(id).into_iter().flat_map(fields) {
            let Shape::Named(TypeId(next)) = field.shape else {
                continue;
            };
            if next == start {
                return true;
            }
            if seen.get(next) == Some(&false) {
                seen[next] = true;
                open.push(next);
            }
        }
    }
    false
}

fn fields(item: &Type) -> Box<dyn Iterator<Item = &Field> + '_> {
    match &item.kind {
        Kind::Id | Kind::Secret | Kind::Enum(_) => Box::new(std::iter::empty()),
        Kind::Object(fields) => Box::new(fields.iter()),
        Kind::Union(variants) => Box::new(variants.iter().flat_map(|variant| &variant.fields)),
    }
}

/// The type that a shape names, if need be within lists and maps.
pub(crate) fn innermost(shape: &Shape) -> Option<TypeId> {
    match shape {
        Shape::Named(id) => Some(*id),
        Shape::List(item) | Shape::Map(item) => innermost(item),
        Shape::String | Shape::Uri | Shape::Boolean | Shape::Integer | Shape::Float => None,
    }
}

fn mark_uses(api: &mut Api) {
    let operations: Vec<_> = api.modules.iter().flat_map(|it| &it.operations).collect();
    let sent = operations
        .iter()
        .flat_map(|it| &it.body)
        .filter_map(|field| innermost(&field.shape));
    let answers = operations.iter().map(|it| &it.answer);
    let bodies = answers.chain(api.errors.iter().filter_map(|it| it.body.as_ref()));
    let received = bodies.filter_map(|body| innermost(&body.shape));
    let (sent, received) = (
        reachable(&api.types, sent.collect()),
        reachable(&api.types, received.collect()),
    );
    for (item, (sent, received)) in api.types.iter_mut().zip(sent.into_iter().zip(received)) {
        (item.sent, item.received) = (sent, received);
    }
}

fn reachable(types: &[Type], mut open: Vec<TypeId>) -> Vec<bool> {
    let mut seen = vec![false; types.len()];
    while let Some(TypeId(id)) = open.pop() {
        if !std::mem::replace(&mut seen[id], true) {
            open.extend(
                types
                    .get(id)
                    .into_iter()
                    .flat_map(fields)
                    .filter_map(|field| innermost(&field.shape)),
            );
        }
    }
    seen
}

/// Finds the objects that have something to check before they are sent, until no more are found.
fn mark_constrained(types: &mut [Type]) {
    loop {
        let found = types
            .iter()
            .position(|item| !item.constrained && fields(item).any(|it| is_constrained(it, types)));
        match found {
            Some(id) => types[id].constrained = true,
            None => return,
        }
    }
}

/// Whether a field has something to check before it is sent.
pub(crate) fn is_constrained(field: &Field, types: &[Type]) -> bool {
    field.min_items.is_some() || field.min_length.is_some() || field.shape.has_rules(types)
}
