//! Defaults of fields: the values that absence stands for.

use serde_json::Value;

use super::{Context, builtin, limits};
use crate::api::{Builtin, Kind, Limit, Shape, Type, TypeId};
use crate::diagnostics;
use crate::place::{At, Place};
use crate::spec;

/// A default that can be held against its type when all types are known.
pub(crate) struct Default {
    place: Place,
    shape: Shape,
    limits: Vec<Limit>,
    value: Value,
}

/// Notes the default of a field, which has to be one that can be absent.
pub(crate) fn note(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    shape: &Shape,
    limits: &[Limit],
) {
    let Some(value) = &field.default else {
        return;
    };
    match field.optional && field.constant.is_none() {
        true => cx.defaults.push(Default {
            place: at.key("default").value(),
            shape: shape.clone(),
            limits: limits.to_vec(),
            value: value.clone(),
        }),
        false => {
            let is_constant = field.constant.is_some();
            let place = at.key("default").name();
            cx.report(diagnostics::needless_default(place, is_constant));
        }
    }
}

/// Holds the defaults against their types.
pub(crate) fn check(cx: &mut Context<'_>, types: &[Type]) {
    for Default {
        place,
        shape,
        limits,
        value,
    } in std::mem::take(&mut cx.defaults)
    {
        // What is wrong with a type has been reported.
        if cx.is_doubtful(&shape) {
            continue;
        }
        if let Err(expected) = fits(types, &shape, &value) {
            cx.report(diagnostics::default_of_other_type(place, expected));
        } else if let Some(limit) = limits::exceeded(&limits, &value) {
            cx.report(diagnostics::default_beyond_limit(
                place,
                limit.key(),
                &limit.asks(),
            ));
        }
    }
}

/// Whether a value is one of a type, or what was expected.
fn fits(types: &[Type], shape: &Shape, value: &Value) -> Result<(), &'static str> {
    match shape {
        Shape::Builtin(Builtin::Upload) => Err(NONE),
        Shape::Builtin(builtin) => builtin::datum(*builtin, value, true).map(|_| ()),
        Shape::Named(TypeId(id)) => match types.get(*id).map(|it| &it.kind) {
            Some(Kind::Id) if value.is_string() => Ok(()),
            Some(Kind::Id) => Err("a text"),
            Some(Kind::Enum(it)) if it.known(value).is_some() => Ok(()),
            Some(Kind::Enum(_)) => Err("a value that the enum knows"),
            _ => Err(NONE),
        },
        Shape::List(_) if *value == Value::Array(Vec::new()) => Ok(()),
        Shape::List(_) => Err("an empty list"),
        Shape::Map(_) | Shape::Boxed(_) => Err(NONE),
    }
}

const NONE: &str = "no default, since it is no single value";
