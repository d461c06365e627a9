//! How answers lead from page to page.

use super::Context;
use crate::api::{
    Answer, Builtin, Content, Field, Kind, Location, Name, Pagination, Route, Shape, Step, Type,
};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Cursor, PageNumber};

/// What an operation sends and is answered with, as far as it is right.
#[derive(Clone, Copy)]
pub(super) struct Call<'c> {
    pub(super) fields: Option<&'c [Field]>,
    pub(super) answers: Option<&'c [Answer]>,
    pub(super) types: &'c [Type],
}

/// The way of an operation. What depends on a part that is wrong is not looked at.
pub(super) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    pagination: &spec::Pagination,
    call: Call<'_>,
) -> Option<Pagination> {
    let answer = answer(cx, at, call);
    match (&pagination.next_url, &pagination.cursor, &pagination.number) {
        (Some(way), None, None) => next_url(cx, at.key("next_url"), way, answer, call),
        (None, Some(it), None) => cursor(cx, at.key("cursor"), it, answer, call),
        (None, None, Some(it)) => number(cx, at.key("number"), it, answer, call),
        _ => {
            cx.report(diagnostics::not_one_pagination(at.name()));
            None
        }
    }
}

/// The type of the answer, which there has to be one of.
fn answer<'c>(cx: &mut Context<'_>, at: At<'_>, call: Call<'c>) -> Option<&'c Shape> {
    match call.answers? {
        [
            Answer {
                content: Content::Json(body),
                ..
            },
        ] => Some(&body.shape),
        _ => {
            cx.report(diagnostics::pages_without_json(at.name()));
            None
        }
    }
}

fn next_url(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: &str,
    answer: Option<&Shape>,
    call: Call<'_>,
) -> Option<Pagination> {
    let (route, shape) = route(cx, at, way, answer?, call.types)?;
    let is_url = matches!(shape, Shape::Builtin(Builtin::Uri | Builtin::String));
    fits(cx, at, is_url, "a `uri` or a `string`")?;
    Some(Pagination::NextUrl(route))
}

fn cursor(
    cx: &mut Context<'_>,
    at: At<'_>,
    cursor: &Cursor,
    answer: Option<&Shape>,
    call: Call<'_>,
) -> Option<Pagination> {
    let parameter = parameter(cx, at.key("parameter"), &cursor.parameter, call.fields);
    let (from, types) = (at.key("from"), call.types);
    let (route, shape) = route(cx, from, &cursor.from, answer?, types)?;
    let (number, field) = parameter?;
    let is_cursor = *shape == field.shape && shape.is_scalar(types);
    fits(
        cx,
        from,
        is_cursor,
        "a single value of the type of the parameter",
    )?;
    Some(Pagination::Cursor(route, number))
}

fn number(
    cx: &mut Context<'_>,
    at: At<'_>,
    page: &PageNumber,
    answer: Option<&Shape>,
    call: Call<'_>,
) -> Option<Pagination> {
    let counted = counted(cx, at, page, call.fields);
    let items = items(cx, at, page.items.as_deref(), answer, call.types);
    let (number, first) = counted?;
    Some(Pagination::Number(items?, number, first))
}

/// The parameter that counts the pages, and the number of the first one.
fn counted(
    cx: &mut Context<'_>,
    at: At<'_>,
    page: &PageNumber,
    fields: Option<&[Field]>,
) -> Option<(usize, i32)> {
    let parameter_at = at.key("parameter");
    let (number, field) = parameter(cx, parameter_at, &page.parameter, fields)?;
    let integer = matches!(
        field.shape,
        Shape::Builtin(Builtin::Integer | Builtin::Integer32)
    );
    fits(cx, parameter_at, integer, "an `integer`")?;
    Some((number, first(cx, at.key("first"), page, field)?))
}

/// The way to the list that a page holds, which may be the answer itself.
fn items(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: Option<&str>,
    answer: Option<&Shape>,
    types: &[Type],
) -> Option<Route> {
    let items = at.key("items");
    let (place, (route, shape)) = match way {
        Some(way) => (items, route(cx, items, way, answer?, types)?),
        None => (at, (Route::new(), answer?)),
    };
    fits(cx, place, matches!(shape, Shape::List(_)), "a list")?;
    Some(route)
}

