//! Which type holds which: what is sent, what is received, and whether a type would hold itself.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;
use indexmap::set::Slice;

use super::{Context, File};
use crate::api::{Answer, Api, Field, Kind, Shape, Type, TypeId, Webhook};
use crate::diagnostics;
use crate::place::{At, Place};

/// Proves that each type has an end. What is wrong in itself has no part in it, and a type that holds itself in several ways
/// is told once.
pub(crate) fn endless(cx: &mut Context<'_>, types: &[Type], files: &[File]) {
    let places = definitions(files);
    let mut told: HashSet<usize> = HashSet::new();
    circles(types, needed_by, |circle| {
        let ids = circle.iter().map(|id| TypeId(*id));
        let is_unread = ids.clone().any(|id| cx.unread_types.contains(&id));
        if is_unread || circle.iter().any(|id| told.contains(id)) {
            return;
        }
        told.extend(circle);
        cx.doubtful.extend(ids);
        let names = circle.iter().filter_map(|id| types.get(*id));
        let names: Vec<&str> = names.map(|it| it.name.wire.as_str()).collect();
        let place = names.first().and_then(|it| places.get(*it));
        if let Some(place) = place.and_then(|it| cx.if_told(it.clone())) {
            cx.report(diagnostics::endless_type(place, &names));
        }
    });
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
            let place = || at.key(wire).name();
            places.entry(wire.to_owned()).or_insert_with(place);
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

/// Finds the types that hold each other in a circle: for each way back to a type, those from that type to the one that holds it.
/// `held` gives the types that a type holds. Each is looked at once, however many circles there are.
fn circles<'t, I>(
    types: &'t [Type],
    held: impl Fn(&'t [Type], usize) -> I,
    mut found: impl FnMut(&Slice<usize>),
) where
    I: Iterator<Item = usize>,
{
    let mut seen = HashSet::new();
    for start in 0..types.len() {
        let (mut way, mut open) = (IndexSet::new(), Vec::new());
        if seen.insert(start) {
            way.insert(start);
            open.push(held(types, start));
        }
        while let Some(next) = open.last_mut().map(Iterator::next) {
            match next {
                Some(next) => match way.get_index_of(&next) {
                    Some(first) => way.get_range(first..).into_iter().for_each(&mut found),
                    None if seen.insert(next) => {
                        way.insert(next);
                        open.push(held(types, next));
                    }
                    None => {}
                },
                None => {
                    way.pop();
                    open.pop();
                }
            }
        }
    }
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

/// Puts a box between types that hold each other, so that each has a size: where the last of a circle holds the first.
fn box_cycles(types: &mut [Type]) {
    let mut boxed = HashSet::new();
    circles(types, held_by, |circle| {
        boxed.extend(circle.last().copied().zip(circle.first().copied()));
    });
    for (id, item) in types.iter_mut().enumerate() {
        for field in fields_mut(item) {
            if let Shape::Named(held) = field.shape
                && boxed.contains(&(id, held.0))
            {
                field.shape = Shape::Boxed(held);
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
