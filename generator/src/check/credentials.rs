//! Whether requests leave their credentials the place that they take.

use std::collections::HashMap;

use super::{Context, File, callers};
use crate::api::{
    Api, Auth, Field, Kind, Location, Operation, Scheme, Shape, TypeId, Variant, When,
};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Encoding};

pub(crate) fn check(cx: &mut Context<'_>, api: &Api, files: &[File]) {
    let known: Vec<Option<&Auth>> = known(cx, api);
    for (number, (module, file)) in api.modules.iter().zip(files).enumerate() {
        let at = At::root(number);
        shared(cx, at.key("headers"), api, file);
        let at = at.key("operations");
        for operation in &module.operations {
            let wire = &operation.name.wire;
            let at = at.key(wire);
            callers::differ(cx, at.key("auth"), &known, operation);
            if let Some(spec) = file.spec.operations.get(wire) {
                one(cx, at, (api, &known), operation, spec);
            }
        }
    }
}

/// The credentials by their numbers. What is wrong with one that is left out has been reported.
fn known<'a>(cx: &Context<'_>, api: &'a Api) -> Vec<Option<&'a Auth>> {
    let right = api.auth.iter().map(|it| (it.name.wire.as_str(), it));
    let right: HashMap<&str, &Auth> = right.collect();
    let names = cx.symbols.auth().iter();
    names.map(|it| right.get(it).copied()).collect()
}

/// Reports headers of all requests that a credential would take the place of.
fn shared(cx: &mut Context<'_>, at: At<'_>, api: &Api, file: &File) {
    for (wire, _) in file.spec.headers.iter() {
        let takes = |auth: &&Auth| match &auth.scheme {
            Scheme::Header(_, name) => wire.eq_ignore_ascii_case(name),
            _ => false,
        };
        if let Some(auth) = api.auth.iter().find(takes) {
            let (place, name) = (at.key(wire).name(), &auth.name.wire);
            cx.report(diagnostics::overwritten_by_credential(place, wire, name));
        }
    }
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    (api, known): (&Api, &[Option<&Auth>]),
    operation: &Operation,
    spec: &spec::Operation,
) {
    let auth_at = at.key("auth");
    let numbers = operation.auth.iter().flatten();
    for auth in numbers.filter_map(|it| *known.get(*it)?) {
        let mut body = operation.fields_in(Location::Body);
        let is_known = !body.any(|it| cx.is_doubtful(&it.shape));
        if auth.scheme == Scheme::Client && is_known && keys(api, operation).is_none() {
            let name = &auth.name.wire;
            cx.report(diagnostics::no_body_to_join(auth_at.value(), name));
        }
        let (key, wires) = taken(api, operation, auth);
        for wire in wires {
            let place = match has(spec, key, wire) {
                true => at.key(key).key(wire).name(),
                false => auth_at.value(),
            };
            let name = &auth.name.wire;
            cx.report(diagnostics::overwritten_by_credential(place, wire, name));
        }
    }
}

/// The fields that a credential would take the place of, and where they stand.
fn taken<'a>(api: &'a Api, operation: &'a Operation, auth: &Auth) -> (&'static str, Vec<&'a str>) {
    let is_of_client = |wire: &&str| ["client_id", "client_secret"].contains(wire);
    let wires = |location| {
        let fields = operation.fields_in(location);
        fields.map(|it| it.name.wire.as_str())
    };
    match &auth.scheme {
        Scheme::Header(_, name) => {
            let headers = wires(Location::Header);
            let same = headers.filter(|wire| wire.eq_ignore_ascii_case(name));
            ("headers", same.collect())
        }
        Scheme::Query(_, name) => {
            let same = wires(Location::Query).filter(|wire| wire == name);
            ("query", same.collect())
        }
        Scheme::Client => {
            let keys = keys(api, operation).unwrap_or_default().into_iter();
            let keys = keys.map(|it| it.name.wire.as_str());
            ("body", keys.filter(is_of_client).collect())
        }
        Scheme::Bearer(_) | Scheme::Basic => ("", Vec::new()),
    }
}

/// The fields that a body has, if it is an object of JSON or a form.
fn keys<'a>(api: &'a Api, operation: &'a Operation) -> Option<Vec<&'a Field>> {
    let body: Vec<&Field> = operation.fields_in(Location::Body).collect();
    let whole = || match body.first()?.shape {
        Shape::Named(TypeId(id)) | Shape::Boxed(TypeId(id)) => api.types.get(id),
        _ => None,
    };
    match operation.encoding {
        _ if body.is_empty() => None,
        Encoding::Json | Encoding::Form => Some(body),
        Encoding::Value => match &whole()?.kind {
            Kind::Object(fields) => Some(fields.iter().collect()),
            Kind::Union(variants) => {
                let is_object = |it: &Variant| !matches!(it.when, When::Json(_));
                let keys = variants.iter().flat_map(|it| it.keys(&api.types));
                variants.iter().all(is_object).then(|| keys.collect())
            }
            Kind::Id | Kind::Secret | Kind::Enum(_) => None,
        },
        Encoding::Multipart | Encoding::Text | Encoding::Bytes => None,
    }
}

/// Whether the operation itself tells the field, and no group and no type that it names.
fn has(spec: &spec::Operation, key: &str, wire: &str) -> bool {
    let fields = match key {
        "headers" => &spec.headers,
        "query" => &spec.query,
        _ => &spec.body,
    };
    fields.get(wire).is_some()
}
