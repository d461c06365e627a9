//! The shapes of a union, held against each other.

use super::{Context, fields};
use crate::api::{Field, Kind, Type, TypeId, Variant, When};
use crate::diagnostics;
use crate::place::At;
use crate::spec::JsonType;

/// Proves that the shapes can be told apart.
pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, types: &[Type], variants: &[Variant]) {
    let mut is_told = |variant: &&Variant| {
        let at = at.key(&variant.name.wire);
        match &variant.when {
            When::Key(_) => true,
            // What is wrong with a type has been reported.
            _ if variant.whole().is_some_and(|it| cx.is_doubtful(&it.shape)) => true,
            When::KeyOf(id, key) => key_of(cx, at, types, *id, key),
            When::Json(json) => json_type(cx, at, types, variant, *json),
        }
    };
    // What another one would have to differ from is not known of a shape that nothing tells.
    let told: Vec<&Variant> = variants.iter().filter(&mut is_told).collect();
    json_types(cx, at, variants);
    disjoint(cx, at, types, &told);
}

/// Whether the key that decides for a shape is always there in the object that it is. If not, that is reported.
fn key_of(cx: &mut Context<'_>, at: At<'_>, types: &[Type], TypeId(id): TypeId, key: &str) -> bool {
    let Some(Kind::Object(fields)) = types.get(id).map(|it| &it.kind) else {
        let place = at.key("type").value();
        cx.report(diagnostics::other_json_type(place, "object of `types`"));
        return false;
    };
    let is_sure = |it: &&Field| !it.optional && !it.nullable;
    let found = fields.iter().find(|it| it.name.wire == *key);
    let is_right = found.as_ref().is_some_and(is_sure);
    if !is_right {
        let known = fields
            .iter()
            .filter(is_sure)
            .map(|it| it.name.wire.as_str());
        if let Some(place) = cx.if_told(at.key("when").value()) {
            let is_there = found.is_some();
            cx.report(diagnostics::no_deciding_field(place, key, is_there, known));
        }
    }
    is_right
}

/// Whether a shape that is told by its type in JSON is of a type that is always such JSON. If not, that is reported.
fn json_type(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    variant: &Variant,
    json: JsonType,
) -> bool {
    let shape = variant.whole().map(|it| &it.shape);
    let is_right = shape.is_some_and(|it| it.json(types) == Some(json));
    if !is_right {
        let place = at.key("type").value();
        cx.report(diagnostics::other_json_type(place, word(json)));
    }
    is_right
}

fn word(json: JsonType) -> &'static str {
    match json {
        JsonType::String => "text",
        JsonType::Number => "number",
        JsonType::Boolean => "`true` or `false`",
        JsonType::List => "list",
        JsonType::Object => "object",
    }
}

/// Proves that each type in JSON decides for one shape. Shapes with keys are objects.
fn json_types(cx: &mut Context<'_>, at: At<'_>, variants: &[Variant]) {
    let place = |variant: &Variant| {
        let at = at.key(&variant.name.wire);
        match variant.when {
            When::Key(_) | When::KeyOf(..) => at.key("when").value(),
            When::Json(_) => at.key("when_json").value(),
        }
    };
    for (number, variant) in variants.iter().enumerate() {
        let before = variants.iter().take(number);
        let same = before
            .into_iter()
            .find(|before| match (&before.when, &variant.when) {
                (When::Json(one), When::Json(other)) => one == other,
                (When::Json(one), _) | (_, When::Json(one)) => *one == JsonType::Object,
                _ => false,
            });
        if let Some(first) = same {
            cx.report(diagnostics::same_json_type(place(variant), place(first)));
        }
    }
}

/// Proves that the deciding key of each shape is in no other shape.
fn disjoint(cx: &mut Context<'_>, at: At<'_>, types: &[Type], variants: &[&Variant]) {
    for (number, one) in variants.iter().enumerate() {
        let Some(deciding) = one.deciding(types) else {
            continue;
        };
        for (other_number, other) in variants.iter().enumerate() {
            if other_number != number {
                let is_second = other_number > number;
                apart(cx, at, types, (one, deciding), (other, is_second));
            }
        }
    }
}

fn apart(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    (one, deciding): (&Variant, &Field),
    (other, is_second): (&Variant, bool),
) {
    let is_key = |field: &&Field, key: &str| names(field).any(|it| it == key);
    let when = |variant: &Variant| at.key(&variant.name.wire).key("when").value();
    let decides = |field: &Field| {
        let deciding = other.deciding(types);
        deciding.is_some_and(|it| it.name.wire == field.name.wire)
    };
    let mut found = names(deciding).filter_map(|key| {
        let same = other.keys(types).iter().find(|it| is_key(it, key))?;
        Some((key, same))
    });
    match found.next() {
        Some((key, same)) if !decides(same) => {
            let at = at.key(&other.name.wire);
            let place = match other.when {
                When::Key(_) => at.key("fields").key(key).name(),
                When::KeyOf(..) | When::Json(_) => at.key("type").value(),
            };
            let diagnostic =
                diagnostics::deciding_key_elsewhere(place, key, &one.name.wire, when(one));
            cx.report(diagnostic);
        }
        // Of two shapes with the same key, the second one tells it. Different constants tell the shapes apart.
        Some((key, same)) if is_second && !differ(deciding, same) => {
            cx.report(diagnostics::same_deciding_key(when(other), key, when(one)));
        }
        _ => {}
    }
}

/// The keys under which a field can come.
fn names(field: &Field) -> impl Iterator<Item = &str> {
    let wire = std::iter::once(&field.name.wire);
    wire.chain(&field.aliases).map(String::as_str)
}

/// Whether two constants differ, as far as that can be told: one that is not of its type has been reported, and may be any.
fn differ(one: &Field, other: &Field) -> bool {
    match (&one.constant, &other.constant) {
        (Some(first), Some(second)) => {
            let is_right = fields::fits(first, &one.shape) && fields::fits(second, &other.shape);
            first != second || !is_right
        }
        _ => false,
    }
}
