//! The types that a spec defines.

use super::fields;
use super::graph::innermost;
use super::groups::{self, Included};
use super::owner::Owner;
use super::scope::Scope;
use super::{Context, File, enums, shape, union, variants};
use crate::api::{Docs, Field, Kind, Location, Name, Shape, Type, TypeId, Variant};
use crate::diagnostics::{self, Space};
use crate::name;
use crate::place::At;
use crate::spec;
use crate::yaml::Map;

/// All types, each at the number that the symbols gave it.
pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) -> Vec<Type> {
    let mut types = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("types");
        for (wire, item) in file.spec.types.iter() {
            match cx.symbols.type_id(wire) {
                Some(id) if id.0 == types.len() => {
                    let at = at.key(wire);
                    let is_unread = cx.unread.is_in(at) || groups::are_unread(cx, &included(item));
                    cx.unread_types.extend(is_unread.then_some(id));
                    let (made, is_right) = cx.is_right(at, |cx| one(cx, at, wire, item));
                    cx.doubtful.extend((!is_right).then_some(id));
                    types.push(made);
                }
                // It is defined twice.
                Some(id) => drop(cx.doubtful.insert(id)),
                None => {}
            }
        }
    }
    unions(cx, files, &types);
    types
}

/// The groups that a type includes.
fn included(item: &spec::Type) -> Vec<String> {
    let variants = item.union.iter().flat_map(Map::values);
    let all = variants.flat_map(|it| &it.include).chain(&item.include);
    all.cloned().collect()
}

/// Holds the shapes of each union against each other, now that all types are known.
fn unions(cx: &mut Context<'_>, files: &[File], types: &[Type]) {
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("types");
        for (wire, _) in file.spec.types.iter() {
            let at = at.key(wire);
            let id = cx.symbols.type_id(wire);
            let item = id.and_then(|it| types.get(it.0));
            if let (Some(id), Some(Kind::Union(variants))) = (id, item.map(|it| &it.kind))
                && !can_be_told(cx, at, types, (id, variants))
            {
                cx.doubtful.insert(id);
            }
        }
    }
}

/// Whether it is known which shape of a union a value has. Of what could not be read nothing is told.
fn can_be_told(
    cx: &mut Context<'_>,
    at: At<'_>,
    types: &[Type],
    (id, variants): (TypeId, &[Variant]),
) -> bool {
    let wholes = variants.iter().filter_map(Variant::whole);
    let wholes: Vec<TypeId> = wholes.filter_map(|it| innermost(&it.shape)).collect();
    let mut ids = wholes.iter().chain([&id]);
    if ids.any(|it| cx.unread_types.contains(it)) {
        return false;
    }
    let check = |cx: &mut Context<'_>| union::check(cx, at.key("union"), types, variants);
    let ((), is_right) = cx.is_right(at, check);
    is_right && !wholes.iter().any(|it| cx.doubtful.contains(it))
}

fn one(cx: &mut Context<'_>, at: At<'_>, wire: &str, item: &spec::Type) -> Type {
    let docs = cx.docs(at, item.docs.as_deref(), wire);
    let rust = item.rust.clone().unwrap_or_else(|| name::type_name(wire));
    let kind = kind(cx, at, wire, item);
    if kind.is_some() {
        misplaced(cx, at, item);
    }
    let name = Name {
        wire: wire.to_owned(),
        rust,
    };
    Type {
        name,
        docs,
        // A type of no kind has been reported; as an id it disturbs nothing else.
        kind: kind.unwrap_or(Kind::Id),
        sent: false,
        received: false,
        constrained: false,
    }
}

/// Reports keys that the kind of a type has no use for.
fn misplaced(cx: &mut Context<'_>, at: At<'_>, item: &spec::Type) {
    if item.closed && item.values.is_none() {
        cx.report(diagnostics::nothing_to_close(at.key("closed").name()));
    }
    if !item.include.is_empty() && item.object.is_none() {
        cx.report(diagnostics::nothing_to_include(at.key("include").name()));
    }
    if item.rest.is_some() && item.object.is_none() {
        cx.report(diagnostics::nothing_to_keep(at.key("rest").name()));
    }
}

/// The fields of an object, and of the groups that it includes.
fn object(
    cx: &mut Context<'_>,
    at: At<'_>,
    object: &Map<spec::Field>,
    item: &spec::Type,
) -> Vec<Field> {
    let mut scope = Scope::of(Space::Object);
    let mut all = fields::within(cx, at.key("object"), object, Owner::Object, &mut scope);
    let included = Included {
        at: at.key("include"),
        names: &item.include,
    };
    all.extend(groups::fields(cx, &included, Owner::Object, &mut scope));
    let rest = item.rest.as_deref();
    all.extend(rest.and_then(|it| self::rest(cx, at.key("rest"), it, &mut scope)));
    all
}

/// The field that holds what is under other keys.
fn rest(cx: &mut Context<'_>, at: At<'_>, type_: &str, scope: &mut Scope) -> Option<Field> {
    let name = |wire: &str| Name {
        wire: wire.to_owned(),
        rust: "rest".to_owned(),
    };
    scope.claim(cx, at, &name("what is under other keys"));
    let shape = Shape::Map(Box::new(shape::parse(cx, at, type_)?));
    let docs = Docs(vec!["What is under other keys.".to_owned()]);
    Some(Field {
        is_rest: true,
        ..Field::new(name(""), Location::Body, shape, docs)
    })
}

fn kind(cx: &mut Context<'_>, at: At<'_>, wire: &str, item: &spec::Type) -> Option<Kind> {
    let spec::Type {
        text,
        values,
        object,
        union,
        ..
    } = item;
    Some(match (text, values, object, union) {
        (Some(spec::Text::Id), None, None, None) => Kind::Id,
        (Some(spec::Text::Secret), None, None, None) => Kind::Secret,
        (None, Some(values), None, None) => Kind::Enum(enums::check(cx, at, values, item.closed)),
        (None, None, Some(object), None) => Kind::Object(self::object(cx, at, object, item)),
        (None, None, None, Some(union)) => Kind::Union(variants::check(cx, at.key("union"), union)),
        _ => {
            cx.report(diagnostics::not_one_kind(at.name(), wire));
            return None;
        }
    })
}
