//! Calls, by path and method.

use serde_json::Value;

use super::merge::merged;
use super::object::Object;
use super::operation;
use crate::api::{Api, Module, Operation, Piece};
use crate::spec::Method;

/// All calls but those of URLs. Several of one path and method become one.
pub(super) fn all(api: &Api, components: &Object) -> Object {
    let mut paths: Vec<Path<'_>> = Vec::new();
    for (module, operation) in operations(api).filter(|(_, it)| it.url().is_none()) {
        let number = paths.iter().position(|it| it.is_of(operation));
        let number = number.unwrap_or(paths.len());
        if number == paths.len() {
            paths.push(Path::new(operation));
        }
        if let Some(path) = paths.get_mut(number) {
            path.add(operation, operation::of(api, module, operation));
        }
    }
    let paths = paths.into_iter();
    paths.map(|it| it.object(components)).collect()
}

/// The calls of URLs that come with answers, by name. They have no path.
pub(super) fn of_urls(api: &Api) -> Object {
    let of_urls = operations(api).filter(|(_, it)| it.url().is_some());
    let of_urls = of_urls.map(|(module, it)| {
        let method = Object::default().with("method", it.method.word());
        let call = method.and(operation::of(api, module, it));
        (it.name.wire.as_str(), call)
    });
    of_urls.collect()
}

fn operations(api: &Api) -> impl Iterator<Item = (&Module, &Operation)> {
    let modules = api.modules.iter();
    modules.flat_map(|module| module.operations.iter().map(move |it| (module, it)))
}

/// A path, and what can be done with it.
struct Path<'a> {
    /// The operation that gives the parameters their names.
    first: &'a Operation,
    methods: Vec<(Method, Vec<Object>)>,
}

impl<'a> Path<'a> {
    fn new(first: &'a Operation) -> Self {
        let methods = Vec::new();
        Self { first, methods }
    }

    /// Whether an operation is of this path: the names of the parameters make no difference.
    fn is_of(&self, operation: &Operation) -> bool {
        texts(self.first).eq(texts(operation))
    }

    fn add(&mut self, operation: &Operation, call: Object) {
        let names: Vec<_> = names(operation).zip(names(self.first)).collect();
        let call = renamed(call, &names);
        let mut methods = self.methods.iter_mut();
        match methods.find(|(it, _)| *it == operation.method) {
            Some((_, calls)) => calls.push(call),
            None => self.methods.push((operation.method, vec![call])),
        }
    }

    fn object(self, components: &Object) -> (String, Object) {
        let methods = self.methods.into_iter();
        let methods = methods.map(|(method, calls)| {
            let call = merged(calls, components);
            (method.word().to_ascii_lowercase(), call)
        });
        (self.first.path.clone(), methods.collect())
    }
}

/// What stands in a path besides the names of its parameters.
fn texts(operation: &Operation) -> impl Iterator<Item = Option<&str>> {
    operation.pieces.iter().map(|it| match it {
        Piece::Text(text) => Some(text.as_str()),
        Piece::Parameter(_) => None,
    })
}

/// The names of the parameters of a path.
fn names(operation: &Operation) -> impl Iterator<Item = &str> {
    operation.pieces.iter().filter_map(|it| match it {
        Piece::Text(_) => None,
        Piece::Parameter(name) => Some(name.as_str()),
    })
}

/// The call with other names for the parameters of its path.
fn renamed(call: Object, names: &[(&str, &str)]) -> Object {
    let mut parameters = call.list("parameters").to_vec();
    for it in parameters.iter_mut().filter(|it| it["in"] == "path") {
        let name = names
            .iter()
            .find(|(from, to)| it["name"] == *from && from != to);
        if let Some((from, to)) = name {
            it["name"] = Value::from(*to);
            it["x-clientwright-name"] = Value::from(*from);
        }
    }
    call.filled("parameters", parameters)
}
