//! A cargo feature for each file with operations, where the spec asks for it.
//!
//! A feature turns on what its file says, and the types that nothing else has, wherever they are defined. What is there
//! without operations is there always. A type that several features have gets a file of its own, which any of them turns on.

use std::collections::BTreeSet;

use super::graph::{innermost, reachable};
use super::{Context, File, modules};
use crate::api::{Answer, Api, Module, Shape, TypeId};
use crate::diagnostics;
use crate::place::{At, Place, Spot};

/// The features that every client crate has already.
const OWN: [&str; 8] = [
    "all-operations",
    "blocking",
    "default",
    "hyper",
    "native-roots",
    "reqwest",
    "test-util",
    "tracing",
];

/// As many as crates.io takes.
const MAX: usize = 300;

/// Holds the features of all files against those that there are, and against the limit.
pub(crate) fn check(cx: &mut Context<'_>, files: &[File]) {
    let is_main = |file: &File| matches!(&file.spec.krate, Some(it) if it.feature_per_file);
    let Some(main) = files.iter().position(is_main) else {
        return;
    };
    let files = files.iter().enumerate();
    let with_operations = files.filter(|(_, it)| !it.spec.operations.is_empty());
    let features: Vec<(usize, String)> = with_operations
        .map(|(number, file)| (number, feature(modules::name(&file.path))))
        .collect();
    for (number, feature) in &features {
        if OWN.contains(&feature.as_str()) {
            let place = Place {
                file: *number,
                spot: Spot::File,
            };
            cx.report(diagnostics::reserved_feature(place, feature));
        }
    }
    let count = features.len() + OWN.len();
    if count > MAX {
        let at = At::root(main);
        let at = at.key("crate");
        let place = at.key("feature_per_file").name();
        cx.report(diagnostics::too_many_features(place, count, MAX));
    }
}

/// Whether a module is there with its feature only.
fn is_gated(module: &Module) -> bool {
    !module.operations.is_empty()
}

/// The name that the feature of a module has by custom.
fn feature(module: &str) -> String {
    module.replace('_', "-")
}

/// Gives each module its feature, and each type the module that is there whenever the type is needed.
pub(crate) fn arrange(api: &mut Api) {
    if !api.package.feature_per_file {
        return;
    }
    let users = users(api);
    for module in &mut api.modules {
        if is_gated(module) {
            module.features = vec![feature(&module.name)];
        }
    }
    for (from, id) in definitions(api) {
        match users.get(id.0) {
            // What nothing has, of which there is a warning, stands apart as well.
            Some(Users::These(these)) => match these.first() {
                Some(only) if these.len() == 1 => move_type(api, id, from, *only),
                _ => set_apart(api, id, from, these),
            },
            Some(Users::All) if api.modules.get(from).is_some_and(is_gated) => {
                set_apart(api, id, from, &BTreeSet::new());
            }
            Some(Users::All) | None => {}
        }
    }
}

/// Who needs a type.
#[derive(Clone)]
enum Users {
    /// What is always there.
    All,
    /// These modules, each of which has a feature.
    These(BTreeSet<usize>),
}

fn users(api: &Api) -> Vec<Users> {
    let mut users = vec![Users::These(BTreeSet::new()); api.types.len()];
    for (number, module) in api.modules.iter().enumerate() {
        let needed = reachable(&api.types, needed_by(module).collect());
        for (users, _) in users.iter_mut().zip(needed).filter(|(_, it)| *it) {
            match users {
                Users::These(these) if is_gated(module) => drop(these.insert(number)),
                users => *users = Users::All,
            }
        }
    }
    let needed = reachable(&api.types, always_needed(api).collect());
    for (users, _) in users.iter_mut().zip(needed).filter(|(_, it)| *it) {
        *users = Users::All;
    }
    users
}

/// The types that a module names.
fn needed_by(module: &Module) -> impl Iterator<Item = TypeId> {
    let operations = || module.operations.iter();
    let pages = module.pages.iter().flat_map(|it| &it.query);
    let outcomes = module.redirects.iter().flat_map(|it| &it.outcomes);
    let fields = operations().flat_map(|it| &it.fields).chain(pages);
    let fields = fields.chain(outcomes.flat_map(|it| &it.parameters));
    let answers = operations().flat_map(|it| &it.answers);
    let webhooks = module.webhooks.iter();
    let shapes: Vec<&Shape> = fields
        .map(|it| &it.shape)
        .chain(answers.flat_map(Answer::shapes))
        .chain(webhooks.clone().map(|it| &it.body.shape))
        .collect();
    let named = shapes.into_iter().filter_map(innermost);
    named.chain(webhooks.map(|it| it.secret))
}

/// The types that the client names whatever it calls: those of credentials and errors.
fn always_needed(api: &Api) -> impl Iterator<Item = TypeId> {
    let tokens = api.auth.iter().filter_map(|it| it.scheme.token());
    let errors = api.errors.iter().filter_map(|it| it.body.as_ref());
    tokens.chain(errors.filter_map(|it| innermost(&it.shape)))
}

/// All types, each with the module that defines it.
fn definitions(api: &Api) -> Vec<(usize, TypeId)> {
    let modules = api.modules.iter().enumerate();
    let types = modules.flat_map(|(number, it)| it.types.iter().map(move |id| (number, *id)));
    types.collect()
}

fn move_type(api: &mut Api, id: TypeId, from: usize, to: usize) {
    if from != to {
        remove(api, id, from);
        if let Some(to) = api.modules.get_mut(to) {
            to.types.push(id);
        }
    }
}

fn set_apart(api: &mut Api, id: TypeId, from: usize, users: &BTreeSet<usize>) {
    let Some(item) = api.types.get(id.0) else {
        return;
    };
    let users = users.iter().filter_map(|number| api.modules.get(*number));
    let apart = Module {
        name: free_name(api, &format!("type_{}", item.name.wire)),
        features: users.map(|it| feature(&it.name)).collect(),
        types: vec![id],
        ..Module::default()
    };
    remove(api, id, from);
    api.modules.push(apart);
}

fn remove(api: &mut Api, id: TypeId, from: usize) {
    if let Some(from) = api.modules.get_mut(from) {
        from.types.retain(|it| *it != id);
    }
}

/// A name that no module has. Nobody but the compiler sees it.
fn free_name(api: &Api, name: &str) -> String {
    match api.modules.iter().any(|it| it.name == name) {
        true => free_name(api, &format!("{name}_")),
        false => name.to_owned(),
    }
}
