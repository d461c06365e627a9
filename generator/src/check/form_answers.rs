//! Forms that are read: answers and webhooks.

use super::{Context, File};
use crate::api::{Api, Content, Field, Kind, Module, Shape, Type};
use crate::diagnostics;
use crate::place::At;
use crate::spec::WebhookContent;

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
                if let Content::Form(shape) = &answer.content {
                    one(cx, at.key(key).key("type"), shape, &api.types);
                }
            }
        }
        webhooks(cx, number, module, &api.types);
    }
}

fn webhooks(cx: &mut Context<'_>, number: usize, module: &Module, types: &[Type]) {
    let at = At::root(number);
    let at = at.key("webhooks");
    for webhook in module
        .webhooks
        .iter()
        .filter(|it| it.content == WebhookContent::Form)
    {
        let at = at.key(&webhook.name.wire);
        one(cx, at.key("body").key("type"), &webhook.body.shape, types);
    }
}

fn one(cx: &mut Context<'_>, at: At<'_>, shape: &Shape, types: &[Type]) {
    match fields(shape, types) {
        None => cx.report(diagnostics::no_form(at.value(), "it is no object")),
        Some(fields) => {
            for problem in fields.iter().filter_map(|it| problem(it, types)) {
                cx.report(diagnostics::no_form(at.value(), &problem));
            }
        }
    }
}

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
