//! The credentials that operations ask for.

use super::Context;
use crate::api::{Auth, Name, Operation, Scheme};
use crate::diagnostics;
use crate::name;
use crate::place::At;
use crate::spec::{Callers, Spec};

/// What an operation names that needs no credential. No credential has this name, as `None` is taken.
const NONE: &str = "none";

/// The type of the credentials of an operation, where several will do.
pub(crate) fn name(spec: &Spec, section: &str, operation: &Name) -> Option<Name> {
    let found = match section {
        "operations" => spec.operations.get(&operation.wire),
        _ => None,
    };
    match &found?.auth {
        Callers::Several(names) if names.len() > 1 => Some(Name {
            wire: operation.wire.clone(),
            rust: name::of_auth(&operation.rust),
        }),
        _ => None,
    }
}

/// The numbers of the credentials, and none for that of a call that needs none.
pub(crate) fn numbers(
    cx: &mut Context<'_>,
    at: At<'_>,
    callers: &Callers,
) -> Option<Vec<Option<usize>>> {
    match callers {
        Callers::One(name) => Some(vec![number(cx, at, name)?]),
        Callers::Several(names) => {
            if names.is_empty() {
                cx.report(diagnostics::empty(at.value(), "auth"));
            }
            let names = names.iter().enumerate();
            let numbers: Vec<_> = names
                .map(|(index, it)| number(cx, at.index(index), it))
                .collect();
            numbers.into_iter().collect()
        }
    }
}

fn number(cx: &mut Context<'_>, at: At<'_>, name: &str) -> Option<Option<usize>> {
    let found = cx.symbols.auth().get_index_of(name);
    if found.is_none() && name != NONE {
        if !cx.symbols.is_meant("auth", name)
            && let Some(place) = cx.if_told(at.value())
        {
            let known = cx.symbols.auth().iter().copied();
            cx.report(diagnostics::unknown_auth(place, name, known));
        }
        return None;
    }
    Some(found)
}

/// Reports a credential that is the same as one before it: both are of one type, so that each handle can make the call.
pub(crate) fn differ(
    cx: &mut Context<'_>,
    at: At<'_>,
    known: &[Option<&Auth>],
    operation: &Operation,
) {
    let mut schemes: Vec<(usize, Option<&Scheme>)> = Vec::new();
    for (index, number) in operation.auth.iter().enumerate() {
        let auth = number.and_then(|it| *known.get(it)?);
        if number.is_some() && auth.is_none() {
            continue;
        }
        let scheme = auth.map(|it| &it.scheme);
        if let Some((first, _)) = schemes.iter().find(|(_, it)| *it == scheme) {
            let name = auth.map_or(NONE, |it| &it.name.wire);
            let (place, first) = (at.index(index).value(), at.index(*first).value());
            cx.report(diagnostics::credential_twice(place, name, first));
        }
        schemes.push((index, scheme));
    }
}
