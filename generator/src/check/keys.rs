//! Keys on the wire, each of which stands for one field.

use super::Context;
use super::owner::Owner;
use super::scope::Scope;
use crate::diagnostics::{self, Space};
use crate::place::At;
use crate::spec;
use crate::yaml::Map;

/// Takes the keys of some fields, and gives those that stand for another field already, which are reported.
pub(super) fn claim<'f>(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &'f Map<spec::Field>,
    owner: Owner,
    scope: &mut Scope,
) -> Vec<&'f str> {
    let mut doubled = Vec::new();
    for (wire, _) in fields.iter() {
        let Some(key) = owner.key(wire) else {
            continue;
        };
        let place = at.key(wire).name();
        let Some((first, was_alias)) = scope.claim_key(key, &place, false) else {
            continue;
        };
        cx.report(match owner {
            Owner::Headers => diagnostics::header_twice(place, wire, first),
            _ if was_alias => diagnostics::alias_of_another(place, wire, first),
            _ => diagnostics::defined_twice(place, wire, first, Space::Object),
        });
        doubled.extend((!was_alias).then_some(wire));
    }
    if owner == Owner::Object {
        aliases(cx, at, fields, scope);
    }
    doubled
}

fn aliases(cx: &mut Context<'_>, at: At<'_>, fields: &Map<spec::Field>, scope: &mut Scope) {
    for (wire, field) in fields.iter() {
        let at = at.key(wire);
        let at = at.key("aliases");
        for (number, alias) in field.aliases.iter().enumerate() {
            let place = at.index(number).value();
            let key = Owner::Object.key(alias);
            if let Some((first, _)) = key.and_then(|it| scope.claim_key(it, &place, true)) {
                cx.report(diagnostics::alias_of_another(place, alias, first));
            }
        }
    }
}