/// The number of the first page. Without a number the API sends the page that it takes for the default.
fn first(cx: &mut Context<'_>, at: At<'_>, page: &PageNumber, field: &Field) -> Option<i32> {
    let default = field.default.as_ref().and_then(serde_json::Value::as_i64);
    let default = default.and_then(|it| i32::try_from(it).ok());
    match (page.first, default) {
        (Some(first), Some(default)) if first != default => {
            cx.report(diagnostics::first_page_not_default(at.value(), default));
            None
        }
        (first, default) => Some(first.or(default).unwrap_or(1)),
    }
}

/// Reports what is of a type with which nothing leads from page to page.
fn fits(cx: &mut Context<'_>, at: At<'_>, fits: bool, expected: &str) -> Option<()> {
    if !fits {
        cx.report(diagnostics::page_of_other_type(at.value(), expected));
    }
    fits.then_some(())
}

/// The field of the request that a page changes. One of the path would make it another call.
fn parameter<'f>(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    fields: Option<&'f [Field]>,
) -> Option<(usize, &'f Field)> {
    let can = |it: &Field| it.location != Location::Path && it.constant.is_none();
    let known = fields?.iter().enumerate().filter(|(_, it)| can(it));
    let known: Vec<(usize, &Field)> = known.collect();
    let called = |wire: &str| -> Vec<(usize, &Field)> {
        let known = known.iter().copied();
        known.filter(|(_, it)| it.name.wire == wire).collect()
    };
    // Where several have a name, those of Rust tell them apart.
    let is_chosen = |it: &Field| it.name.rust == wire && called(&it.name.wire).len() > 1;
    match called(wire).as_slice() {
        [only] => Some(*only),
        [] => {
            let chosen = known.iter().copied().find(|(_, it)| is_chosen(it));
            if chosen.is_none()
                && let Some(place) = cx.if_told(at.value())
            {
                let known = known.iter().map(|(_, it)| it.name.wire.as_str());
                cx.report(diagnostics::no_page_parameter(place, wire, known));
            }
            chosen
        }
        _ => {
            cx.report(diagnostics::ambiguous_page_parameter(at.value(), wire));
            None
        }
    }
}

/// The fields to go through, and what the last one holds.
fn route<'t>(
    cx: &mut Context<'_>,
    at: At<'_>,
    way: &str,
    answer: &'t Shape,
    types: &'t [Type],
) -> Option<(Route, &'t Shape)> {
    let (mut route, mut shape) = (Route::new(), answer);
    for key in way.split('.') {
        let fields = fields_of(shape, types);
        let found = fields.clone().find(|it| it.name.wire == key);
        let Some(field) = found else {
            // What is wrong with a type has been reported.
            if !cx.is_doubtful(shape)
                && let Some(place) = cx.if_told(at.value())
            {
                let stop = stop(&route, shape, types);
                let known = fields.map(|it| it.name.wire.as_str());
                cx.report(diagnostics::no_way(place, key, stop, known));
            }
            return None;
        };
        let options = usize::from(field.optional) + usize::from(field.nullable);
        let Name { wire, rust } = field.name.clone();
        route.push(Step {
            key: wire,
            name: rust,
            options,
        });
        shape = &field.shape;
    }
    Some((route, shape))
}

/// The fields that a way can lead to.
fn fields_of<'t>(shape: &Shape, types: &'t [Type]) -> impl Iterator<Item = &'t Field> + Clone {
    let item = match shape {
        Shape::Named(id) | Shape::Boxed(id) => types.get(id.0),
        _ => None,
    };
    let fields: &[Field] = match item.map(|it| &it.kind) {
        Some(Kind::Object(fields)) => fields,
        _ => &[],
    };
    let can = |it: &&Field| it.constant.is_none() && !it.is_rest;
    fields.iter().filter(can)
}

/// What a way has come to, and what that is, where it is no object.
fn stop(route: &Route, shape: &Shape, types: &[Type]) -> Option<String> {
    let kind = match shape {
        Shape::List(_) => "is a list",
        Shape::Map(_) => "is a map",
        Shape::Builtin(Builtin::Json) => "may be anything",
        Shape::Builtin(_) => "is a single value",
        Shape::Named(id) | Shape::Boxed(id) => match types.get(id.0)?.kind {
            Kind::Object(_) => return None,
            Kind::Union(_) => "is a union",
            Kind::Id | Kind::Secret | Kind::Enum(_) => "is a single value",
        },
    };
    Some(match route.last() {
        Some(step) => format!("`{}` {kind}", step.key),
        None => format!("the answer {kind}"),
    })
}
