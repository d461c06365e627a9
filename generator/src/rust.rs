//! The door for text in Rust: everything that a template prints into a `.rs` file is made here.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::name::is_keyword;
use crate::spec::Scalar;

/// Rust, as a language of [`Code`](crate::code::Code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rust {}

/// A piece of Rust: an identifier, a type, a literal, an attribute or an expression.
pub type Code = crate::code::Code<Rust>;

/// Tokens as text.
pub(crate) fn code(tokens: impl ToTokens) -> Code {
    Code::trusted(tokens.into_token_stream().to_string())
}

/// An identifier that `check` has tried; a keyword comes out as `r#…`.
pub(crate) fn ident(name: &str) -> Ident {
    match is_keyword(name) {
        true => Ident::new_raw(name, Span::call_site()),
        false => Ident::new(name, Span::call_site()),
    }
}

/// An identifier with something before it, such as `is_…`.
pub(crate) fn prefixed(prefix: &str, name: &str) -> Ident {
    format_ident!("{prefix}{name}")
}

/// A literal of a text.
pub(crate) fn text(text: &str) -> Literal {
    Literal::string(text)
}

/// A literal of a constant.
pub(crate) fn scalar(scalar: &Scalar) -> TokenStream {
    match scalar {
        Scalar::Text(text) => quote!(#text),
        Scalar::Boolean(value) => quote!(#value),
        Scalar::Integer(value) => Literal::i64_suffixed(*value).to_token_stream(),
    }
}

/// A field and its value in a struct literal.
pub(crate) fn init(name: &Code, value: &Code) -> Code {
    match name == value {
        true => name.clone(),
        false => Code::trusted(format!("{} : {}", name.as_str(), value.as_str())),
    }
}

/// Lines of prose as the documentation of the item that follows.
pub(crate) fn docs(lines: &[String]) -> Code {
    let attributes = lines.iter().map(|line| match line.is_empty() {
        true => "#[doc = \"\"]\n".to_owned(),
        // What `Debug` prints of a text is a literal of it.
        false => format!("#[doc = {:?}]\n", format!(" {line}")),
    });
    Code::trusted(attributes.collect::<String>())
}

/// The same, with the mark of what should no longer be used.
pub(crate) fn deprecated(docs: &Code, note: &str) -> Code {
    let mark = quote!(#[deprecated(note = #note)]);
    Code::trusted(format!("{} {mark}", docs.as_str()))
}

/// The statements as lines of a code block, laid out as in a file.
pub(crate) fn lines(statements: &TokenStream) -> Vec<String> {
    let Ok(file) = syn::parse2::<syn::File>(quote!(fn main() { #statements })) else {
        return Vec::new();
    };
    let text = prettyplease::unparse(&file);
    let body = text.lines().filter(|line| line.starts_with("    "));
    body.map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
        .collect()
}
