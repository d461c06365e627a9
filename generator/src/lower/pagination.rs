//! How answers lead from page to page.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::{Answer, Api, Field, Operation, Pagination, Step};
use crate::rust::{self, ident};

/// What asks for the page that follows on an `answer`, an `Option`.
pub(super) fn next_page(operation: &Operation) -> Option<TokenStream> {
    let field = |number: &usize| operation.fields.get(*number);
    Some(match operation.pagination.as_ref()? {
        Pagination::NextUrl(route) => {
            let found = found(operation, route);
            quote! {
                #found
                    .filter(|it| !it.as_str().is_empty())
                    .map(|it| super::NextPage::At(super::Uri::from(it.as_str())))
            }
        }
        Pagination::Cursor(route, number) => {
            let found = found(operation, route);
            let asked = asked(field(number)?, &quote!(it.to_owned()));
            quote!(#found.filter(|it| !super::runtime::Parameter::text(*it).is_empty()).map(|it| #asked))
        }
        Pagination::Number(route, number, first) => {
            let (found, field) = (found(operation, route), field(number)?);
            let asked = asked(field, &next_number(field, *first));
            quote!(#found.filter(|it| !it.is_empty()).map(|_| #asked))
        }
    })
}

/// What an `answer` holds at the end of a route, as an `Option` of a reference.
fn found(operation: &Operation, route: &[Step]) -> TokenStream {
    let start = match operation.answers.first() {
        Some(Answer { headers, .. }) if !headers.is_empty() => quote!(Some(&answer.body)),
        _ => quote!(Some(answer)),
    };
    let step = |before, Step { name, options, .. }: &Step| {
        let name = ident(name);
        match options {
            0 => quote!(#before.map(|it| &it.#name)),
            1 => quote!(#before.and_then(|it| it.#name.as_ref())),
            _ => quote!(#before.and_then(|it| it.#name.as_ref()).and_then(|it| it.as_ref())),
        }
    };
    route.iter().fold(start, step)
}

/// The same request with another value in one field.
fn asked(field: &Field, value: &TokenStream) -> TokenStream {
    let name = ident(&field.name.rust);
    let value = match usize::from(field.optional) + usize::from(field.nullable) {
        0 => quote!(#value),
        1 => quote!(Some(#value)),
        _ => quote!(Some(Some(#value))),
    };
    quote!({
        let mut next = self.clone();
        next.#name = #value;
        super::NextPage::Asked(next)
    })
}

fn next_number(field: &Field, first: i32) -> TokenStream {
    let (name, first) = (ident(&field.name.rust), Literal::i32_unsuffixed(first));
    let number = match usize::from(field.optional) + usize::from(field.nullable) {
        0 => quote!(self.#name),
        1 => quote!(self.#name.unwrap_or(#first)),
        _ => quote!(self.#name.flatten().unwrap_or(#first)),
    };
    quote!(#number.saturating_add(1))
}

/// How to go through the pages, as documentation that is compiled.
pub(super) fn docs(api: &Api, operation: &Operation) -> Vec<String> {
    if operation.pagination.is_none() {
        return Vec::new();
    }
    let krate = ident(&api.package.name.replace('-', "_"));
    let auth = api.callers(operation).next().flatten();
    let handle = ident(auth.map_or("Anonymous", |it| it.name.rust.as_str()));
    let request = ident(&operation.name.rust);
    let walk = rust::lines(&quote! {
        let mut pages = account.pages(&request);
        while let Some(page) = pages.next().await {
            println!("{:?}", page?);
        }
    });
    let mut lines = vec![
        "The answers come in pages, and a handle goes through them:".to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!(
            "# async fn all(account: {krate}::{handle}, request: {krate}::{request}) -> Result<(), {krate}::Error> {{"
        ),
    ];
    lines.extend(walk);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines.extend([
        String::new(),
        "[`Pages::into_stream`](super::Pages::into_stream) makes a stream of them.".to_owned(),
    ]);
    lines
}
