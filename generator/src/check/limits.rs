//! Limits of what is sent.

use std::cmp::Ordering;

use regex_lite::Regex;
use serde_json::Value;

use super::Context;
use crate::api::{Builtin, Limit, Shape, as_f64};
use crate::diagnostics;
use crate::place::At;
use crate::runtime::value_syntax;
use crate::spec::{self, Number};

/// The limits of a field, each of which makes sense for its type.
pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    shape: &Shape,
) -> Vec<Limit> {
    let limits = given(field);
    for limit in &limits {
        let at = at.key(limit.key());
        match limit {
            _ if !limit.is_for(shape, |id| cx.symbols.is_id(id)) => {
                let diagnostic =
                    diagnostics::limit_without_sense(at.name(), limit.key(), limit.of());
                cx.report(diagnostic);
            }
            Limit::Pattern(pattern) => {
                if let Err(error) = Regex::new(pattern) {
                    cx.report(diagnostics::bad_pattern(at.value(), &error.to_string()));
                }
            }
            Limit::Minimum(number) | Limit::Maximum(number)
                if !is_of(number, shape.innermost_item()) =>
            {
                cx.report(diagnostics::limit_of_other_type(at.value(), &field.type_));
            }
            _ => {}
        }
    }
    crossed(cx, at, &limits);
    limits
}

fn given(field: &spec::Field) -> Vec<Limit> {
    let flag = |is_set: bool, limit: Limit| is_set.then_some(limit);
    let all = [
        field.min_items.map(Limit::MinItems),
        field.max_items.map(Limit::MaxItems),
        flag(field.unique_items, Limit::UniqueItems),
        field.min_length.map(Limit::MinLength),
        field.max_length.map(Limit::MaxLength),
        field.pattern.clone().map(Limit::Pattern),
        field.minimum.map(Limit::Minimum),
        field.maximum.map(Limit::Maximum),
        flag(field.whole_seconds, Limit::WholeSeconds),
    ];
    all.into_iter().flatten().collect()
}

/// Whether a number of the type can be it.
fn is_of(number: &Number, shape: &Shape) -> bool {
    match (number, shape) {
        (Number::Integer(it), Shape::Builtin(Builtin::Integer32)) => i32::try_from(*it).is_ok(),
        (Number::Integer(_), _) => true,
        (Number::Float(it), shape) => it.is_finite() && *shape == Shape::Builtin(Builtin::Float),
    }
}

/// Reports limits that leave nothing between them.
fn crossed(cx: &mut Context<'_>, at: At<'_>, limits: &[Limit]) {
    for least in limits {
        let most = limits.iter().find(|most| match (least, most) {
            (Limit::MinItems(least), Limit::MaxItems(most)) => least > most,
            (Limit::MinLength(least), Limit::MaxLength(most)) => least > most,
            (Limit::Minimum(least), Limit::Maximum(most)) => as_f64(least) > as_f64(most),
            _ => false,
        });
        if let Some(most) = most {
            let place = at.key(most.key()).value();
            let other = at.key(least.key()).value();
            cx.report(diagnostics::crossed_limits(
                place,
                most.key(),
                least.key(),
                other,
            ));
        }
    }
}

/// Whether a value that fits its type is within the limit. Of the items of a list each is asked for itself.
pub(crate) fn is_held(limit: &Limit, value: &Value) -> bool {
    match (limit, value) {
        (Limit::MinItems(least), Value::Array(items)) => items.len() >= *least,
        (Limit::MaxItems(most), Value::Array(items)) => items.len() <= *most,
        (Limit::UniqueItems, Value::Array(items)) => {
            (1..items.len()).all(|end| !items.iter().take(end).any(|it| items.get(end) == Some(it)))
        }
        (Limit::MinLength(least), Value::String(text)) => text.chars().count() >= *least,
        (Limit::MaxLength(most), Value::String(text)) => text.chars().count() <= *most,
        (Limit::Pattern(pattern), Value::String(text)) => {
            Regex::new(pattern).is_ok_and(|it| it.is_match(text))
        }
        (Limit::Minimum(least), Value::Number(number)) => {
            compare(number, least).is_some_and(Ordering::is_ge)
        }
        (Limit::Maximum(most), Value::Number(number)) => {
            compare(number, most).is_some_and(Ordering::is_le)
        }
        (Limit::WholeSeconds, Value::String(text)) => {
            value_syntax::instant(text).is_none() || !value_syntax::has_fraction(text)
        }
        // What is of another type has been reported.
        _ => true,
    }
}

/// How a number compares with a limit: exactly, where both are integers.
fn compare(number: &serde_json::Number, limit: &Number) -> Option<Ordering> {
    match (number.as_i64(), limit) {
        (Some(number), Number::Integer(limit)) => Some(number.cmp(limit)),
        _ => number.as_f64()?.partial_cmp(&as_f64(limit)),
    }
}
