//! Types that a form is read as: one of pairs, or one in parts.

use std::iter::once;

use serde_json::Value;

use super::{Context, multipart};
use crate::api::{Field, Kind, Shape, Type};
use crate::diagnostics;
use crate::place::At;

/// Reports a form that is read as what no form can hold.
pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, shape: &Shape, types: &[Type]) {
    match fields(shape, types) {
        // What is wrong with a type has been reported.
        None if cx.is_doubtful(shape) => {}
        None => cx.report(diagnostics::no_form(at.value(), "it is no object")),
        Some(fields) => {
            // No constant is more than one value. One that is not of its type has been reported.
            let fields = fields.iter().filter(|it| it.constant.is_none());
            for problem in fields.filter_map(|it| problem(it, types)) {
                cx.report(diagnostics::no_form(at.value(), &problem));
            }
        }
    }
}

/// Reports the same of an answer in parts, and names that a client reads otherwise.
pub(crate) fn check_parts(cx: &mut Context<'_>, at: At<'_>, shape: &Shape, types: &[Type]) {
    check(cx, at, shape, types);
    for field in fields(shape, types).unwrap_or_default() {
        let wire = &field.name.wire;
        let names = once(wire).chain(&field.aliases);
        for name in names.filter(|it| !field.is_rest && !multipart::is_read(it, &Value::Null)) {
            let problem = format!("the name of a part cannot be `{name}`: {ESCAPES}");
            cx.report(diagnostics::no_form(at.value(), &problem));
        }
    }
}

const ESCAPES: &str = "a client reads `%22`, `%0D` and `%0A` as other characters";

/// The fields of the object that is read, if it is one.
pub(crate) fn fields<'t>(shape: &Shape, types: &'t [Type]) -> Option<&'t [Field]> {
    let Shape::Named(id) = shape else {
        return None;
    };
    match types.get(id.0).map(|it| &it.kind) {
        Some(Kind::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// Why a form cannot hold a field, if it cannot.
fn problem(field: &Field, types: &[Type]) -> Option<String> {
    let item = match &field.shape {
        // What stands under other keys is told key by key.
        Shape::Map(item) if field.is_rest => item,
        shape => shape,
    };
    let item = match item {
        Shape::List(item) => item,
        shape => shape,
    };
    let name = match field.is_rest {
        true => "`rest`".to_owned(),
        false => format!("`{}`", field.name.wire),
    };
    match item.is_scalar(types) {
        true if field.nullable => Some(format!("its field {name} can be null")),
        true => None,
        false => Some(format!(
            "its field {name} is neither a single value nor a list of them"
        )),
    }
}
