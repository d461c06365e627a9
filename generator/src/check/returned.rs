//! Documented URLs that a browser comes back to, read as the client reads them.

use serde::Deserialize;
use serde_json::{Number, Value};

use super::{Context, builtin, examples, text, values};
use crate::api::{Kind, Outcome, Redirect, RedirectExample, Shape, Type};
use crate::diagnostics;
use crate::place::At;
use crate::runtime::parameter;
use crate::runtime::query::{Given, Query};
use crate::spec;

/// Reads the examples.
pub(super) fn examples(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    redirect: &Redirect,
    spec: &spec::Redirect,
) -> Vec<RedirectExample> {
    let examples = examples::read(cx, at, &spec.examples);
    examples
        .filter_map(|(number, example)| {
            let at = at.index(number);
            let example = cx.right(at, |cx| one(cx, at, redirect, example))?;
            told(cx, at, types, redirect, &example);
            Some(example)
        })
        .collect()
}

fn one(
    cx: &mut Context<'_>,
    at: At<'_>,
    redirect: &Redirect,
    example: &spec::RedirectExample,
) -> Option<RedirectExample> {
    if !text::is_web_url(&example.url) {
        cx.report(diagnostics::bad_url(at.key("url").value(), &example.url));
    }
    if example.verify.is_some() != redirect.verify.is_some() {
        let verified = redirect.verify.as_ref().map(|it| it.wire.as_str());
        cx.report(diagnostics::example_and_verify(at.value(), verified));
    }
    let mut outcomes = redirect.outcomes.iter();
    let outcome = outcomes.position(|it| it.name.wire == example.outcome);
    if outcome.is_none()
        && let Some(place) = cx.if_told(at.key("outcome").value())
    {
        let known = redirect.outcomes.iter().map(|it| it.name.wire.as_str());
        let outcome = &example.outcome;
        cx.report(diagnostics::unknown_outcome(place, outcome, known));
    }
    Some(RedirectExample {
        url: example.url.clone(),
        outcome: outcome?,
        verify: example.verify.clone(),
    })
}

/// Reports a URL that is not read as the outcome that it stands for.
fn told(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    redirect: &Redirect,
    example: &RedirectExample,
) {
    let outcome = redirect.outcomes.get(example.outcome);
    let mut parameters = outcome.into_iter().flat_map(|it| &it.parameters);
    if parameters.any(|it| cx.is_doubtful(&it.shape)) {
        return;
    }
    if let Err(problem) = read(types, redirect, example) {
        let wire = outcome.map_or("", |it| it.name.wire.as_str());
        let place = at.key("url").value();
        cx.report(diagnostics::example_of_other_outcome(place, wire, &problem));
    }
}

/// Reads a URL, or tells what is wrong with it.
fn read(types: &[Type], redirect: &Redirect, example: &RedirectExample) -> Result<(), String> {
    let query = Query::of_url(&example.url).map_err(|error| error.to_string())?;
    if let Some(name) = &redirect.verify {
        let sent = example.verify.as_deref();
        match value(&query, &name.wire)? {
            found if found == sent => {}
            _ => return Err(format!("`{}` is not what `verify` says", name.wire)),
        }
    }
    let (number, outcome) = decided(redirect, &query)?;
    if number != example.outcome {
        return Err(format!("it is read as `{}`", outcome.name.wire));
    }
    for field in &outcome.parameters {
        let wire = &field.name.wire;
        match value(&query, wire)? {
            Some(text) if !is_of(types, &field.shape, text) => {
                return Err(format!("`{wire}` has no value of its type"));
            }
            None if !field.optional => return Err(format!("`{wire}` is missing")),
            _ => {}
        }
    }
    Ok(())
}

/// The outcome of which the deciding parameter is there; or else the one that has none.
fn decided<'r>(redirect: &'r Redirect, query: &Query) -> Result<(usize, &'r Outcome), String> {
    let mut found: Option<(usize, &Outcome, &str)> = None;
    for (number, outcome) in redirect.outcomes.iter().enumerate() {
        let Some(when) = &outcome.when else {
            continue;
        };
        match (value(query, when)?, found) {
            (None, _) => {}
            (Some(_), None) => found = Some((number, outcome, when)),
            (Some(_), Some((.., other))) => {
                return Err(format!("`{other}` and `{when}` cannot both be there"));
            }
        }
    }
    let mut numbered = redirect.outcomes.iter().enumerate();
    found
        .map(|(number, outcome, _)| (number, outcome))
        .or_else(|| numbered.find(|(_, it)| it.when.is_none()))
        .ok_or_else(|| "nothing in it tells the outcome".to_owned())
}

/// The value of a parameter, if it is there.
fn value<'q>(query: &'q Query, wire: &str) -> Result<Option<&'q str>, String> {
    match query.given(wire) {
        Given::Nothing => Ok(None),
        Given::Value(value) => Ok(Some(value)),
        Given::Empty => Err(format!("`{wire}` is empty")),
        Given::Several => Err(format!("`{wire}` stands there more than once")),
    }
}

/// What a text can say beside itself.
#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Boolean(bool),
    Number(Number),
}

/// Whether a text is a value of the type of a parameter.
fn is_of(types: &[Type], shape: &Shape, text: &str) -> bool {
    if is(types, shape, &Value::from(text), true) {
        return true;
    }
    match parameter::read(text) {
        Some(Said::Boolean(it)) => is(types, shape, &Value::from(it), false),
        Some(Said::Number(it)) => is(types, shape, &Value::from(it), false),
        None => false,
    }
}

fn is(types: &[Type], shape: &Shape, value: &Value, is_sent: bool) -> bool {
    match shape {
        Shape::Builtin(it) => builtin::datum(*it, value, is_sent).is_ok(),
        Shape::Named(id) => match types.get(id.0).map(|it| &it.kind) {
            Some(Kind::Id | Kind::Secret) => value.is_string(),
            Some(Kind::Enum(known)) => values::enumerated(known, *id, value).is_ok(),
            _ => false,
        },
        Shape::List(_) | Shape::Map(_) | Shape::Boxed(_) => false,
    }
}
