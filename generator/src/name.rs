//! Names: from the wire to Rust.
//!
//! | in the spec | in Rust | example |
//! | --- | --- | --- |
//! | operation, page, redirect, type, auth | type | `link_token` becomes `LinkToken` |
//! | shape of a union, outcome, value of an enum, id of a data center | variant | `ms_teams` becomes `MsTeams` |
//! | key of a field, parameter | field | `calendar_id`, `calendarId` become `calendar_id` |
//! | file | module | `link_tokens.yaml` becomes `link_tokens` |
//!
//! No other module changes the case of a name.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The longest name that a spec may give.
pub(crate) const MAX_LENGTH: usize = 64;

/// Names that the root of every client crate has already.
pub(crate) const RESERVED: &[&str] = &[
    "AnswerError",
    "Answered",
    "BaseUrl",
    "BasicCredential",
    "Binary",
    "BoxFuture",
    "CallOptions",
    "Checked",
    "Client",
    "ClientBuilder",
    "ClientCredential",
    "Credential",
    "CredentialError",
    "CredentialSource",
    "DataCenter",
    "Date",
    "Decimal",
    "DecodeError",
    "DecodeErrorKind",
    "Decoded",
    "Error",
    "HttpResponse",
    "HyperTransport",
    "InvalidRequest",
    "Limits",
    "Minutes",
    "NextPage",
    "Operation",
    "OperationInfo",
    "Paged",
    "Pages",
    "RawJson",
    "RedirectError",
    "RequestParts",
    "ReqwestTransport",
    "RetryPolicy",
    "Returned",
    "RootCertificates",
    "Seconds",
    "Sent",
    "Stability",
    "StatusError",
    "Supplied",
    "Time",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "Truncated",
    "UnknownDataCenter",
    "UnknownNumber",
    "UnknownValue",
    "Upload",
    "Uri",
    "Uuid",
];

/// The handle of calls that need no credential, the error of webhooks, and names that generated code uses as every Rust program does. A type of such a name would stand in their way.
const PRELUDE: [&str; 9] = [
    "Anonymous",
    "Err",
    "Future",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Some",
    "WebhookError",
];

/// Modules that every client crate has already.
pub(crate) const RESERVED_MODULES: &[&str] = &[
    "blocking",
    "client",
    "connect",
    "connect_blocking",
    "data_center",
    "errors",
    "examples",
    "json",
    "lib",
    "main",
    "mod",
    "runtime",
    "test_double",
    "test_util",
];

/// The keywords of Rust, strict and reserved, as of edition 2024.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether no type of a spec can have this name.
pub(crate) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name) || PRELUDE.contains(&name)
}

/// The name of a type or a variant.
pub(crate) fn type_name(wire: &str) -> String {
    wire.to_upper_camel_case()
}

/// The name of a field, a function or a module.
pub(crate) fn field_name(wire: &str) -> String {
    match is_snake_case(wire) {
        true => wire.to_owned(),
        false => wire.to_snake_case(),
    }
}

/// Most names are as they have to be, and that is quickly seen.
fn is_snake_case(name: &str) -> bool {
    let mut words = name.split('_');
    words.all(|word| {
        let mut letters = word.bytes();
        !word.is_empty() && letters.all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    })
}

/// The type of the credentials of an operation, where several will do.
pub(crate) fn of_auth(operation: &str) -> String {
    format!("{operation}Auth")
}

/// The type of the answers of an operation, where it has one of its own.
pub(crate) fn of_answer(operation: &str) -> String {
    format!("{operation}Answer")
}

/// The type of one of its answers, which is the only one where there are no others.
pub(crate) fn of_one_answer(operation: &str, status: Option<u16>, answers: usize) -> String {
    match answers {
        1 => of_answer(operation),
        _ => format!("{operation}{}", of_status(status)),
    }
}

/// The variant for answers of a status, or of all others.
pub(crate) fn of_status(status: Option<u16>) -> String {
    let Some(status) = status else {
        return "Other".to_owned();
    };
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        _ => return format!("Status{status}"),
    };
    name.to_owned()
}

/// Whether it can be a name of the spec: small letters, digits and `_`, a letter first.
pub(crate) fn is_spec_name(name: &str) -> bool {
    name.len() <= MAX_LENGTH
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

/// Whether it can be an identifier, if need be as `r#…`.
pub(crate) fn is_identifier(name: &str) -> bool {
    let never = ["self", "Self", "super", "crate", "_"];
    name.is_ascii()
        && name.len() <= MAX_LENGTH
        && !never.contains(&name)
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
}

/// Whether it can be a module: no keyword, since `mod r#type;` looks for `type.rs`.
pub(crate) fn is_module(name: &str) -> bool {
    is_spec_name(name) && !is_keyword(name)
}

/// Whether an identifier has to be written as `r#…`.
pub(crate) fn is_keyword(identifier: &str) -> bool {
    KEYWORDS.contains(&identifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_the_names_that_http_gives_them() {
        let names =
            [200, 201, 202, 203, 204, 205, 206, 207, 208, 226].map(|it| of_status(Some(it)));
        assert_eq!(
            names,
            [
                "Ok",
                "Created",
                "Accepted",
                "NonAuthoritative",
                "NoContent",
                "ResetContent",
                "PartialContent",
                "MultiStatus",
                "AlreadyReported",
                "ImUsed",
            ]
        );
        assert_eq!(of_status(Some(299)), "Status299");
        assert_eq!(of_status(None), "Other");
    }

    #[test]
    fn names_of_a_spec_are_short_and_begin_with_a_small_letter() {
        let longest = "a".repeat(MAX_LENGTH);
        for name in ["a", "a_2", "fn", &longest] {
            assert!(is_spec_name(name), "{name}");
        }
        let longer = "a".repeat(MAX_LENGTH + 1);
        for name in ["", "2a", "_a", "A", "aB", "a-b", "ä", "aä", &longer] {
            assert!(!is_spec_name(name), "{name}");
        }
    }

    #[test]
    fn identifiers_are_short_and_in_ascii() {
        let longest = "A".repeat(MAX_LENGTH);
        for name in ["a", "_a", "A2", "fn", &longest] {
            assert!(is_identifier(name), "{name}");
        }
        let longer = "A".repeat(MAX_LENGTH + 1);
        for name in ["", "_", "self", "Self", "2a", "a-b", "ä", "aä", &longer] {
            assert!(!is_identifier(name), "{name}");
        }
    }

    #[test]
    fn fields_are_in_snake_case() {
        for wire in [
            "", "_", "a", "a_b", "a1_2b", "_a", "a_", "a__b", "aB", "AB", "a-b", "ä_b",
        ] {
            assert_eq!(field_name(wire), wire.to_snake_case(), "{wire}");
        }
    }

    #[test]
    fn keywords_are_what_the_parser_takes_for_no_identifier() {
        let is_ident = |word: &str| syn::parse_str::<syn::Ident>(word).is_ok();
        // The parser does not know that `gen` is one since edition 2024.
        let known = KEYWORDS.iter().filter(|it| is_ident(it));
        assert_eq!(known.collect::<Vec<_>>(), [&"gen"]);
        for word in ["auto", "dyno", "raw", "safe", "union", "macro_rules"] {
            assert!(is_ident(word) && !is_keyword(word), "{word}");
        }
    }

    #[test]
    fn modules_are_no_keywords() {
        assert!(is_module("lamps"));
        let longer = "a".repeat(MAX_LENGTH + 1);
        for name in ["gen", "fn", "self", "async", "Lamps", "2a", "_a", &longer] {
            assert!(!is_module(name), "{name}");
        }
    }
}
