//! The crate, its data centers and its errors: E02.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn missing_section(place: Place, section: &str) -> Diagnostic {
    Diagnostic::error(
        "E0201",
        place,
        format!("no file of the spec has a section `{section}`"),
    )
    .of_name()
    .help("`clientwright schema` prints what a spec can say")
}

pub(crate) fn bad_crate_name(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("E0202", place, format!("`{name}` is no name for a crate"))
        .help("small letters, digits, `-` and `_`, a letter first, no keyword, and neither one of Rust's own crates nor one that every client depends on")
}

pub(crate) fn bad_version(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error("E0203", place, format!("`{version}` is no version"))
        .help("three numbers, such as `0.1.0`")
}

pub(crate) fn bad_license(place: Place, license: &str) -> Diagnostic {
    Diagnostic::error(
        "E0204",
        place,
        format!("`{license}` is no licence expression"),
    )
    .help(
        "an SPDX expression, such as `MIT`, `MIT OR Apache-2.0` or `(MIT OR Apache-2.0) AND Zlib`",
    )
}

pub(crate) fn too_many_keywords(place: Place, most: usize) -> Diagnostic {
    let message = format!("crates.io takes at most {most} keywords");
    Diagnostic::error("E0218", place, message).label("one too many")
}

pub(crate) fn reserved_feature(place: Place, feature: &str) -> Diagnostic {
    Diagnostic::error(
        "E0222",
        place,
        format!(
            "this file would become the feature `{feature}`, which every client crate has already"
        ),
    )
    .help("rename the file, or leave `feature_per_file` out")
}

pub(crate) fn too_many_features(place: Place, count: usize, most: usize) -> Diagnostic {
    let message =
        format!("the crate would have {count} features, and crates.io takes at most {most}");
    Diagnostic::error("E0223", place, message)
        .help("each file with operations is one: put operations of one kind into one file")
}

pub(crate) fn bad_keyword(place: Place, keyword: &str) -> Diagnostic {
    Diagnostic::error(
        "E0205",
        place,
        format!("crates.io does not take the keyword `{keyword}`"),
    )
    .help("at most 20 letters, digits, `-`, `_` and `+`, a letter or a digit first")
}

pub(crate) fn bad_category(place: Place, category: &str) -> Diagnostic {
    Diagnostic::error(
        "E0206",
        place,
        format!("`{category}` is no category of crates.io"),
    )
    .help("a slug, such as `api-bindings`")
}

pub(crate) fn bad_url(place: Place, url: &str) -> Diagnostic {
    Diagnostic::error("E0207", place, format!("`{url}` is no URL of a page"))
        .help("a whole URL, from `https://` on; blanks and other special characters as `%…`")
}

pub(crate) fn bad_header_name(place: Place, name: &str) -> Diagnostic {
    let message = format!("`{}` is no name of a header", name.escape_debug());
    Diagnostic::error("E0208", place, message).help("letters, digits and `-`")
}

pub(crate) fn own_header(place: Place, name: &str) -> Diagnostic {
    let message = format!("the client makes the header `{name}` itself");
    Diagnostic::error("E0219", place, message).help("remove it")
}

pub(crate) fn bad_header_value(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "E0209",
        place,
        format!("this cannot be the value of the header `{name}`"),
    )
    .help("visible ASCII characters, and blanks between them")
}

pub(crate) fn header_twice(place: Place, name: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0210",
        place,
        format!("the header `{name}` is given twice"),
    )
    .second(first)
    .help("names of headers do not tell capital from small letters")
}

pub(crate) fn empty(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error("E0211", place, format!("`{what}` has no entry"))
        .help("it needs at least one")
}

pub(crate) fn bad_host(place: Place, host: &str) -> Diagnostic {
    Diagnostic::error("E0212", place, format!("`{host}` is no host"))
        .help("a name such as `api.example.com`, in small letters: no scheme, no port, no path")
}

pub(crate) fn missing_host(place: Place, role: &str) -> Diagnostic {
    Diagnostic::error(
        "E0213",
        place,
        format!("this data center has no host for the role `{role}`"),
    )
    .help("each data center has a host for each role of `data_centers.hosts`")
}

pub(crate) fn unknown_host_role<'a>(
    place: Place,
    role: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error(
        "E0214",
        place,
        format!("there is no role `{role}` in `data_centers.hosts`"),
    )
    .of_name()
    .near(role, known)
}

pub(crate) fn token_no_secret(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "E0215",
        place,
        format!("the token type `{name}` is no secret"),
    )
    .help("write `text: secret` for it, so that it is never printed")
}

pub(crate) fn not_one_scheme(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0220",
        place,
        format!("`{wire}` is not of exactly one kind"),
    )
    .help("a credential has one of `bearer`, `header`, `query`, `basic: true` and `client: true`")
}

pub(crate) fn token_of_two_schemes(place: Place, wire: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0221",
        place,
        format!("the secret `{wire}` is sent in two ways"),
    )
    .label("in another way")
    .other(first, "the first")
    .help("give each a type of its own: the type is what an operation asks for")
}

pub(crate) fn no_error_status(place: Place, status: u16) -> Diagnostic {
    Diagnostic::error("E0216", place, format!("{status} is no status of an error"))
        .help("errors have a status from 400 to 599; a redirect is an error in any case")
}

pub(crate) fn status_twice(place: Place, status: u16, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0217",
        place,
        format!("the status {status} has two meanings"),
    )
    .second(first)
}
