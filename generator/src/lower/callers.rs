//! Who can make a call.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::{credential, handle};
use super::docs;
use crate::api::{Api, Operation};
use crate::ir;
use crate::name;
use crate::rust::{code, ident};

/// The type of the credential.
pub(super) fn type_of(api: &Api, operation: &Operation) -> TokenStream {
    let mut callers = api.callers(operation);
    match (callers.next(), callers.next()) {
        (Some(only), None) => credential(api, only),
        _ => {
            let name = ident(&name::of_auth(&operation.name.rust));
            quote!(#name)
        }
    }
}

/// The type of the credentials, where several will do.
pub(super) fn several(api: &Api, operation: &Operation) -> Option<ir::Callers> {
    let callers = api.callers(operation).map(|auth| {
        let handle = handle(api, auth);
        ir::Caller {
            docs: docs::own(&format!(
                "That of [`{0}`](super::{0}).",
                handle.name.as_str()
            )),
            name: handle.name,
            credential: handle.credential,
        }
    });
    let rust = &operation.name.rust;
    (operation.auth.len() > 1).then(|| ir::Callers {
        docs: docs::own(&format!("The credentials of which [`{rust}`] takes any.")),
        name: code(ident(&name::of_auth(rust))),
        callers: callers.collect(),
    })
}

/// Who can make the call, where several can.
pub(super) fn docs(api: &Api, operation: &Operation) -> Option<String> {
    let handles = api.callers(operation).map(|auth| handle(api, auth));
    let links: Vec<String> = handles.map(|it| link(&it)).collect();
    let (last, others) = links
        .split_last()
        .filter(|(_, others)| !others.is_empty())?;
    Some(format!("{} and {last} can send it.", others.join(", ")))
}

fn link(handle: &ir::Handle) -> String {
    format!("[`{0}`](super::{0})", handle.name.as_str())
}
