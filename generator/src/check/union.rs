//! The shapes of a union, held against each other.

use std::collections::HashMap;

use super::Context;
use super::symbols::{Naming, Scope};
use crate::api::{Field, Variant};
use crate::diagnostics;
use crate::place::{At, Place};

/// Proves that the shapes can be told apart, and that one struct can hold the keys of all of them.
pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, variants: &[Variant]) {
    disjoint(cx, at, variants);
    consistent(cx, at, variants);
}

/// Proves that the deciding key of each shape is in no other shape.
fn disjoint(cx: &mut Context<'_>, at: At<'_>, variants: &[Variant]) {
    for (number, one) in variants.iter().enumerate() {
        let Some(deciding) = one.fields.get(one.when) else {
            continue;
        };
        for (other_number, other) in variants.iter().enumerate() {
            if other_number != number {
                apart(cx, at, (number, one, deciding), (other_number, other));
            }
        }
    }
}

fn apart(
    cx: &mut Context<'_>,
    at: At<'_>,
    (number, one, deciding): (usize, &Variant, &Field),
    (other_number, other): (usize, &Variant),
) {
    let key = &deciding.name.wire;
    let when = |variant: &Variant| at.key(&variant.name.wire).key("when").value();
    let same = other.fields.iter().position(|it| it.name.wire == *key);
    match same {
        Some(same) if same != other.when => {
            let place = at.key(&other.name.wire).key("fields").key(key).name();
            let diagnostic =
                diagnostics::deciding_key_elsewhere(place, key, &one.name.wire, when(one));
            cx.report(diagnostic);
        }
        // Of two shapes with the same key, the second one tells it. Different constants tell the shapes apart.
        Some(same) if other_number > number && !differ(deciding, other.fields.get(same)) => {
            cx.report(diagnostics::same_deciding_key(when(other), key, when(one)));
        }
        _ => {}
    }
}

fn differ(one: &Field, other: Option<&Field>) -> bool {
    let other = other.and_then(|it| it.constant.as_ref());
    one.constant.is_some() && other.is_some() && one.constant.as_ref() != other
}

/// Proves that a key is of one type in all shapes that have it, and that no two keys have one name in Rust.
fn consistent(cx: &mut Context<'_>, at: At<'_>, variants: &[Variant]) {
    let mut seen: HashMap<&str, (Place, &Field)> = HashMap::new();
    let mut scope = Scope::of(Naming::FIELD);
    for variant in variants {
        let at = at.key(&variant.name.wire);
        let at = at.key("fields");
        for field in &variant.fields {
            let key = field.name.wire.as_str();
            let at = at.key(key);
            match seen.get(key) {
                // A deciding key that is in two shapes has been reported.
                Some((first, other)) if !is_same(field, other) && !decides(variants, key) => {
                    cx.report(diagnostics::key_of_two_types(at.name(), key, first.clone()));
                }
                Some(_) => {}
                None => {
                    seen.insert(key, (at.name(), field));
                    scope.claim(cx, at, &field.name);
                }
            }
        }
    }
}

fn decides(variants: &[Variant], key: &str) -> bool {
    let deciding = |variant: &Variant| {
        let field = variant.fields.get(variant.when);
        field.is_some_and(|it| it.name.wire == key)
    };
    variants.iter().any(deciding)
}

/// Whether one field of a struct can hold both.
fn is_same(one: &Field, other: &Field) -> bool {
    one.name == other.name
        && one.constant.is_some() == other.constant.is_some()
        && (one.constant.is_some() || one.shape == other.shape)
}
