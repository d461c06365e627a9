//! The shapes of unions, each by itself.

use super::groups::{self, Included};
use super::naming::{Naming, spec_name};
use super::owner::Owner;
use super::scope::Scope;
use super::{Context, fields, shape};
use crate::api::{Docs, Field, Location, Name, Shape, TypeId, Variant, When};
use crate::diagnostics::{self, Space};
use crate::place::At;
use crate::spec;
use crate::yaml::Map;

pub(crate) fn check(cx: &mut Context<'_>, at: At<'_>, union: &Map<spec::Variant>) -> Vec<Variant> {
    if union.is_empty() {
        cx.report(diagnostics::empty(at.name(), "union"));
    }
    let mut scope = Scope::of(Naming::TYPE.space());
    let variants = union.iter();
    variants
        .filter_map(|(wire, variant)| one(cx, at.key(wire), wire, variant, &mut scope))
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    variant: &spec::Variant,
    scope: &mut Scope,
) -> Option<Variant> {
    let name = spec_name(cx, at, wire, variant.rust.as_deref(), Naming::TYPE);
    let docs = cx.docs(at, variant.docs.as_deref(), wire);
    let content = content(cx, at, variant);
    let (name, (when, fields)) = (name?, content?);
    if name.rust == "Unrecognized" {
        let mend = Naming::TYPE.mend;
        cx.report(diagnostics::reserved_variant(
            at.name(),
            wire,
            &name.rust,
            mend,
        ));
    } else {
        scope.claim(cx, at, &name);
    }
    Some(Variant {
        name,
        docs,
        when,
        fields,
    })
}

/// How a shape is told, and what is in it.
fn content(
    cx: &mut Context<'_>,
    at: At<'_>,
    variant: &spec::Variant,
) -> Option<(When, Vec<Field>)> {
    let spec::Variant {
        when,
        when_json,
        type_,
        fields: given,
        include,
        ..
    } = variant;
    if !include.is_empty() && type_.is_some() {
        cx.report(diagnostics::nothing_to_include(at.key("include").name()));
    }
    let has_fields = given.is_some() || !include.is_empty();
    match (when, when_json, type_) {
        (Some(when), None, None) if has_fields => {
            let fields = of_shape(cx, at, variant);
            let is_given = is_given(cx, variant, when);
            let number = deciding(cx, at, when, is_given, &fields)?;
            Some((When::Key(number), fields))
        }
        (Some(when), None, Some(type_)) if given.is_none() => {
            let id = named(cx, at.key("type"), type_)?;
            let whole = whole(Shape::Named(id));
            Some((When::KeyOf(id, when.clone()), vec![whole]))
        }
        (None, Some(json), Some(type_)) if given.is_none() => {
            let shape = shape::parse(cx, at.key("type"), type_)?;
            Some((When::Json(*json), vec![whole(shape)]))
        }
        _ => {
            cx.report(diagnostics::not_one_shape(at.name()));
            None
        }
    }
}

/// The type of a shape that is told by a key: only an object has keys.
fn named(cx: &mut Context<'_>, at: At<'_>, type_: &str) -> Option<TypeId> {
    match shape::parse(cx, at, type_)? {
        Shape::Named(id) => Some(id),
        _ => {
            cx.report(diagnostics::other_json_type(
                at.value(),
                "object of `types`",
            ));
            None
        }
    }
}

/// The fields of a shape, and of the groups that it includes.
fn of_shape(cx: &mut Context<'_>, at: At<'_>, variant: &spec::Variant) -> Vec<Field> {
    let mut scope = Scope::of(Space::Object);
    let mut all = Vec::new();
    if let Some(given) = &variant.fields {
        let at = at.key("fields");
        all = fields::within(cx, at, given, Owner::Variant, &mut scope);
    }
    let included = Included {
        at: at.key("include"),
        names: &variant.include,
    };
    let groups = groups::fields(cx, &included, Owner::Variant, &mut scope);
    all.extend(groups);
    all
}

/// The field that a whole value is: it has no key.
fn whole(shape: Shape) -> Field {
    let name = Name {
        wire: String::new(),
        rust: "value".to_owned(),
    };
    let docs = Docs(vec!["The value.".to_owned()]);
    Field::new(name, Location::Body, shape, docs)
}

/// Whether a shape has a field of this key, which may be wrong in itself, as may be a group that it names.
fn is_given(cx: &Context<'_>, variant: &spec::Variant, key: &str) -> bool {
    let has = |fields: &Map<spec::Field>| fields.get(key).is_some();
    let groups = cx.symbols.groups();
    let mut groups = variant.include.iter().map(|it| groups.get(it.as_str()));
    variant.fields.as_ref().is_some_and(has)
        || groups.any(|it| it.is_none_or(|(_, fields)| has(fields)))
}

/// The number of the field that decides for a shape, which is always there.
fn deciding(
    cx: &mut Context<'_>,
    at: At<'_>,
    when: &str,
    is_given: bool,
    fields: &[Field],
) -> Option<usize> {
    let found = fields.iter().position(|it| it.name.wire == *when);
    let is_sure = |it: &&Field| !it.optional && !it.nullable;
    // A field that is wrong in itself has been reported.
    match found {
        Some(number) if fields.get(number).as_ref().is_some_and(is_sure) => found,
        None if is_given => None,
        _ => {
            let known = fields.iter().filter(is_sure);
            let known = known.map(|it| it.name.wire.as_str());
            let place = cx.if_told(at.key("when").value())?;
            let is_there = found.is_some();
            cx.report(diagnostics::no_deciding_field(place, when, is_there, known));
            None
        }
    }
}
