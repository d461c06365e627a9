//! Enums: texts or integers of which some values are known.

use std::collections::HashMap;

use super::naming::{Naming, key_name, spec_name};
use super::scope::Scope;
use super::{Context, text};
use crate::api::{Enum, EnumValue, Name};
use crate::diagnostics;
use crate::place::{At, Place};
use crate::spec::{self, MoreOfEnumValue, Scalar};
use crate::yaml::Map;

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    values: &Map<spec::EnumValue>,
    closed: bool,
) -> Enum {
    let at = at.key("enum");
    if values.is_empty() {
        cx.report(diagnostics::empty(at.name(), "enum"));
    }
    integers(cx, at, values);
    let mut scope = Scope::of(Naming::VALUE.space());
    let one = |(wire, given)| one(cx, at.key(wire), wire, given, closed, &mut scope);
    Enum {
        values: values.iter().filter_map(one).collect(),
        closed,
    }
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    given: &spec::EnumValue,
    closed: bool,
    scope: &mut Scope,
) -> Option<EnumValue> {
    let plain = MoreOfEnumValue::default();
    let (docs_at, docs, more) = match given {
        spec::EnumValue::Docs(docs) => (at, Some(docs.as_str()), &plain),
        spec::EnumValue::More(more) => (at.key("docs"), more.docs.as_deref(), more),
    };
    let (rust, number) = (more.rust.as_deref(), more.value);
    let name = match number {
        Some(_) => spec_name(cx, at, wire, rust, Naming::TYPE),
        None => {
            // A value is no key: the empty text is one, as some APIs say that nothing was chosen.
            let is_value = wire.is_empty() || text::is_wire_key(wire);
            if !is_value {
                cx.report(diagnostics::bad_wire_key(at.name(), wire));
            }
            key_name(cx, at, (wire, is_value), rust, Naming::VALUE)
        }
    };
    let docs = cx.words(at, docs_at, docs, wire);
    let deprecated = cx.deprecated(at, more.deprecated.as_deref());
    let name = name?;
    claim(cx, at, &name, closed, scope);
    Some(EnumValue {
        docs,
        deprecated,
        value: match number {
            Some(number) => Scalar::Integer(number),
            None => Scalar::Text(wire.to_owned()),
        },
        name,
    })
}

/// An open enum has a variant for all other values.
fn claim(cx: &mut Context<'_>, at: At<'_>, name: &Name, closed: bool, scope: &mut Scope) {
    if name.rust == "Unknown" && !closed {
        let mend = Naming::VALUE.mend;
        cx.report(diagnostics::reserved_variant(
            at.name(),
            &name.wire,
            &name.rust,
            mend,
        ));
    } else {
        scope.claim(cx, at, name);
    }
}

/// All values are integers or none is, and no two are the same.
fn integers(cx: &mut Context<'_>, at: At<'_>, values: &Map<spec::EnumValue>) {
    let mut seen: HashMap<i64, Place> = HashMap::new();
    let mut others = Vec::new();
    for (wire, given) in values.iter() {
        let at = at.key(wire);
        match number(given) {
            Some(number) => {
                let place = at.key("value").value();
                match seen.get(&number) {
                    Some(first) => cx.report(diagnostics::value_twice(place, first.clone())),
                    None => drop(seen.insert(number, place)),
                }
            }
            None => others.push(at.name()),
        }
    }
    if let (false, Some(other)) = (seen.is_empty(), others.into_iter().next()) {
        cx.report(diagnostics::value_missing(other));
    }
}

fn number(given: &spec::EnumValue) -> Option<i64> {
    match given {
        spec::EnumValue::Docs(_) => None,
        spec::EnumValue::More(more) => more.value,
    }
}
