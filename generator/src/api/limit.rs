//! Limits of what is sent.

use super::{Builtin, Shape, TypeId};
use crate::spec::Number;

/// A limit of a field, which is held on what is sent and never on answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Limit {
    MinItems(usize),
    MaxItems(usize),
    UniqueItems,
    MinLength(usize),
    MaxLength(usize),
    Pattern(String),
    Minimum(Number),
    Maximum(Number),
    WholeSeconds,
}

impl Limit {
    /// Its key in the spec, which is also its function in the runtime.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Limit::MinItems(_) => "min_items",
            Limit::MaxItems(_) => "max_items",
            Limit::UniqueItems => "unique_items",
            Limit::MinLength(_) => "min_length",
            Limit::MaxLength(_) => "max_length",
            Limit::Pattern(_) => "pattern",
            Limit::Minimum(_) => "minimum",
            Limit::Maximum(_) => "maximum",
            Limit::WholeSeconds => "whole_seconds",
        }
    }

    /// What it says of a value, as the end of a sentence.
    pub(crate) fn asks(&self) -> String {
        match self {
            Limit::MinItems(least) => format!("at least {}", count(*least, "item")),
            Limit::MaxItems(most) => format!("at most {}", count(*most, "item")),
            Limit::UniqueItems => "no item twice".to_owned(),
            Limit::MinLength(least) => format!("at least {}", count(*least, "character")),
            Limit::MaxLength(most) => format!("at most {}", count(*most, "character")),
            Limit::Pattern(pattern) => format!("a match of `{pattern}`"),
            Limit::Minimum(least) => format!("at least {}", shown(least)),
            Limit::Maximum(most) => format!("at most {}", shown(most)),
            Limit::WholeSeconds => "no fraction of a second".to_owned(),
        }
    }

    /// What it is for.
    pub(crate) fn of(&self) -> &'static str {
        match self {
            Limit::MinItems(_) | Limit::MaxItems(_) | Limit::UniqueItems => "a list",
            Limit::MinLength(_) | Limit::MaxLength(_) | Limit::Pattern(_) => {
                "a `string`, an id, or a list or a map of them"
            }
            Limit::Minimum(_) | Limit::Maximum(_) => {
                "an `integer`, `integer32` or `float`, or a list or a map of them"
            }
            Limit::WholeSeconds => "a `time`, or a list or a map of them",
        }
    }

    /// Whether it is held on a list as a whole, and not on each of its items.
    pub(crate) fn is_of_lists(&self) -> bool {
        matches!(
            self,
            Limit::MinItems(_) | Limit::MaxItems(_) | Limit::UniqueItems
        )
    }

    /// Whether values of the shape can have it.
    pub(crate) fn is_for(&self, shape: &Shape, is_id: impl Fn(TypeId) -> bool) -> bool {
        let value = shape.innermost_item();
        match self {
            Limit::MinItems(_) | Limit::MaxItems(_) | Limit::UniqueItems => {
                matches!(shape, Shape::List(_))
            }
            Limit::MinLength(_) | Limit::MaxLength(_) | Limit::Pattern(_) => match value {
                Shape::Named(id) => is_id(*id),
                value => *value == Shape::Builtin(Builtin::String),
            },
            Limit::Minimum(_) | Limit::Maximum(_) => matches!(
                value,
                Shape::Builtin(Builtin::Integer | Builtin::Integer32 | Builtin::Float)
            ),
            Limit::WholeSeconds => *value == Shape::Builtin(Builtin::Time),
        }
    }
}

fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    }
}

fn shown(number: &Number) -> String {
    match number {
        Number::Integer(it) => it.to_string(),
        Number::Float(it) => it.to_string(),
    }
}

/// The number, as far as it can be compared with another kind of number.
pub(crate) fn as_f64(number: &Number) -> f64 {
    match number {
        Number::Integer(it) => *it as f64,
        Number::Float(it) => *it,
    }
}
