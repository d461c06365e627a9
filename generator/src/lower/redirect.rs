//! Redirects: what a browser brings back.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Layout, docs, example, fields, texts, type_of};
use crate::api::{Api, Field, Outcome, Redirect};
use crate::ir;
use crate::rust::{self, code, ident};

pub(super) fn lower(api: &Api, redirect: &Redirect, layout: Layout) -> ir::Redirect {
    let examples = match layout {
        Layout::Crate => example::redirect_doctests(api, redirect),
        Layout::Module => Vec::new(),
    };
    let lines = docs::page(&redirect.docs, None, None, examples);
    let deciding: Vec<&str> = redirect
        .outcomes
        .iter()
        .filter_map(|it| it.when.as_deref())
        .collect();
    let outcomes: Vec<ir::Outcome> = redirect
        .outcomes
        .iter()
        .map(|it| outcome(api, it))
        .collect();
    let (decided, otherwise): (Vec<_>, Vec<_>) =
        outcomes.iter().cloned().partition(|it| !it.when.is_empty());
    let undecided = otherwise
        .is_empty()
        .then(|| code(quote!(Err(query.undecided(&[#(#deciding),*])))));
    let verify = redirect.verify.iter().map(|name| ir::Verify {
        argument: code(quote::format_ident!("expected_{}", name.rust)),
        name: code(rust::text(&name.wire)),
    });
    ir::Redirect {
        docs: rust::docs(&lines),
        name: code(ident(&redirect.name.rust)),
        verify: verify.collect(),
        deciding: texts(deciding.iter().map(|it| rust::text(it))),
        outcomes,
        decided,
        otherwise,
        undecided: undecided.into_iter().collect(),
    }
}

fn outcome(api: &Api, outcome: &Outcome) -> ir::Outcome {
    let parameters = || outcome.parameters.iter();
    ir::Outcome {
        docs: docs::plain(&outcome.docs),
        name: code(ident(&outcome.name.rust)),
        constructor: fields::constructor(&outcome.name.rust),
        when: texts(outcome.when.iter().map(|it| rust::text(it))),
        fields: parameters().map(|it| fields::field(api, it)).collect(),
        arguments: parameters()
            .map(|it| fields::whole_argument(api, it))
            .collect(),
        reads: parameters().map(|it| code(read(api, it))).collect(),
    }
}

/// What the constructor takes for a parameter, read from a `query`.
fn read(api: &Api, field: &Field) -> TokenStream {
    let wire = rust::text(&field.name.wire);
    let type_ = type_of(api, &field.shape);
    let has_rules = field.shape.has_rules(&api.types);
    let value = match (field.optional, field.shape.is_text(&api.types)) {
        (true, true) => quote!(query.optional(#wire)?.map(#type_::from)),
        (false, true) if has_rules => quote!(#type_::from(query.required(#wire)?)),
        (false, true) => quote!(query.required(#wire)?),
        (true, false) => quote!(query.optional_value::<#type_>(#wire)?),
        (false, false) => quote!(query.value::<#type_>(#wire)?),
    };
    match has_rules {
        true => quote!(super::runtime::ruled::received(#wire, #value)?),
        false => value,
    }
}
