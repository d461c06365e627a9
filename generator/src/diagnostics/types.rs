//! Types and fields: E04.

use super::foreign::word_of_this_language;
use super::{Diagnostic, nearest, quoted};
use crate::api::Builtin;
use crate::place::Place;

pub(crate) fn unknown_type<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let message = format!("there is no type `{name}`");
    let diagnostic = Diagnostic::error("E0401", place, message).of_name();
    let takes_language = Builtin::ALL.iter().all(|(word, _)| known.contains(word));
    match word_of_this_language(name).filter(|_| takes_language) {
        Some(word) => diagnostic.label(format!("write {word}")),
        None if takes_language && nearest(name, &known).is_none() => diagnostic.help(format!(
            "a name of `types`, or a type of the language: {}",
            quoted(&Builtin::ALL.map(|(word, _)| word))
        )),
        None => diagnostic.near(name, known),
    }
}

pub(crate) fn unknown_container(place: Place, word: &str) -> Diagnostic {
    Diagnostic::error("E0402", place, format!("there is no `{word} of …`"))
        .near(word, ["list", "map"])
}

pub(crate) fn malformed_type(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error("E0403", place, format!("`{text}` is no type")).help(
        "a type of the language such as `string`, a name of `types`, `list of …` or `map of …`",
    )
}

pub(crate) fn deep_type(place: Place, most: usize) -> Diagnostic {
    let message = format!("more than {most} lists and maps lie in each other");
    Diagnostic::error("E0417", place, message).help("give what is inside a type of its own")
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

pub(crate) fn nothing_to_close(place: Place) -> Diagnostic {
    Diagnostic::error("E0428", place, "only an `enum` can be closed").help("remove it")
}

pub(crate) fn value_twice(place: Place, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0429",
        place,
        "two values of the enum are the same integer",
    )
    .second(first)
}

pub(crate) fn value_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0430",
        place,
        "this value of an enum is no integer, and others are",
    )
    .help("give it the integer that it is on the wire: `{ value: …, docs: … }`")
}

/// `cycle`: each of these types holds the next one, and the last one the first.
pub(crate) fn endless_type(place: Place, cycle: &[&str]) -> Diagnostic {
    let first = cycle.first().copied().unwrap_or_default();
    let message = format!("a `{first}` would hold another `{first}`, without an end");
    let way: Vec<String> = cycle.iter().map(|it| format!("`{it}` holds")).collect();
    Diagnostic::error("E0406", place, message)
        .label(format!("{} `{first}`", way.join(" ")))
        .help("make one of these fields `optional` or `nullable`, or put a list in between, which can be empty")
}

pub(crate) fn not_a_scalar(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error("E0419", place, format!("{what} has to be a single value"))
        .help("a type of the language other than `json`, an id, a secret or an enum; in a query or a form also a list of one of them")
}

pub(crate) fn null_not_here(place: Place) -> Diagnostic {
    Diagnostic::error("E0420", place, "null cannot stand here")
        .help("only fields of JSON objects and of JSON bodies can be null, and no constant is: remove it, or write `optional`")
}

pub(crate) fn null_already(place: Place) -> Diagnostic {
    Diagnostic::error("E0421", place, "a `json` may be null as it is")
        .help("remove `nullable`: null is one of the values of a `json`")
}

pub(crate) fn no_deciding_field<'a>(
    place: Place,
    when: &str,
    is_there: bool,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("`{when}` does not tell when this one comes");
    let diagnostic = Diagnostic::error("E0413", place, message);
    match is_there {
        true => diagnostic.label("it may be absent or null"),
        false => diagnostic.near(when, known),
    }
    .help("`when` names a key of this one that is always there and never null")
}

pub(crate) fn not_one_shape(place: Place) -> Diagnostic {
    let message = "it is not clear what this shape is told by, or what is in it";
    Diagnostic::error("E0431", place, message)
        .help("write `when` with `fields`, `include` or `type`, or `when_json` with `type`")
}

pub(crate) fn other_json_type(place: Place, word: &str) -> Diagnostic {
    Diagnostic::error(
        "E0432",
        place,
        format!("not every value of this type is a JSON {word}"),
    )
    .label("so it cannot be told by that")
}

pub(crate) fn same_json_type(place: Place, first: Place) -> Diagnostic {
    let message = "two shapes of the union are told by the same type in JSON";
    Diagnostic::error("E0433", place, message)
        .second(first)
        .help("each type in JSON can tell one shape; keys tell objects apart")
}

pub(crate) fn unknown_group<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error("E0436", place, format!("there is no group `{name}`"))
        .of_name()
        .near(name, known)
}

pub(crate) fn nothing_to_include(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0437",
        place,
        "only an `object`, or a shape of a union with fields of its own, includes groups",
    )
    .help("remove it")
}

pub(crate) fn nothing_to_keep(place: Place) -> Diagnostic {
    let message = "only an `object` keeps what is under keys that it does not name";
    Diagnostic::error("E0438", place, message).help("remove it")
}

pub(crate) fn unused_group(place: Place, name: &str) -> Diagnostic {
    Diagnostic::warning(
        "W0402",
        place,
        format!("nothing includes the group `{name}`"),
    )
    .help("remove it, or include it where it belongs")
}

pub(crate) fn aliases_not_here(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0434",
        place,
        "only a field of an object of `types` comes under other keys",
    )
    .help("remove it: it is for what an answer holds, and a constant is not looked at there")
}

pub(crate) fn alias_of_another(place: Place, alias: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0435",
        place,
        format!("the key `{alias}` stands for two fields"),
    )
    .second(first)
}

pub(crate) fn same_deciding_key(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "E0414",
        place,
        format!("two shapes of the union are told by the same key `{key}`"),
    )
    .second(first)
    .help("each shape needs a key that no other one has, or another `constant` of the same key")
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
        .help("remove it, or name it where it belongs")
}
