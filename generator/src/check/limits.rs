//! Limits of what is sent.

use std::cmp::Ordering;

use regex_lite::Regex;
use serde_json::Value;

use super::Context;
use crate::api::{Builtin, Limit, Shape, as_f64};
use crate::diagnostics::{self, Diagnostic};
use crate::place::At;
use crate::runtime::value_syntax;
use crate::spec::{self, Number};

/// The limits of a field that make sense. Nothing is held against those that do not, which are reported, and so nothing
/// depends on them.
pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    shape: &Shape,
) -> Vec<Limit> {
    let mut limits = given(field);
    limits.retain(|limit| {
        let wrong = wrong(cx, at.key(limit.key()), limit, field, shape);
        let is_right = wrong.is_none();
        wrong.into_iter().for_each(|it| cx.report_aside(it));
        is_right
    });
    while let Some((least, most)) = crossed(&limits) {
        let place = at.key(most.key()).value();
        let other = at.key(least.key()).value();
        let diagnostic = diagnostics::crossed_limits(place, most.key(), least.key(), other);
        cx.report_aside(diagnostic);
        limits.retain(|it| *it != least && *it != most);
    }
    limits
}

/// What is wrong with a limit by itself.
fn wrong(
    cx: &Context<'_>,
    at: At<'_>,
    limit: &Limit,
    field: &spec::Field,
    shape: &Shape,
) -> Option<Diagnostic> {
    if !limit.is_for(shape, |id| cx.symbols.is_id(id)) {
        let (key, of) = (limit.key(), limit.of());
        return Some(diagnostics::limit_without_sense(at.name(), key, of));
    }
    match limit {
        Limit::Pattern(pattern) => {
            let error = Regex::new(pattern).err()?;
            Some(diagnostics::bad_pattern(at.value(), &error.to_string()))
        }
        Limit::Minimum(number) | Limit::Maximum(number) => {
            let is_right = is_of(number, shape.innermost_item());
            let wrong = || diagnostics::limit_of_other_type(at.value(), &field.type_);
            (!is_right).then(wrong)
        }
        _ => None,
    }
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

/// Two limits that leave nothing between them.
fn crossed(limits: &[Limit]) -> Option<(Limit, Limit)> {
    let is_below = |least: &Limit, most: &Limit| match (least, most) {
        (Limit::MinItems(least), Limit::MaxItems(most)) => least > most,
        (Limit::MinLength(least), Limit::MaxLength(most)) => least > most,
        (Limit::Minimum(least), Limit::Maximum(most)) => as_f64(least) > as_f64(most),
        _ => false,
    };
    limits.iter().find_map(|least| {
        let most = limits.iter().find(|most| is_below(least, most))?;
        Some((least.clone(), most.clone()))
    })
}

/// The first limit that a value which fits its type is beyond.
pub(crate) fn exceeded<'l>(limits: &'l [Limit], value: &Value) -> Option<&'l Limit> {
    limits.iter().find(|it| !is_held(it, value))
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
