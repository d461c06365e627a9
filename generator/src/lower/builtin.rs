//! The types that need no definition, in Rust.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::Names;
use crate::api::Builtin;

/// The type.
pub(super) fn type_of(names: &mut Names<'_>, builtin: Builtin) -> TokenStream {
    match builtin {
        Builtin::String => quote!(::std::string::String),
        Builtin::Boolean => quote!(bool),
        Builtin::Integer => quote!(i64),
        Builtin::Integer32 => quote!(i32),
        Builtin::Float => quote!(f64),
        Builtin::Uri => names.path("Uri"),
        Builtin::Decimal => names.path("Decimal"),
        Builtin::Date => names.path("Date"),
        Builtin::Time => names.path("Time"),
        Builtin::Seconds => names.path("Seconds"),
        Builtin::Minutes => names.path("Minutes"),
        Builtin::Uuid => names.path("Uuid"),
        Builtin::Bytes => names.path("Binary"),
        Builtin::Json => names.path("RawJson"),
    }
}

/// Whether other values become it with `into`, so that `impl Into<…>` is taken for it.
pub(super) fn is_converted(builtin: Builtin) -> bool {
    match builtin {
        Builtin::Boolean | Builtin::Integer | Builtin::Integer32 | Builtin::Float => false,
        Builtin::Json => false,
        Builtin::String | Builtin::Uri | Builtin::Decimal | Builtin::Date | Builtin::Time => true,
        Builtin::Seconds | Builtin::Minutes | Builtin::Uuid | Builtin::Bytes => true,
    }
}
