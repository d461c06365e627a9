//! The redirects of one file.

use std::collections::HashMap;

use super::naming::{Naming, key_name, spec_name, wire_name};
use super::scope::Scope;
use super::{Context, shape, symbols, text};
use crate::api::{Field, Location, Name, Outcome, Redirect, Type};
use crate::diagnostics;
use crate::place::{At, Place};
use crate::spec::{self, Spec};
use crate::yaml::Map;

/// The constructors that every redirect has; an outcome gives one more.
const CONSTRUCTORS: [&str; 3] = ["from_query", "from_url", "read"];

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    spec: &Spec,
    types: &[Type],
) -> Vec<Redirect> {
    let at = at.key("redirects");
    let redirects = spec.redirects.iter();
    redirects
        .filter_map(|(wire, redirect)| {
            let at = at.key(wire);
            cx.right(at, |cx| Some(one(cx, at, wire, redirect, types)))
        })
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    redirect: &spec::Redirect,
    types: &[Type],
) -> Redirect {
    let docs = cx.docs(at, redirect.docs.as_deref(), wire);
    if redirect.outcomes.is_empty() {
        cx.report(diagnostics::empty(at.key("outcomes").value(), "outcomes"));
    }
    decidable(cx, at.key("outcomes"), redirect);
    let outcomes = outcomes(cx, at.key("outcomes"), redirect, types);
    Redirect {
        name: symbols::item_name(wire, redirect.rust.as_deref()),
        docs,
        verify: redirect.verify.as_deref().and_then(|it| verify(cx, at, it)),
        examples: Vec::new(),
        outcomes,
    }
}

/// Proves that at most one outcome can hold: each has a deciding parameter of its own, but for one.
fn decidable(cx: &mut Context<'_>, at: At<'_>, redirect: &spec::Redirect) {
    let mut seen: HashMap<Option<&str>, Place> = HashMap::new();
    for (wire, outcome) in redirect.outcomes.iter() {
        let at = at.key(wire);
        let when = outcome.when.as_deref();
        let place = if when.is_some() {
            at.key("when").value()
        } else {
            at.name()
        };
        match seen.get(&when) {
            Some(first) => cx.report(diagnostics::undecidable_outcome(place, when, first.clone())),
            None => drop(seen.insert(when, place)),
        }
    }
}

fn outcomes(
    cx: &mut Context<'_>,
    at: At<'_>,
    redirect: &spec::Redirect,
    types: &[Type],
) -> Vec<Outcome> {
    let mut scope = Scope::of(Naming::OWN_VARIANT.space());
    let mut outcomes = Vec::new();
    for (wire, given) in redirect.outcomes.iter() {
        let at = at.key(wire);
        let Some(outcome) = outcome(cx, at, wire, given, types) else {
            continue;
        };
        scope.claim(cx, at, &outcome.name);
        let verified = redirect.verify.as_deref();
        if let Some(verified) = verified.filter(|it| given.parameters.get(it).is_some()) {
            cx.report(diagnostics::verified_parameter(
                at.key("parameters").key(verified).name(),
                verified,
            ));
        }
        outcomes.push(outcome);
    }
    outcomes
}

fn outcome(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    outcome: &spec::Outcome,
    types: &[Type],
) -> Option<Outcome> {
    let name = spec_name(cx, at, wire, None, Naming::OWN_VARIANT);
    let docs = cx.docs(at, outcome.docs.as_deref(), wire);
    let parameters = parameters(cx, at.key("parameters"), &outcome.parameters, types);
    if let Some(when) = outcome.when.as_deref() {
        deciding(cx, at, when, &outcome.parameters);
    }
    let name = name?;
    Naming::OWN_VARIANT.avoid(cx, at, &name, &CONSTRUCTORS);
    Some(Outcome {
        name,
        docs,
        when: outcome.when.clone(),
        parameters,
    })
}

/// A parameter that decides for an outcome is always there in it.
fn deciding(cx: &mut Context<'_>, at: At<'_>, when: &str, parameters: &Map<spec::Parameter>) {
    let parameter = parameters.get(when);
    if parameter.is_none_or(|it| it.optional)
        && let Some(place) = cx.if_told(at.key("when").value())
    {
        let known = parameters.iter().filter(|(_, it)| !it.optional);
        let (is_there, known) = (parameter.is_some(), known.map(|(key, _)| key));
        cx.report(diagnostics::no_deciding_field(place, when, is_there, known));
    }
}

fn parameters(
    cx: &mut Context<'_>,
    at: At<'_>,
    parameters: &Map<spec::Parameter>,
    types: &[Type],
) -> Vec<Field> {
    let mut scope = Scope::of(Naming::FIELD.space());
    let parameters = parameters.iter();
    parameters
        .filter_map(|(wire, it)| parameter(cx, at.key(wire), wire, it, types, &mut scope))
        .collect()
}

fn parameter(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    parameter: &spec::Parameter,
    types: &[Type],
    scope: &mut Scope,
) -> Option<Field> {
    let is_key = text::is_query_key(wire);
    if !is_key {
        cx.report(diagnostics::bad_query_key(at.name(), wire));
    }
    let docs = cx.docs(at, parameter.docs.as_deref(), wire);
    let shape = shape::parse(cx, at.key("type"), &parameter.type_);
    let chosen = parameter.rust.as_deref();
    let name = key_name(cx, at, (wire, is_key), chosen, Naming::FIELD);
    let (shape, name) = (shape?, name?);
    if !shape.is_scalar(types) {
        let (place, what) = (at.key("type").value(), "a parameter of a redirect");
        cx.report(diagnostics::not_a_scalar(place, what));
    }
    scope.claim(cx, at, &name);
    Some(Field {
        optional: parameter.optional,
        ..Field::new(name, Location::Query, shape, docs)
    })
}

fn verify(cx: &mut Context<'_>, at: At<'_>, wire: &str) -> Option<Name> {
    if !text::is_query_key(wire) {
        cx.report(diagnostics::bad_query_key(at.key("verify").value(), wire));
        return None;
    }
    wire_name(cx, at.key("verify"), wire, None, Naming::FIELD)
}
