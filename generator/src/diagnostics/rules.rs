//! Rules of the values of fields, limits, defaults and constants: E04.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn limit_without_sense(place: Place, limit: &str, of: &str) -> Diagnostic {
    Diagnostic::error(
        "E0409",
        place,
        format!("`{limit}` is for {of}, and this is none"),
    )
    .help("remove it")
}

pub(crate) fn limit_of_other_type(place: Place, type_: &str) -> Diagnostic {
    Diagnostic::error("E0422", place, format!("no `{type_}` can be this"))
        .help("the limit of a number is a number of its type")
}

pub(crate) fn crossed_limits(place: Place, most: &str, least: &str, first: Place) -> Diagnostic {
    Diagnostic::error("E0423", place, format!("`{most}` is below `{least}`"))
        .label("nothing is left between them")
        .other(first, "the other one")
}

pub(crate) fn bad_pattern(place: Place, problem: &str) -> Diagnostic {
    Diagnostic::error("E0424", place, "this is no regular expression")
        .label(problem.to_owned())
        .help("it is read as the crate `regex-lite` does: no look-around, no back references")
}

pub(crate) fn needless_default(place: Place, is_constant: bool) -> Diagnostic {
    let message = "this field is never absent, so it needs no default";
    Diagnostic::error("E0425", place, message).help(match is_constant {
        true => "remove `default`: a constant is always there",
        false => "write `optional: true`, or remove `default`",
    })
}

pub(crate) fn default_of_other_type(place: Place, expected: &str) -> Diagnostic {
    Diagnostic::error("E0426", place, "this default does not fit its type")
        .label(format!("expected: {expected}"))
}

pub(crate) fn default_beyond_limit(place: Place, limit: &str, asks: &str) -> Diagnostic {
    Diagnostic::error("E0427", place, "this default could not be sent")
        .label(format!("`{limit}` asks for {asks}"))
}

pub(crate) fn constant_of_other_type(place: Place, type_: &str) -> Diagnostic {
    Diagnostic::error("E0410", place, format!("this constant is no `{type_}`"))
        .help("a constant is a `string`, an `integer` or a `boolean`")
}

pub(crate) fn constant_beyond_limit(place: Place, limit: &str, asks: &str) -> Diagnostic {
    Diagnostic::error("E0439", place, "this constant could not be sent")
        .label(format!("`{limit}` asks for {asks}"))
        .help("correct one of the two: a constant needs no limit")
}

pub(crate) fn constant_not_here(place: Place) -> Diagnostic {
    Diagnostic::error("E0411", place, "a parameter of a path is no constant")
        .help("write its value into `path`")
}

pub(crate) fn empty_constant(place: Place) -> Diagnostic {
    Diagnostic::error("E0418", place, "nothing in a query or a form is empty")
        .help("give the constant a value, or remove it")
}

pub(crate) fn optional_constant(place: Place) -> Diagnostic {
    Diagnostic::error("E0412", place, "a constant cannot be optional")
        .help("remove `optional`: a constant is always there")
}
