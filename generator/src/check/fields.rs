//! Fields of objects and bodies, and parameters of queries.

use super::naming::{Naming, key_name};
use super::owner::Owner;
use super::scope::Scope;
use super::symbols::Sort;
use super::{Context, defaults, keys, limits, shape, text};
use crate::api::{Builtin, Docs, Field, Limit, Name, Shape};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Scalar};
use crate::yaml::Map;

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &Map<spec::Field>,
    owner: Owner,
) -> Vec<Field> {
    within(cx, at, fields, owner, &mut Scope::of(Naming::FIELD.space()))
}

/// The same, where the fields share their Rust names with others.
pub(crate) fn within(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &Map<spec::Field>,
    owner: Owner,
    scope: &mut Scope,
) -> Vec<Field> {
    let doubled = keys::claim(cx, at, fields, owner, scope);
    let mut apart = Scope::of(Naming::FIELD.space());
    let one = |(wire, field)| {
        // The name of a second field of one key clashes with nobody's: that is told already.
        let scope = match doubled.contains(&wire) {
            true => &mut apart,
            false => &mut *scope,
        };
        one(cx, at.key(wire), wire, field, owner, scope)
    };
    fields.iter().filter_map(one).collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    field: &spec::Field,
    owner: Owner,
    scope: &mut Scope,
) -> Option<Field> {
    let is_key = wire_key(cx, at, wire, owner);
    let shape = match owner {
        Owner::Parts => shape::of_part(cx, at.key("type"), &field.type_),
        Owner::Object => shape::of_field(cx, at.key("type"), &field.type_),
        _ => shape::parse(cx, at.key("type"), &field.type_),
    };
    let chosen = field.rust.as_deref();
    let name = key_name(cx, at, (wire, is_key), chosen, Naming::FIELD);
    // A constant does not show in the Rust type.
    let docs = match field.constant {
        Some(_) => Docs::default(),
        None => cx.docs(at, field.docs.as_deref(), wire),
    };
    let deprecated = cx.deprecated(at, field.deprecated.as_deref());
    aliases(cx, at, field, owner);
    let name = name?;
    scope.claim(cx, at, &name);
    if field.optional {
        Naming::FIELD.avoid(cx, at, &name, owner.methods());
    }
    let shape = shape?;
    if field.nullable {
        nullable(cx, at, field, &shape, &name, owner, scope);
    }
    let plain = Field {
        deprecated,
        ..Field::new(name, owner.location(), shape, docs)
    };
    Some(with_rules(cx, at, field, plain, owner))
}

/// The field with all that is told of its value.
fn with_rules(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    plain: Field,
    owner: Owner,
) -> Field {
    let mut limits = Vec::new();
    if can_stand(cx, at, field, &plain.shape, owner) {
        style(cx, at, field, &plain.shape, owner);
        limits = limits::check(cx, at, field, &plain.shape);
        defaults::note(cx, at, field, &plain.shape, &limits);
    }
    constant(cx, at, field, &plain, owner, &limits);
    Field {
        // An optional constant has been reported; as one that is always there it disturbs nothing else.
        optional: field.optional && field.constant.is_none(),
        nullable: field.nullable,
        constant: field.constant.clone(),
        style: field.style,
        limits,
        default: field.default.clone(),
        aliases: field.aliases.clone(),
        ..plain
    }
}

/// Whether values of the type can stand there: outside of JSON a value is one text, and a list of such values has its place in
/// queries and forms. Where they cannot, only that is told, and nothing of what is said beside it.
fn can_stand(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    shape: &Shape,
    owner: Owner,
) -> bool {
    let item = match shape {
        Shape::List(item) if !owner.styles().is_empty() => item,
        shape => shape,
    };
    if owner.is_of_single_values() && sort(cx, item) == Sort::Composite {
        // A constant that is not of its type is told as that.
        if field.constant.is_none() {
            let place = at.key("type").value();
            cx.report(diagnostics::not_a_scalar(place, owner.single()));
        }
        return false;
    }
    sort(cx, shape.innermost_item()) != Sort::Unclear
}

fn sort(cx: &Context<'_>, shape: &Shape) -> Sort {
    match shape {
        Shape::Builtin(Builtin::Json) | Shape::List(_) | Shape::Map(_) => Sort::Composite,
        Shape::Builtin(_) => Sort::Single,
        Shape::Named(id) | Shape::Boxed(id) => cx.symbols.sort(*id),
    }
}

