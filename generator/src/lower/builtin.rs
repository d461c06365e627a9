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
        Builtin::Json => names.path("RawJson"),
        _ => own_name(builtin)
            .map(|name| names.path(name))
            .unwrap_or_default(),
    }
}

/// The name of the type that the crate has for it, where it is not always there.
pub(super) fn own_name(builtin: Builtin) -> Option<&'static str> {
    match builtin {
        Builtin::Decimal => Some("Decimal"),
        Builtin::Date => Some("Date"),
        Builtin::Time => Some("Time"),
        Builtin::Seconds => Some("Seconds"),
        Builtin::Minutes => Some("Minutes"),
        Builtin::Uuid => Some("Uuid"),
        Builtin::Bytes => Some("Binary"),
        Builtin::Upload => Some("Upload"),
        Builtin::String | Builtin::Uri | Builtin::Boolean | Builtin::Json => None,
        Builtin::Integer | Builtin::Integer32 | Builtin::Float => None,
    }
}

/// Whether other values become it with `into`, so that `impl Into<…>` is taken for it.
pub(super) fn is_converted(builtin: Builtin) -> bool {
    match builtin {
        Builtin::Boolean | Builtin::Integer | Builtin::Integer32 | Builtin::Float => false,
        Builtin::Json | Builtin::Upload => false,
        Builtin::String | Builtin::Uri | Builtin::Decimal | Builtin::Date | Builtin::Time => true,
        Builtin::Seconds | Builtin::Minutes | Builtin::Uuid | Builtin::Bytes => true,
    }
}
