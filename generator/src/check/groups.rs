//! Groups of fields, which objects and requests include.

use std::collections::BTreeMap;

use super::fields;
use super::owner::Owner;
use super::scope::Scope;
use super::{Context, File, shape};
use crate::api::Field;
use crate::diagnostics::{self, Space};
use crate::place::At;
use crate::spec;
use crate::yaml::Map;

/// The groups of a spec, from name: the number of the file and the fields.
pub(crate) type Groups<'s> = BTreeMap<&'s str, (usize, &'s Map<spec::Field>)>;

/// Collects the groups of all files.
pub(crate) fn collect<'s>(cx: &mut Context<'_>, files: &'s [File]) -> Groups<'s> {
    let mut groups = Groups::new();
    for (number, file) in files.iter().enumerate() {
        for (name, fields) in file.spec.groups.iter() {
            match groups.get(name) {
                Some((first, _)) => {
                    let (place, first) = (place(number, name), place(*first, name));
                    cx.report(diagnostics::defined_twice(
                        place,
                        name,
                        first,
                        Space::Groups,
                    ));
                }
                None => drop(groups.insert(name, (number, fields))),
            }
        }
    }
    groups
}

fn place(file: usize, name: &str) -> crate::place::Place {
    At::root(file).key("groups").key(name).name()
}

/// What is included, and where.
pub(crate) struct Included<'a> {
    pub(crate) at: At<'a>,
    pub(crate) names: &'a [String],
}

/// The fields of some groups. They share their Rust names with those that were there before.
pub(crate) fn fields(
    cx: &mut Context<'_>,
    included: &Included<'_>,
    owner: Owner,
    scope: &mut Scope,
) -> Vec<Field> {
    let mut all = Vec::new();
    for (number, name) in included.names.iter().enumerate() {
        let place = included.at.index(number).value();
        if let Some(first) = scope.claim_group(name, &place) {
            cx.report(diagnostics::included_twice(place, name, first));
            continue;
        }
        let Some((file, group)) = cx.symbols.groups().get(name.as_str()).copied() else {
            if let Some(place) = cx.if_told(place) {
                let known = cx.symbols.groups().keys().copied();
                cx.report(diagnostics::unknown_group(place, name, known));
            }
            continue;
        };
        cx.included.insert(name.clone());
        let at = At::root(file);
        let at = at.key("groups");
        let at = at.key(name);
        // What could not be read of a group is missing wherever it is included.
        if cx.unread.is_in(at) {
            cx.depends_on_wrong();
        }
        all.extend(fields::within(cx, at, group, owner, scope));
    }
    all
}

/// Whether something in one of some groups could not be read.
pub(crate) fn are_unread(cx: &Context<'_>, names: &[String]) -> bool {
    let groups = cx.symbols.groups();
    let mut included = names
        .iter()
        .filter_map(|it| Some((it, groups.get(it.as_str())?)));
    included.any(|(name, (file, _))| cx.unread.is_in(At::root(*file).key("groups").key(name)))
}

/// Warns of groups that nothing includes. What their fields would be is not known, but for their types.
pub(crate) fn unused(cx: &mut Context<'_>) {
    let groups = cx.symbols.groups().iter();
    let groups: Vec<_> = groups
        .map(|(name, (file, it))| (*name, *file, *it))
        .collect();
    for (name, file, fields) in groups {
        if cx.included.contains(name) {
            continue;
        }
        cx.report(diagnostics::unused_group(place(file, name), name));
        let at = At::root(file);
        let at = at.key("groups");
        let at = at.key(name);
        for (wire, field) in fields.iter() {
            shape::of_part(cx, at.key(wire).key("type"), &field.type_);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Sources;

    #[test]
    fn a_group_that_nothing_includes_is_no_part_of_the_client() {
        let text = "
crate: { name: lamp, version: 0.1.0, description: A lamp., license: MIT }
data_centers: { docs: Where., hosts: { api: It. }, ids: { home: { name: Home, hosts: { api: lamp.example.com } } } }
groups: { prices: { price: { type: decimal, docs: Its price. } } }
";
        let files = crate::parse(&Sources::single("lamp.yaml", text).files);
        let checked = crate::check::check(&files).unwrap();
        assert_eq!(checked.api().builtins, []);
        assert_eq!(checked.warnings().len(), 1);
    }
}
