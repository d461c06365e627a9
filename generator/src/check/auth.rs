//! The credentials.

use std::collections::HashMap;

use super::naming::Naming;
use super::{Context, File, text};
use crate::api::{Auth, Kind, Name, Scheme, Type, TypeId};
use crate::diagnostics;
use crate::name;
use crate::place::{At, Place};
use crate::spec;

/// A credential gives the client a method of its name, and one that ends with `_from` and takes a source.
const METHODS_OF_CLIENT: [&str; 4] = ["anonymous", "builder", "data_center", "new"];

/// The credentials that are right.
pub(crate) fn check(cx: &mut Context<'_>, files: &[File], types: &[Type]) -> Vec<Auth> {
    let mut auth = Vec::new();
    let methods = methods_of_client(files);
    let methods: Vec<_> = methods.iter().map(String::as_str).collect();
    let mut uses = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("auth");
        for (wire, item) in file.spec.auth.iter() {
            if !cx.symbols.is_first("auth", wire, number) {
                continue;
            }
            let at = at.key(wire);
            let docs = cx.docs(at, item.docs.as_deref(), wire);
            let name = Name {
                wire: wire.to_owned(),
                rust: name::type_name(wire),
            };
            Naming::OWN_METHOD.avoid(cx, at, &name, &methods);
            if let Some(scheme) = cx.right(at, |cx| scheme(cx, at, wire, item, types)) {
                one_scheme(cx, at, &scheme, types, &mut uses);
                auth.push(Auth { name, scheme, docs });
            }
        }
    }
    auth
}

fn scheme(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    item: &spec::Auth,
    types: &[Type],
) -> Option<Scheme> {
    let key_type = |cx: &mut Context<'_>, place: At<'_>, key: &spec::Key| {
        token(cx, place.key("type"), &key.type_, types)
    };
    let is_pair = (item.basic, item.client);
    match (&item.bearer, &item.header, &item.query, is_pair) {
        (Some(bearer), None, None, (false, false)) => {
            token(cx, at.key("bearer"), bearer, types).map(Scheme::Bearer)
        }
        (None, Some(key), None, (false, false)) => {
            let at = at.key("header");
            header_name(cx, at.key("name"), &key.name);
            key_type(cx, at, key).map(|token| Scheme::Header(token, key.name.to_lowercase()))
        }
        (None, None, Some(key), (false, false)) => {
            let at = at.key("query");
            if !text::is_query_key(&key.name) {
                let place = at.key("name").value();
                cx.report(diagnostics::bad_query_key(place, &key.name));
            }
            key_type(cx, at, key).map(|token| Scheme::Query(token, key.name.clone()))
        }
        (None, None, None, (true, false)) => Some(Scheme::Basic),
        (None, None, None, (false, true)) => Some(Scheme::Client),
        _ => {
            cx.report(diagnostics::not_one_scheme(at.name(), wire));
            None
        }
    }
}

fn header_name(cx: &mut Context<'_>, at: At<'_>, name: &str) {
    if !text::is_header_name(name) {
        cx.report(diagnostics::bad_header_name(at.value(), name));
    } else if text::is_own_header(&name.to_ascii_lowercase()) {
        cx.report(diagnostics::own_header(at.value(), name));
    }
}

/// The type of a secret that shows who is calling.
pub(crate) fn token(
    cx: &mut Context<'_>,
    at: At<'_>,
    name: &str,
    types: &[Type],
) -> Option<TypeId> {
    let found = cx.symbols.type_id(name);
    match found.and_then(|id| types.get(id.0)).map(|it| &it.kind) {
        None if cx.symbols.is_meant("types", name) => cx.depends_on_wrong(),
        None => {
            if let Some(place) = cx.if_told(at.value()) {
                cx.report(diagnostics::unknown_type(
                    place,
                    name,
                    cx.symbols.type_names(),
                ));
            }
        }
        Some(Kind::Secret) => {}
        // What is wrong with a type has been reported.
        Some(_) if found.is_some_and(|id| cx.doubtful.contains(&id)) => {}
        Some(_) => cx.report(diagnostics::token_no_secret(at.value(), name)),
    }
    found
}

/// Proves that a secret is sent in one way only, since its type is what an operation asks for.
fn one_scheme(
    cx: &mut Context<'_>,
    at: At<'_>,
    scheme: &Scheme,
    types: &[Type],
    uses: &mut HashMap<TypeId, (Place, Scheme)>,
) {
    let Some(token) = scheme.token() else {
        return;
    };
    match uses.get(&token) {
        Some((first, other)) if other != scheme => {
            let wire = types.get(token.0).map_or("", |it| &it.name.wire);
            let diagnostic = diagnostics::token_of_two_schemes(at.name(), wire, first.clone());
            cx.report(diagnostic);
        }
        Some(_) => {}
        None => drop(uses.insert(token, (at.name(), scheme.clone()))),
    }
}

fn methods_of_client(files: &[File]) -> Vec<String> {
    let all = files.iter().flat_map(|file| file.spec.auth.iter());
    let sources = all.map(|(wire, _)| format!("{wire}_from"));
    let own = METHODS_OF_CLIENT.iter().map(|&method| method.to_owned());
    own.chain(sources).collect()
}