/// Whether a key can be one where it stands. What cannot is reported.
fn wire_key(cx: &mut Context<'_>, at: At<'_>, wire: &str, owner: Owner) -> bool {
    let (is_key, wrong): (_, fn(_, &str) -> _) = match owner {
        Owner::Query => (text::is_query_key(wire), diagnostics::bad_query_key),
        Owner::Headers => (text::is_header_name(wire), diagnostics::bad_header_name),
        _ => (text::is_wire_key(wire), diagnostics::bad_wire_key),
    };
    if !is_key {
        cx.report(wrong(at.name(), wire));
    } else if owner == Owner::Headers && text::is_own_header(&wire.to_ascii_lowercase()) {
        cx.report(diagnostics::own_header(at.name(), wire));
    }
    is_key
}

/// Only JSON has null. What is optional as well gets a method that clears it, where it has a setter.
fn nullable(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    shape: &Shape,
    name: &Name,
    owner: Owner,
    scope: &mut Scope,
) {
    if *shape == Shape::Builtin(Builtin::Json) {
        cx.report(diagnostics::null_already(at.key("nullable").name()));
    } else if owner.is_of_single_values() || field.constant.is_some() {
        cx.report(diagnostics::null_not_here(at.key("nullable").name()));
    } else if field.optional && owner != Owner::Variant {
        let clear = Name {
            wire: name.wire.clone(),
            rust: format!("clear_{}", name.rust),
        };
        scope.claim(cx, at, &clear);
    }
}

/// Only what comes in an object of JSON can come under another key.
fn aliases(cx: &mut Context<'_>, at: At<'_>, field: &spec::Field, owner: Owner) {
    if field.aliases.is_empty() {
        return;
    }
    if owner != Owner::Object || field.constant.is_some() {
        cx.report(diagnostics::aliases_not_here(at.key("aliases").name()));
    }
    for (number, alias) in field.aliases.iter().enumerate() {
        if !text::is_wire_key(alias) {
            let place = at.key("aliases").index(number).value();
            cx.report(diagnostics::bad_wire_key(place, alias));
        }
    }
}

fn style(cx: &mut Context<'_>, at: At<'_>, field: &spec::Field, shape: &Shape, owner: Owner) {
    let is_list = matches!(shape, Shape::List(_));
    match field.style {
        Some(style) if !is_list || !owner.styles().contains(&style) => {
            let place = at.key("style").name();
            let list = match owner {
                Owner::Parts if is_list => "a list in a query or a form without parts",
                _ => "a list in a query or a form",
            };
            cx.report(diagnostics::limit_without_sense(place, "style", list));
        }
        _ => {}
    }
}

fn constant(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    plain: &Field,
    owner: Owner,
    limits: &[Limit],
) {
    let Some(constant) = &field.constant else {
        return;
    };
    let place = || at.key("constant").value();
    let is_empty = owner.refuses_empty() && *constant == Scalar::Text(String::new());
    if is_empty {
        cx.report(diagnostics::empty_constant(place()));
    } else if !fits(constant, &plain.shape) {
        let diagnostic = diagnostics::constant_of_other_type(place(), &field.type_);
        cx.report(diagnostic);
    } else if owner == Owner::Path {
        cx.report(diagnostics::constant_not_here(at.key("constant").name()));
    } else if owner == Owner::Headers && !text::is_header_value(&constant.text()) {
        cx.report(diagnostics::bad_header_value(place(), &plain.name.wire));
    } else if let Some(limit) = limits::exceeded(limits, &constant.json()) {
        let diagnostic = diagnostics::constant_beyond_limit(place(), limit.key(), &limit.asks());
        cx.report(diagnostic);
    } else if field.optional {
        cx.report(diagnostics::optional_constant(at.key("optional").name()));
    }
}

/// Whether a constant is of a type.
pub(crate) fn fits(constant: &Scalar, shape: &Shape) -> bool {
    matches!(
        (constant, shape),
        (Scalar::Boolean(_), Shape::Builtin(Builtin::Boolean))
            | (Scalar::Integer(_), Shape::Builtin(Builtin::Integer))
            | (Scalar::Text(_), Shape::Builtin(Builtin::String))
    )
}
