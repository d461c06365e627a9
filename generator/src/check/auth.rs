//! The credentials.

use super::symbols::Naming;
use super::{Context, File};
use crate::api::{Auth, Kind, Name, Type};
use crate::diagnostics;
use crate::name;
use crate::place::At;

/// A credential gives the client a method of its name, and one that ends with `_from` and takes a source.
const METHODS_OF_CLIENT: [&str; 3] = ["builder", "data_center", "new"];

pub(crate) fn check(cx: &mut Context<'_>, files: &[File], types: &[Type]) -> Vec<Auth> {
    let mut auth = Vec::new();
    let methods = methods_of_client(files);
    let methods: Vec<_> = methods.iter().map(String::as_str).collect();
    for (number, file) in files.iter().enumerate() {
        let at = At::root(number);
        let at = at.key("auth");
        for (wire, item) in file.spec.auth.iter() {
            let at = at.key(wire);
            let docs = cx.docs(at, item.docs.as_deref(), wire);
            let token = cx.symbols.type_id(&item.bearer);
            match token.and_then(|id| types.get(id.0)).map(|it| &it.kind) {
                None => {
                    let place = at.key("bearer").value();
                    cx.report(diagnostics::unknown_type(
                        place,
                        &item.bearer,
                        cx.symbols.type_names(),
                    ));
                }
                Some(Kind::Secret) => {}
                Some(_) => cx.report(diagnostics::token_no_secret(
                    at.key("bearer").value(),
                    &item.bearer,
                )),
            }
            if let Some(token) = token {
                let name = Name {
                    wire: wire.to_owned(),
                    rust: name::type_name(wire),
                };
                Naming::OWN_METHOD.avoid(cx, at, &name, &methods);
                auth.push(Auth { name, token, docs });
            }
        }
    }
    auth
}

fn methods_of_client(files: &[File]) -> Vec<String> {
    let all = files.iter().flat_map(|file| file.spec.auth.iter());
    let sources = all.map(|(wire, _)| format!("{wire}_from"));
    let own = METHODS_OF_CLIENT.iter().map(|&method| method.to_owned());
    own.chain(sources).collect()
}
