//! The types that a spec defines.

use super::fields;
use super::owner::Owner;
use super::symbols::{Naming, Scope, spec_name};
use super::{Context, File, enums, shape, union};
use crate::api::{Field, Kind, Name, Type, TypeId, Variant};
use crate::diagnostics;
use crate::name;
use crate::place::At;
use crate::spec;
use crate::yaml::Map;

/// All types, each at the number that the symbols gave it.
pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Vec<Type> {
    let mut types = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("types");
        for (wire, item) in file.spec.types.iter() {
            if cx.symbols.type_id(wire) == Some(TypeId(types.len())) {
                types.push(one(cx, at.key(wire), wire, item));
            }
        }
    }
    types
}

fn one(cx: &mut Context<'_>, at: At<'_>, wire: &str, item: &spec::Type) -> Type {
    if item.closed && item.values.is_none() {
        cx.report(diagnostics::nothing_to_close(at.key("closed").name()));
    }
    if shape::is_builtin(wire) {
        cx.report(diagnostics::builtin_name(at.name(), wire));
    }
    let docs = cx.docs(at, item.docs.as_deref(), wire);
    let rust = item.rust.clone().unwrap_or_else(|| name::type_name(wire));
    // A type of no kind has been reported; as an id it disturbs nothing else.
    let kind = kind(cx, at, wire, item).unwrap_or(Kind::Id);
    let name = Name {
        wire: wire.to_owned(),
        rust,
    };
    Type {
        name,
        docs,
        kind,
        sent: false,
        received: false,
        constrained: false,
    }
}

fn kind(cx: &mut Context<'_>, at: At<'_>, wire: &str, item: &spec::Type) -> Option<Kind> {
    let spec::Type {
        text,
        values,
        object,
        union,
        ..
    } = item;
    Some(match (text, values, object, union) {
        (Some(spec::Text::Id), None, None, None) => Kind::Id,
        (Some(spec::Text::Secret), None, None, None) => Kind::Secret,
        (None, Some(values), None, None) => Kind::Enum(enums::check(cx, at, values, item.closed)),
        (None, None, Some(object), None) => {
            Kind::Object(fields::check(cx, at.key("object"), object, Owner::Object))
        }
        (None, None, None, Some(union)) => Kind::Union(variants(cx, at.key("union"), union)),
        _ => {
            cx.report(diagnostics::not_one_kind(at.name(), wire));
            return None;
        }
    })
}

fn variants(cx: &mut Context<'_>, at: At<'_>, union: &Map<spec::Variant>) -> Vec<Variant> {
    if union.is_empty() {
        cx.report(diagnostics::empty(at.name(), "union"));
    }
    let mut scope = Scope::of(Naming::TYPE);
    let mut variants = Vec::new();
    for (wire, variant) in union.iter() {
        let at = at.key(wire);
        let Some(name) = spec_name(cx, at, wire, variant.rust.as_deref(), Naming::TYPE) else {
            continue;
        };
        if name.rust == "Unrecognized" {
            cx.report(diagnostics::reserved_variant(
                at.name(),
                wire,
                &name.rust,
                Naming::TYPE.mend,
            ));
        } else {
            scope.claim(cx, at, &name);
        }
        let docs = cx.docs(at, variant.docs.as_deref(), wire);
        let fields = fields::check(cx, at.key("fields"), &variant.fields, Owner::Variant);
        if let Some(when) = deciding(cx, at, variant, &fields) {
            variants.push(Variant {
                name,
                docs,
                when,
                fields,
            });
        }
    }
    union::check(cx, at, &variants);
    variants
}

/// The number of the field that decides for a shape, which is always there.
fn deciding(
    cx: &mut Context<'_>,
    at: At<'_>,
    variant: &spec::Variant,
    fields: &[Field],
) -> Option<usize> {
    let when = &variant.when;
    let found = fields.iter().position(|it| it.name.wire == *when);
    // A field that is wrong in itself has been reported.
    let is_given = variant.fields.get(when).is_some();
    match found {
        Some(number) if fields.get(number).is_some_and(|it| !it.optional) => found,
        None if is_given => None,
        _ => {
            let known = variant.fields.iter().filter(|(_, it)| !it.optional);
            let known = known.map(|(key, _)| key);
            let place = at.key("when").value();
            cx.report(diagnostics::no_deciding_field(place, when, is_given, known));
            None
        }
    }
}
