//! Which type holds which: what is sent, what is received, and whether a type would hold itself.

use std::collections::HashMap;

use super::{Context, File};
use crate::api::{Answer, Api, Field, Kind, Shape, Type, TypeId, Webhook};
use crate::diagnostics;
use crate::place::{At, Place};

/// Proves that each type has an end. What is wrong in itself has no part in it.
pub(crate) fn endless(cx: &mut Context<'_>, types: &[Type], files: &[File]) {
    let Some(cycle) = cycle(types, needed_by) else {
        return;
    };
    let names = cycle.iter().filter_map(|id| types.get(*id));
    let names: Vec<&str> = names.map(|it| it.name.wire.as_str()).collect();
    let place = names.first().and_then(|it| definitions(files).remove(*it));
    if let Some(place) = place {
        cx.report(diagnostics::endless_type(place, &names));
    }
}

/// Marks each type with where it is used.
pub(crate) fn check(cx: &mut Context<'_>, api: &mut Api, files: &[File]) {
    let places = definitions(files);
    let place = |api: &Api, id: usize| {
        let wire = api.types.get(id).map(|it| it.name.wire.as_str());
        wire.and_then(|wire| places.get(wire)).cloned()
    };
    box_cycles(&mut api.types);
    mark_uses(api);
    mark_constrained(&mut api.types);
    for (id, item) in api.types.iter().enumerate() {
        if let Some(place) = place(api, id).filter(|_| !is_used(api, TypeId(id))) {
            cx.report(diagnostics::unused_type(place, &item.name.wire));
        }
    }
}

/// Where each type is defined.
fn definitions(files: &[File]) -> HashMap<String, Place> {
    let mut places = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("types");
        for (wire, _) in file.spec.types.iter() {
            places.insert(wire.to_owned(), at.key(wire).name());
        }
    }
    places
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
    item.sent
        || item.received
        || by_browser
        || api.auth.iter().any(|it| it.scheme.token() == Some(id))
        || webhooks(api).any(|it| it.secret == id)
}

fn webhooks(api: &Api) -> impl Iterator<Item = &Webhook> {
    api.modules.iter().flat_map(|it| &it.webhooks)
}

/// Types that hold each other in a circle, if there are some. `held` gives those that a type holds.
fn cycle<'t, I>(types: &'t [Type], held: impl Fn(&'t [Type], usize) -> I) -> Option<Vec<usize>>
where
    I: Iterator<Item = usize>,
{
    let mut done = vec![false; types.len()];
    for start in 0..types.len() {
        let mut way = vec![(start, held(types, start))];
        while let Some((id, next)) = way.last_mut() {
            let id = *id;
            match next.next() {
                Some(next) if way.iter().any(|(id, _)| *id == next) => {
                    let ids = way.iter().map(|(id, _)| *id);
                    return Some(ids.skip_while(|id| *id != next).collect());
                }
                Some(next) if done.get(next) == Some(&false) => {
                    way.push((next, held(types, next)));
                }
                Some(_) => {}
                None => {
                    way.pop();
                    done.iter_mut().skip(id).take(1).for_each(|it| *it = true);
                }
            }
        }
    }
    None
}

/// The types that no value of a type can be without. A union has other shapes, so it needs none.
fn needed_by(types: &[Type], id: usize) -> impl Iterator<Item = usize> {
    let item = types.get(id);
    let item = item.filter(|it| !matches!(it.kind, Kind::Union(_)));
    let fields = item.into_iter().flat_map(Type::fields);
    fields.filter_map(|field| match field.shape {
        Shape::Named(TypeId(next)) if !field.optional && !field.nullable => Some(next),
        _ => None,
    })
}

/// The types whose size is a part of a type's. Lists and maps have a size of their own.
fn held_by(types: &[Type], id: usize) -> impl Iterator<Item = usize> {
    let fields = types.get(id).into_iter().flat_map(Type::fields);
    fields.filter_map(|field| match field.shape {
        Shape::Named(TypeId(next)) => Some(next),
        _ => None,
    })
}

/// Puts a box between types that hold each other, until each has a size.
fn box_cycles(types: &mut [Type]) {
    while let Some(cycle) = cycle(types, held_by) {
        // The last of the circle holds the first.
        let (Some(first), Some(last)) = (cycle.first(), cycle.last()) else {
            return;
        };
        for field in types.get_mut(*last).into_iter().flat_map(fields_mut) {
            if field.shape == Shape::Named(TypeId(*first)) {
                field.shape = Shape::Boxed(TypeId(*first));
            }
        }
    }
}

fn fields_mut(item: &mut Type) -> Box<dyn Iterator<Item = &mut Field> + '_> {
    match &mut item.kind {
        Kind::Id | Kind::Secret | Kind::Enum(_) => Box::new(std::iter::empty()),
        Kind::Object(fields) => Box::new(fields.iter_mut()),
        Kind::Union(variants) => Box::new(variants.iter_mut().flat_map(|it| &mut it.fields)),
    }
}

/// The type that a shape names, if need be within lists and maps.
pub(crate) fn innermost(shape: &Shape) -> Option<TypeId> {
    match shape {
        Shape::Named(id) | Shape::Boxed(id) => Some(*id),
        Shape::List(item) | Shape::Map(item) => innermost(item),
        Shape::Builtin(_) => None,
    }
}

fn mark_uses(api: &mut Api) {
    let operations: Vec<_> = api.modules.iter().flat_map(|it| &it.operations).collect();
    let sent = operations
        .iter()
        .flat_map(|it| &it.fields)
        .filter_map(|field| innermost(&field.shape));
    let answers = operations.iter().flat_map(|it| &it.answers);
    let answers = answers.flat_map(Answer::shapes);
    let errors = api.errors.iter().filter_map(|it| it.body.as_ref());
    let webhooks = webhooks(api).map(|it| &it.body);
    let received = answers.chain(errors.chain(webhooks).map(|it| &it.shape));
    let received = received.filter_map(innermost);
    let (sent, received) = (
        reachable(&api.types, sent.collect()),
        reachable(&api.types, received.collect()),
    );
    for (item, (sent, received)) in api.types.iter_mut().zip(sent.into_iter().zip(received)) {
        (item.sent, item.received) = (sent, received);
    }
}

/// The types that values of some types can hold, themselves included.
pub(crate) fn reachable(types: &[Type], mut open: Vec<TypeId>) -> Vec<bool> {
    let mut seen = vec![false; types.len()];
    while let Some(TypeId(id)) = open.pop() {
        let Some(seen) = seen.get_mut(id) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            open.extend(
                types
                    .get(id)
                    .into_iter()
                    .flat_map(Type::fields)
                    .filter_map(|field| innermost(&field.shape)),
            );
        }
    }
    seen
}

/// Finds the objects that have something to check before they are sent, until no more are found.
fn mark_constrained(types: &mut [Type]) {
    loop {
        let is_new = |item: &Type| {
            !item.constrained && item.fields().any(|field| is_constrained(field, types))
        };
        let found: Vec<bool> = types.iter().map(is_new).collect();
        if !found.contains(&true) {
            return;
        }
        for (item, is_new) in types.iter_mut().zip(found) {
            item.constrained |= is_new;
        }
    }
}

/// Whether a field has something to check before it is sent.
pub(crate) fn is_constrained(field: &Field, types: &[Type]) -> bool {
    !field.limits.is_empty() || field.is_rest || field.shape.has_rules(types)
}
