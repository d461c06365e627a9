//! Examples as Rust: in documentation, where they run as doctests, and as ready answers of the test double.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::value::Names;
use super::{answer, docs};
use crate::api::{
    Answered, Api, Content, DataCenter, Datum, Example, Operation, Page, Redirect, Scheme,
};
use crate::ir;
use crate::markdown;
use crate::name;
use crate::rust::{self, code, ident};

/// The examples of an operation as a module.
pub(super) fn module(api: &Api, operation: &Operation) -> ir::OperationExamples {
    let name = ident(&operation.name.rust);
    let lines = [format!("Documented calls of [`{name}`](super::{name}).")];
    ir::OperationExamples {
        docs: rust::docs(&lines),
        module: code(ident(&name::field_name(&operation.name.rust))),
        operation: code(quote!(super::super::#name)),
        examples: operation
            .examples
            .iter()
            .map(|it| example(api, operation, it))
            .collect(),
    }
}

fn example(api: &Api, operation: &Operation, example: &Example) -> ir::Example {
    let mut lines = markdown::one_deeper(&example.docs.0);
    if lines.is_empty() {
        lines.push(format!("The example `{}`.", example.name));
    }
    let mut names = Names::after(quote!(super::super::), api);
    let request = names.request(&operation.name.rust, &operation.fields, &example.request);
    let headers = example.answer.header_texts.iter();
    let headers = headers.map(|(name, value)| quote!((#name, #value)));
    ir::Example {
        docs: rust::docs(&lines),
        function: code(ident(&example.name)),
        name: code(rust::text(&example.name)),
        request: code(request),
        request_target: code(match &example.url {
            Some(url) if !has_key_in_query(api, operation) => quote!(Some(#url)),
            _ => quote!(None),
        }),
        request_body: code(match &example.request_text {
            Some(text) => quote!(Some(#text)),
            None => quote!(None),
        }),
        status: code(Literal::u16_unsuffixed(example.answer.status)),
        response_headers: super::texts(headers),
        response_body: code(rust::text(&example.answer.body_text)),
    }
}

/// Each example of an operation as a doctest that calls it and compares the answer.
pub(super) fn doctests(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = Vec::new();
    for example in &operation.examples {
        let title = if lines.is_empty() {
            vec!["# Examples".to_owned()]
        } else {
            Vec::new()
        };
        docs::paragraph(&mut lines, title);
        docs::paragraph(&mut lines, example.docs.0.clone());
        docs::paragraph(&mut lines, doctest(api, operation, example));
    }
    lines
}

fn doctest(api: &Api, operation: &Operation, example: &Example) -> Vec<String> {
    let mut names = Names::imported(api);
    let request = names.request(&operation.name.rust, &operation.fields, &example.request);
    let call = call(&mut names, operation, example);
    let visible = names.block(&quote! {
        let request = #request;
        #call
    });
    let krate = ident(&api.package.name.replace('-', "_"));
    let module = ident(&name::field_name(&operation.name.rust));
    let (function, handle) = (ident(&example.name), handle(api, operation));
    let data_center = data_center(api, operation, example).map(|it| ident(&it.id.rust));
    let setup = rust::lines(&quote! {
        let example = #krate::examples::#module::#function();
        let script = #krate::test_util::Script::new().answer(example.answer());
        let client = #krate::Client::builder(#krate::DataCenter::#data_center).build_with(script.clone())?;
        let account = client.#handle;
    });
    let verify = verify(&krate, operation);
    let hidden = |lines: Vec<String>| lines.into_iter().map(|line| format!("# {line}"));
    let mut lines = opening(api);
    lines.push(format!("# {krate}::test_util::block_on(async {{"));
    lines.extend(hidden(setup));
    lines.extend(visible);
    lines.extend(hidden(verify));
    lines.extend([
        format!("# Ok::<(), {krate}::Error>(())"),
        "# }).unwrap();".to_owned(),
        "```".to_owned(),
    ]);
    lines
}

/// The data center that a call goes to: any, unless the example names a URL.
fn data_center<'a>(
    api: &'a Api,
    operation: &Operation,
    example: &Example,
) -> Option<&'a DataCenter> {
    let url = match (operation.url(), &example.request) {
        (Some(_), Datum::Object(_, values)) => values.first(),
        _ => None,
    };
    match url {
        Some(Some(Datum::Text(url))) => api.data_centers.at(url),
        _ => api.data_centers.ids.first(),
    }
}

/// The end of a doctest, which nobody sees: the same again from an answer that is made of the value, and what was sent.
fn verify(krate: &Ident, operation: &Operation) -> Vec<String> {
    let name = ident(&operation.name.rust);
    let (value, expected) = match is_unit(operation) {
        true => (quote!(()), quote!(())),
        false => (quote!(answer.clone()), quote!(answer)),
    };
    let pages = operation.pagination.as_ref().map(|_| {
        quote! {
            let script = script.answer(#krate::test_util::Answer::to::<#krate::#name>(#value));
            assert_eq!(account.pages(&request).next().await.transpose()?, Some(#expected));
        }
    });
    rust::lines(&quote! {
        let script = script.answer(#krate::test_util::Answer::to::<#krate::#name>(#value));
        assert_eq!(account.send(&request).await?, #expected);
        assert!(script.requests().iter().all(|sent| example.is_sent_as(sent)));
        assert!(script.requests().iter().all(|sent| sent.verify(&request).is_ok()));
        #pages
    })
}

/// The call that makes the handle.
fn handle(api: &Api, operation: &Operation) -> TokenStream {
    let krate = ident(&api.package.name.replace('-', "_"));
    let Some(auth) = api.callers(operation).next().flatten() else {
        return quote!(anonymous());
    };
    let method = ident(&auth.name.wire);
    match auth.scheme {
        Scheme::Basic => quote!(#method(#krate::BasicCredential::new("USER", "PASSWORD"))),
        Scheme::Client => quote!(#method(#krate::ClientCredential::new("ID", "SECRET"))),
        Scheme::Bearer(_) | Scheme::Header(..) | Scheme::Query(..) => quote!(#method("TOKEN")),
    }
}

/// Whether the URL of a request has a credential in it, which no documented URL has.
fn has_key_in_query(api: &Api, operation: &Operation) -> bool {
    let mut schemes = api.callers(operation).flatten().map(|it| &it.scheme);
    schemes.any(|it| matches!(it, Scheme::Query(..)))
}

/// The call, and its answer compared with the documented one.
fn call(names: &mut Names<'_>, operation: &Operation, example: &Example) -> TokenStream {
    if is_unit(operation) {
        return quote!(account.send(&request).await?;);
    }
    let answer = answered(names, operation, &example.answer);
    quote! {
        let answer = account.send(&request).await?;
        assert_eq!(answer, #answer);
    }
}

/// Whether there is nothing to be had of the answer.
fn is_unit(operation: &Operation) -> bool {
    matches!(operation.answers.as_slice(), [only] if answer::is_empty(only))
}

/// A documented answer as the output of the operation.
fn answered(names: &mut Names<'_>, operation: &Operation, answered: &Answered) -> TokenStream {
    let Some(one) = operation.answers.get(answered.number) else {
        return TokenStream::new();
    };
    let body = answered.body.as_ref().map(|it| match one.content.shape() {
        Some(shape) => names.typed(shape, it),
        None => text(&one.content, it),
    });
    let value = match answer::type_name(operation, one) {
        Some(name) => {
            let name = names.path(&name);
            let headers = names.whole(&one.headers, &answered.headers);
            {
                let body = body.map(|it| quote!(#it,));
                quote!(#name::new(#body #headers))
            }
        }
        None => quote!(#body),
    };
    if operation.answers.len() == 1 {
        return value;
    }
    let name = names.path(&name::of_answer(&operation.name.rust));
    let variant = ident(&one.variant());
    match answer::is_empty(one) {
        true => quote!(#name::#variant),
        false => quote!(#name::#variant(#value)),
    }
}

/// A body that is no JSON. Its type is named, since nothing else may tell it.
fn text(content: &Content, datum: &Datum) -> TokenStream {
    match (content, datum) {
        (Content::Bytes, Datum::Text(text)) => quote!(::bytes::Bytes::from(#text)),
        (_, Datum::Text(text)) => quote!(#text.to_owned()),
        _ => TokenStream::new(),
    }
}

/// Each example of a page as a doctest that builds the URL.
pub(super) fn page_doctests(api: &Api, page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    for example in &page.examples {
        let mut names = Names::imported(api);
        let request = names.request(&page.name.rust, &page.query, &example.query);
        let data_center_type = names.path("DataCenter");
        let Some(data_center) = api.data_centers.ids.first() else {
            continue;
        };
        let url = format!(
            "https://{}{}",
            data_center.hosts.get(page.host).map_or("", String::as_str),
            example.url
        );
        let id = ident(&data_center.id.rust);
        let body = names.block(&quote! {
            let page = #request;
            let url = page.url(#data_center_type::#id)?;
            assert_eq!(url.as_str(), #url);
        });
        let title = if lines.is_empty() {
            vec!["# Examples".to_owned()]
        } else {
            Vec::new()
        };
        docs::paragraph(&mut lines, title);
        docs::paragraph(&mut lines, fallible(api, body));
    }
    lines
}

/// The examples of a redirect as one doctest that reads them.
pub(super) fn redirect_doctests(api: &Api, redirect: &Redirect) -> Vec<String> {
    let mut names = Names::imported(api);
    let type_ = names.path(&redirect.name.rust);
    let reads = redirect.examples.iter().filter_map(|example| {
        let outcome = ident(&redirect.outcomes.get(example.outcome)?.name.rust);
        let (url, verify) = (&example.url, example.verify.iter());
        Some(quote! {
            let outcome = #type_::from_url(#url #(, #verify)*)?;
            assert!(matches!(outcome, #type_::#outcome { .. }));
        })
    });
    let reads: TokenStream = reads.collect();
    if reads.is_empty() {
        return Vec::new();
    }
    let body = names.block(&reads);
    let mut lines = vec!["# Examples".to_owned()];
    docs::paragraph(&mut lines, fallible(api, body));
    lines
}

/// A doctest whose body can use `?` on errors of any kind.
pub(super) fn fallible(api: &Api, body: Vec<String>) -> Vec<String> {
    let mut lines = opening(api);
    lines.extend(body);
    lines.push("# Ok::<(), ::std::boxed::Box<dyn ::std::error::Error>>(())".to_owned());
    lines.push("```".to_owned());
    lines
}

/// The beginning of a doctest. An example may show what should no longer be used.
fn opening(api: &Api) -> Vec<String> {
    let lenient = api.has_deprecated().then_some("# #![allow(deprecated)]");
    let lines = ["```"].into_iter().chain(lenient);
    lines.map(str::to_owned).collect()
}
