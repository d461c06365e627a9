//! Names: E03.

use super::Diagnostic;
use crate::api::Name;
use crate::place::Place;

pub(crate) fn bad_name(place: Place, name: &str, better: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "E0301",
        place,
        format!("`{name}` is no name of the spec language"),
    )
    .help("small letters, digits and `_`, a letter first, at most 64 of them, and no keyword");
    match crate::name::is_spec_name(better) && better != name {
        true => diagnostic.label(format!("write `{better}`")),
        false => diagnostic,
    }
}

pub(crate) fn no_identifier(place: Place, rust: &str, chosen: bool) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("E0302", place, format!("`{rust}` cannot be a name in Rust"));
    match chosen {
        true => diagnostic.help("letters, digits and `_`, no digit first, at most 64 of them"),
        false => diagnostic.help("choose one with `rust: …`"),
    }
}

pub(crate) fn name_collision(place: Place, name: &Name, other: &str, first: Place) -> Diagnostic {
    let Name { wire, rust } = name;
    Diagnostic::error(
        "E0303",
        place,
        format!("`{wire}` and `{other}` are both called `{rust}` in Rust"),
    )
    .label(format!("`{rust}` again"))
    .other(first, format!("`{rust}` first"))
    .help("rename one of them, or choose another Rust name with `rust: …`")
}

pub(crate) fn defined_twice(place: Place, name: &str, first: Place) -> Diagnostic {
    Diagnostic::error("E0304", place, format!("`{name}` is defined twice"))
        .label("the second time")
        .other(first, "the first time")
        .help("all files of a spec share one space of names")
}

pub(crate) fn reserved_name(place: Place, name: &Name) -> Diagnostic {
    let Name { wire, rust } = name;
    Diagnostic::error(
        "E0305",
        place,
        format!("`{wire}` would be called `{rust}`, which every client crate has already"),
    )
    .help("rename it, or choose another Rust name with `rust: …`")
}

pub(crate) fn reserved_variant(place: Place, wire: &str, rust: &str) -> Diagnostic {
    Diagnostic::error(
        "E0306",
        place,
        format!("`{wire}` would be called `{rust}`, which stands for what the spec does not know"),
    )
    .help("choose another Rust name, or leave it out: what is not known is kept as it is")
}

pub(crate) fn bad_module(place: Place, module: &str) -> Diagnostic {
    Diagnostic::error("E0307", place, format!("a file called `{module}` cannot become a module of the crate"))
        .help("small letters, digits and `_`, no keyword, and no module that every client crate has already; rename the file")
}

pub(crate) fn module_collision(place: Place, module: &str, first: &str) -> Diagnostic {
    Diagnostic::error(
        "E0308",
        place,
        format!("this file and `{first}` would both become the module `{module}`"),
    )
    .help("rename one of them")
}

pub(crate) fn bad_wire_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "E0309",
        place,
        format!("`{}` cannot be a key on the wire", key.escape_debug()),
    )
    .help("at most 256 characters, at least one, and no control character")
}

pub(crate) fn bad_query_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "E0310",
        place,
        format!("`{}` cannot be a parameter of a query", key.escape_debug()),
    )
    .help("letters, digits, `-`, `.`, `_` and `~`")
}

pub(crate) fn missing_docs(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::warning("W0301", place, format!("`{wire}` has no `docs`"))
        .help("say in a sentence what it is: the words go into the documentation of the crate")
}

pub(crate) fn bad_prose(place: Place, problem: &str) -> Diagnostic {
    Diagnostic::error(
        "E0311",
        place,
        format!("this text cannot be printed: {problem}"),
    )
}
