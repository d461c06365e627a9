//! The types that a spec defines.

use super::symbols::{Scope, spec_name, wire_name};
use super::{Context, File, fields, shape, text};
use crate::api::{Docs, Kind, Name, Type, TypeId, Variant};
use crate::diagnostics;
use crate::name;
use crate::place::{At, Place};
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
    match item {
        spec::Type {
            text: Some(text),
            values: None,
            object: None,
            union: None,
            ..
        } => Some(match text {
            spec::Text::Id => Kind::Id,
            spec::Text::Secret => Kind::Secret,
        }),
        spec::Type {
            text: None,
            values: Some(values),
            object: None,
            union: None,
            ..
        } => Some(Kind::Enum(enumeration(cx, at.key("enum"), values))),
        spec::Type {
            text: None,
            values: None,
            object: Some(object),
            union: None,
            ..
        } => Some(Kind::Object(fields::check(
            cx,
            at.key("object"),
            object,
            fields::Owner::Object,
        ))),
        spec::Type {
            text: None,
            values: None,
            object: None,
            union: Some(union),
            ..
        } => Some(Kind::Union(variants(cx, at.key("union"), union))),
        _ => {
            cx.report(diagnostics::not_one_kind(at.name(), wire));
            None
        }
    }
}

fn enumeration(cx: &mut Context<'_>, at: At<'_>, values: &Map<String>) -> Vec<(Name, Docs)> {
    if values.is_empty() {
        cx.report(diagnostics::empty(at.name(), "enum"));
    }
    let mut scope = Scope::default();
    let mut known = Vec::new();
    for (wire, docs) in values.iter() {
        let at = at.key(wire);
        if !text::is_wire_key(wire) {
            cx.report(diagnostics::bad_wire_key(at.name(), wire));
        }
        let Some(name) = wire_name(cx, at, wire, None, name::type_name) else {
            continue;
        };
        if name.rust == "Unknown" {
            cx.report(diagnostics::reserved_variant(at.name(), wire, "Unknown"));
        } else {
            scope.claim(cx, at, &name);
        }
        known.push((name, cx.prose(|| at.value(), docs)));
    }
    known
}

fn variants(cx: &mut Context<'_>, at: At<'_>, union: &Map<spec::Variant>) -> Vec<Variant> {
    if union.is_empty() {
        cx.report(diagnostics::empty(at.name(), "union"));
    }
    let mut scope = Scope::default();
    let mut variants = Vec::new();
    for (wire, variant) in union.iter() {
        let at = at.key(wire);
        let Some(name) = spec_name(cx, at, wire, variant.rust.as_deref(), name::type_name) else {
            continue;
        };
        if name.rust == "Unrecognized" {
            cx.report(diagnostics::reserved_variant(
                at.name(),
                wire,
                "Unrecognized",
            ));
        } else {
            scope.claim(cx, at, &name);
        }
        let docs = cx.docs(at, variant.docs.as_deref(), wire);
        let fields = fields::check(
            cx,
            at.key("fields"),
            &variant.fields,
            fields::Owner::Variant,
        );
        match fields
            .iter()
            .position(|field| field.name.wire == variant.when && !field.optional)
        {
            Some(when) => variants.push(Variant {
                name,
                docs,
                when,
                fields,
            }),
            None => {
                let known = variant
                    .fields
                    .iter()
                    .filter(|(_, it)| !it.optional)
                    .map(|(key, _)| key);
                cx.report(diagnostics::no_deciding_field(
                    at.key("when").value(),
                    &variant.when,
                    known,
                ));
            }
        }
    }
    disjoint(cx, at, &variants);
    variants
}

/// Proves that the deciding key of each shape is in no other shape.
fn disjoint(cx: &mut Context<'_>, at: At<'_>, variants: &[Variant]) {
    let place =
        |variant: &Variant, key: &str| -> Place { at.key(&variant.name.wire).key(key).value() };
    for (number, one) in variants.iter().enumerate() {
        let Some(deciding) = one.fields.get(one.when) else {
            continue;
        };
        for (other_number, other) in variants.iter().enumerate() {
            let Some(same) = other
                .fields
                .iter()
                .position(|it| it.name.wire == deciding.name.wire)
            else {
                continue;
            };
            if other_number == number {
                continue;
            }
            let first = place(one, "when");
            if same != other.when {
                let at = at.key(&other.name.wire);
                let place = at.key("fields").key(&deciding.name.wire).name();
                cx.report(diagnostics::deciding_key_elsewhere(
                    place,
                    &deciding.name.wire,
                    &one.name.wire,
                    first,
                ));
            } else if other_number > number {
                cx.report(diagnostics::same_deciding_key(
                    place(other, "when"),
                    &deciding.name.wire,
                    first,
                ));
            }
        }
    }
}
