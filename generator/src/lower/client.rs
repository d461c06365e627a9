//! The client, its handles, the data centers and the errors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::page::host_method;
use super::{docs, envelope, one_if, type_name, type_of};
use crate::api::{Api, Auth, Body, ErrorStatus, HoldsFor, Scheme};
use crate::ir;
use crate::markdown;
use crate::rust::{self, code, ident};

pub(super) fn client(api: &Api) -> ir::Client {
    let header = |(name, value): &(String, String)| ir::Header {
        name: code(rust::text(name)),
        value: code(rust::text(value)),
    };
    let keyed = || api.auth.iter().map(|auth| handle(api, Some(auth)));
    let operations = || api.modules.iter().flat_map(|it| &it.operations);
    let is_open = operations().any(|it| it.auth.contains(&None));
    let open = || is_open.then(|| handle(api, None)).into_iter();
    ir::Client {
        user_agent: code(rust::text(&format!(
            "{}-rust/{}",
            api.package.name, api.package.version
        ))),
        headers: one_if(!api.headers.is_empty(), || {
            api.headers.iter().map(header).collect()
        }),
        host: code(host_method(api, 0)),
        handles: keyed().chain(open()).collect(),
        keyed: keyed().collect(),
        open: open().collect(),
    }
}

/// A handle, and `None` where it holds no credential.
pub(super) fn handle(api: &Api, auth: Option<&Auth>) -> ir::Handle {
    match auth {
        Some(auth) => ir::Handle {
            docs: docs::plain(&auth.docs),
            name: code(ident(&auth.name.rust)),
            method: code(ident(&auth.name.wire)),
            credential: code(credential(api, Some(auth))),
        },
        None => ir::Handle {
            docs: docs::own("Makes the calls that need no credential."),
            name: code(ident("Anonymous")),
            method: code(ident("anonymous")),
            credential: code(credential(api, None)),
        },
    }
}

/// The type of a credential, seen from a module of the client.
pub(super) fn credential(api: &Api, auth: Option<&Auth>) -> TokenStream {
    let Some(auth) = auth else {
        return quote!(());
    };
    match auth.scheme {
        Scheme::Bearer(token) | Scheme::Header(token, _) | Scheme::Query(token, _) => {
            let name = ident(type_name(api, token));
            quote!(super::#name)
        }
        Scheme::Basic => quote!(super::BasicCredential),
        Scheme::Client => quote!(super::ClientCredential),
    }
}

pub(super) fn data_center(api: &Api) -> ir::DataCenter {
    let data_centers = &api.data_centers;
    let variants = data_centers.ids.iter().map(|it| {
        let title = markdown::text(&it.name);
        let row = [&it.id.wire, &it.name].into_iter().chain(&it.hosts);
        ir::DataCenterVariant {
            docs: docs::own(&format!("{} (`{}`).", title.as_str(), it.id.wire)),
            name: code(ident(&it.id.rust)),
            row: row.map(|text| code(rust::text(text))).collect(),
        }
    });
    let roles = data_centers.hosts.iter().enumerate();
    let hosts = roles.map(|(role, (_, docs))| {
        let before = (0..role + 2).map(|_| quote!(_,));
        ir::Host {
            docs: docs::plain(docs),
            method: code(host_method(api, role)),
            pattern: code(quote!([#(#before)* host, ..])),
        }
    });
    ir::DataCenter {
        docs: docs::plain(&data_centers.docs),
        variants: variants.collect(),
        hosts: hosts.collect(),
        columns: code(Literal::usize_unsuffixed(data_centers.hosts.len() + 2)),
    }
}

pub(super) fn errors(api: &Api) -> Vec<ir::ErrorStatus> {
    let errors = api.errors.iter().map(|error| {
        let mut lines = vec![whether(error)];
        docs::paragraph(&mut lines, error.docs.0.clone());
        ir::ErrorStatus {
            docs: rust::docs(&lines),
            predicate: code(rust::prefixed("is_", &error.name)),
            condition: code(condition(error)),
            status: code(Literal::u16_unsuffixed(error.status)),
            body: error
                .body
                .iter()
                .map(|body| error_body(api, &error.name, error.status, body))
                .collect(),
        }
    });
    errors.collect()
}

/// What the predicate tells.
fn whether(error: &ErrorStatus) -> String {
    let status = error.status;
    match &error.holds_for {
        HoldsFor::AllBut(others) if others.is_empty() => format!("Whether the status is {status}."),
        HoldsFor::AllBut(others) => {
            let others: Vec<String> = others.iter().map(|it| format!("`{it}`")).collect();
            let others = others.join(", ");
            format!(
                "Whether the status is {status}, but for {others}, where it has a meaning of its own."
            )
        }
        HoldsFor::Only(operation) => {
            format!("Whether `{operation}` was answered with status {status}.")
        }
    }
}

fn condition(error: &ErrorStatus) -> TokenStream {
    let status = Literal::u16_unsuffixed(error.status);
    let has_status = quote!(self.status().as_u16() == #status);
    match &error.holds_for {
        HoldsFor::AllBut(others) if others.is_empty() => has_status,
        HoldsFor::AllBut(others) => {
            quote!(#has_status && ![#(#others),*].contains(&self.operation()))
        }
        HoldsFor::Only(operation) => quote!(#has_status && self.operation() == #operation),
    }
}

fn error_body(api: &Api, name: &str, status: u16, body: &Body) -> ir::ErrorBody {
    ir::ErrorBody {
        docs: docs::own(&format!(
            "What the body of a {status} says, if it has the documented form."
        )),
        method: code(ident(name)),
        type_: code(type_of(api, &body.shape)),
        envelope: code(envelope(body)),
    }
}
