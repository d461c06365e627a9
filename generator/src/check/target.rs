//! What a request holds, and the path that its parameters stand in.

use super::fields;
use super::groups::{self, Included};
use super::owner::Owner;
use super::scope::Scope;
use super::{Context, shape, text};
use crate::api::{Field, Location, Piece};
use crate::diagnostics::{self, Space};
use crate::place::At;
use crate::spec::{self, Encoding};
use crate::yaml::Map;

/// All fields of a request, in the order of path, query, headers and body. Their Rust names differ throughout.
pub(crate) fn fields(cx: &mut Context<'_>, at: At<'_>, operation: &spec::Operation) -> Vec<Field> {
    let mut scope = Scope::of(Space::Request);
    let include = at.key("include");
    let mut all = Vec::new();
    for (key, given, names, owner) in parts(operation) {
        let (at, include) = (at.key(key), include.key(key));
        all.extend(fields::within(cx, at, given, owner, &mut scope));
        let included = Included { at: include, names };
        all.extend(groups::fields(cx, &included, owner, &mut scope));
    }
    headers(cx, at, operation, &all);
    all
}

/// No header says what the encoding of the body says.
fn headers(cx: &mut Context<'_>, at: At<'_>, operation: &spec::Operation, fields: &[Field]) {
    let is_typed = !matches!(
        operation.encoding,
        None | Some(Encoding::Json | Encoding::Value)
    );
    let is_content_type = |it: &&Field| {
        it.location == Location::Header && it.name.wire.eq_ignore_ascii_case("content-type")
    };
    for field in fields.iter().filter(|it| is_typed && is_content_type(it)) {
        let wire = &field.name.wire;
        let place = match operation.headers.get(wire) {
            Some(_) => at.key("headers").key(wire).name(),
            None => at.key("include").key("headers").name(),
        };
        cx.report(diagnostics::own_header(place, wire));
    }
}

/// Where fields of a request can stand: the key, what is written there, the groups that are included, and what they are of.
fn parts(operation: &spec::Operation) -> [(&'static str, &Map<spec::Field>, &[String], Owner); 4] {
    let spec::Operation {
        parameters,
        query,
        headers,
        body,
        include,
        ..
    } = operation;
    let of_body = match operation.encoding {
        Some(Encoding::Form) => Owner::Form,
        Some(Encoding::Multipart) => Owner::Parts,
        _ => Owner::Body,
    };
    [
        ("parameters", parameters, &[], Owner::Path),
        ("query", query, &include.query, Owner::RequestQuery),
        ("headers", headers, &include.headers, Owner::Headers),
        ("body", body, &include.body, of_body),
    ]
}

/// The path, part by part.
pub(crate) fn path(cx: &mut Context<'_>, at: At<'_>, operation: &spec::Operation) -> Vec<Piece> {
    let Some(pieces) = pieces(&operation.path) else {
        let place = at.key("path").value();
        cx.report(diagnostics::bad_path(place, &operation.path));
        return Vec::new();
    };
    if let [Piece::Parameter(name)] = pieces.as_slice() {
        url(cx, at, operation, name);
    }
    for piece in &pieces {
        let Piece::Parameter(name) = piece else {
            continue;
        };
        if operation.parameters.get(name).is_none()
            && let Some(place) = cx.if_told(at.key("path").value())
        {
            let known = operation.parameters.iter().map(|(name, _)| name);
            cx.report(diagnostics::unknown_parameter(place, name, known));
        }
    }
    for (name, parameter) in operation.parameters.iter() {
        let at = at.key("parameters");
        let at = at.key(name);
        let times = pieces.iter().filter(|it| is_parameter(it, name)).count();
        // One mistake is reported once: it is there, under a name that is near.
        let is_misspelt = || times == 0 && pieces.iter().any(|it| is_near(operation, it, name));
        if times != 1
            && let Some(place) = cx.if_told(at.name())
            && !is_misspelt()
        {
            cx.report(diagnostics::parameter_not_in_path(place, name, times));
        }
        if parameter.optional {
            let place = at.key("optional").name();
            cx.report(diagnostics::optional_in_path(place));
        }
    }
    pieces
}

/// A parameter that is the whole path: a URL, which has a query of its own.
fn url(cx: &mut Context<'_>, at: At<'_>, operation: &spec::Operation, name: &str) {
    let given = operation.parameters.get(name);
    // A type that nothing has has been reported.
    let is_type = |it: &str| shape::is_builtin(it) || cx.symbols.type_id(it).is_some();
    if given.is_some_and(|it| it.type_ != "uri" && is_type(&it.type_)) {
        let at = at.key("parameters");
        let place = at.key(name).key("type").value();
        cx.report(diagnostics::no_url_in_path(place));
    }
    if !(operation.query.is_empty() && operation.include.query.is_empty()) {
        cx.report(diagnostics::query_of_url(at.key("query").name()));
    }
}

fn is_parameter(piece: &Piece, name: &str) -> bool {
    matches!(piece, Piece::Parameter(parameter) if parameter == name)
}

/// Whether a parameter of the path that is not told has almost this name.
fn is_near(operation: &spec::Operation, piece: &Piece, name: &str) -> bool {
    match piece {
        Piece::Text(_) => false,
        Piece::Parameter(parameter) => {
            operation.parameters.get(parameter).is_none() && diagnostics::is_near(parameter, name)
        }
    }
}

/// The parts of a path, if it is one: texts, and parameters in braces.
fn pieces(path: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if !text::is_query_key(name) {
            return None;
        }
        plain.push_str(before);
        plain.push('x');
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    pieces.push(Piece::Text(rest.to_owned()));
    pieces.retain(|it| *it != Piece::Text(String::new()));
    if matches!(pieces.as_slice(), [Piece::Parameter(_)]) {
        return Some(pieces);
    }
    // A parameter counts as a letter: what it may hold is seen when a request is made.
    text::is_path(&plain).then_some(pieces)
}
