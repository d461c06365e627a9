//! Answers that are forms.

use super::{Context, File};
use crate::api::{Answer, Api, Content, Field, Kind, Shape, Type};
use crate::diagnostics;
use crate::place::At;

/// Reports forms that are read as what no form can hold, once all types are known.
pub(crate) fn check(cx: &mut Context<'_>, api: &Api, files: &[File]) {
    for (number, (module, file)) in api.modules.iter().zip(files).enumerate() {
        let at = At::root(number);
        let at = at.key("operations");
        for operation in &module.operations {
            let wire = &operation.name.wire;
            let at = at.key(wire);
            let at = at.key("responses");
            let keys = file.spec.operations.get(wire).into_iter();
            let keys = keys.flat_map(|it| it.responses.iter().map(|(key, _)| key));
            for (key, answer) in keys.zip(&operation.answers) {
                one(cx, at.key(key).key("type"), answer, &api.types);
            }
        }
    }
}

fn one(cx: &mut Context<'_>, at: At<'_>, answer: &Answer, types: &[Type]) {
    let Content::Form(shape) = &answer.content else {
        return;
    };
    match fields(shape, types) {
        None => cx.report(diagnostics::no_form(at.value(), "it is no object")),
        Some(fields) => {
            for problem in fields.iter().filter_map(|it| problem(it, types)) {
                cx.report(diagnostics::no_form(at.value(), &problem));
            }
        }
    }
}

fn fields<'t>(shape: &Shape, types: &'t [Type]) -> Option<&'t [Field]> {
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
