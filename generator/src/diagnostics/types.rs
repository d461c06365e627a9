//! Types and fields: E04.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn unknown_type<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error("E0401", place, format!("there is no type `{name}`")).near(name, known)
}

pub(crate) fn unknown_container(place: Place, word: &str) -> Diagnostic {
    Diagnostic::error("E0402", place, format!("there is no `{word} of …`"))
        .near(word, ["list", "map"])
}

pub(crate) fn malformed_type(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error("E0403", place, format!("`{text}` is no type"))
        .help("`string`, `uri`, `boolean`, `integer`, `float`, a name of `types`, `list of …` or `map of …`")
}

pub(crate) fn not_one_kind(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0404",
        place,
        format!("the type `{wire}` is not of exactly one kind"),
    )
    .help("give it one of `text`, `enum`, `object` and `union`")
}

pub(crate) fn builtin_name(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0405",
        place,
        format!("`{wire}` is a type of the language"),
    )
    .help("choose another name")
}

pub(crate) fn endless_type(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0406",
        place,
        format!("a `{wire}` would hold another `{wire}`, without an end"),
    )
    .help("put a list in between, which can be empty")
}

pub(crate) fn not_a_text(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error("E0407", place, format!("{what} has to be a text"))
        .help("`string`, `uri`, an id, a secret or an enum")
}

pub(crate) fn union_is_sent(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0408",
        place,
        format!("the union `{wire}` is part of a request"),
    )
    .help("a union can only be received")
}

pub(crate) fn limit_without_sense(place: Place, limit: &str, of: &str) -> Diagnostic {
    Diagnostic::error(
        "E0409",
        place,
        format!("`{limit}` is a limit of {of}, and this is none"),
    )
}

pub(crate) fn constant_of_other_type(place: Place, type_: &str) -> Diagnostic {
    Diagnostic::error("E0410", place, format!("this constant is no `{type_}`"))
        .help("a constant is a `string`, an `integer` or a `boolean`")
}

pub(crate) fn constant_not_here(place: Place) -> Diagnostic {
    Diagnostic::error("E0411", place, "a constant cannot stand here")
        .help("a constant is a field of a shape of a union, or a parameter of the query of a page")
}

pub(crate) fn optional_constant(place: Place) -> Diagnostic {
    Diagnostic::error("E0412", place, "a constant cannot be optional").help("remove this line")
}

pub(crate) fn no_deciding_field<'a>(
    place: Place,
    when: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error(
        "E0413",
        place,
        format!("`{when}` cannot decide, as it need not be there"),
    )
    .near(when, known)
    .help("what decides is a field or a parameter of its own side that is not optional")
}

pub(crate) fn same_deciding_key(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0414",
        place,
        format!("two shapes of the union are told by the same key `{key}`"),
    )
    .label("the second")
    .other(first, "the first")
    .help("each shape needs a key that no other one has")
}

pub(crate) fn deciding_key_elsewhere(
    place: Place,
    key: &str,
    decided: &str,
    first: Place,
) -> Diagnostic {
    Diagnostic::error(
        "E0415",
        place,
        format!("the key `{key}` tells the shape `{decided}`, and stands in another one too"),
    )
    .label("it must not stand here")
    .other(first, "it decides here")
}

pub(crate) fn unused_type(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::warning("W0401", place, format!("nothing uses the type `{wire}`"))
}
