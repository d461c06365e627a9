//! What goes on: answers in pages, and URLs that came with an answer: E07.

use super::{Diagnostic, nearest};
use crate::place::Place;

pub(crate) fn not_one_pagination(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0701",
        place,
        "pages follow each other in one way, and this is none or several",
    )
    .help("write one of `next_url`, `cursor` and `number`")
}

pub(crate) fn pages_without_json(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0702",
        place,
        "pages are told by an answer in JSON, of which there has to be one",
    )
    .help("give the operation one entry in `responses`, with a `type`")
}

/// `stop`: what the way has come to, where that has no fields.
pub(crate) fn no_way<'a>(
    place: Place,
    key: &str,
    stop: Option<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let why = match &stop {
        Some(stop) => format!("{stop}, and has no fields"),
        None => format!("there is no field `{}`", key.escape_debug()),
    };
    let message = format!("the way leads nowhere: {why}");
    let diagnostic = Diagnostic::error("E0703", place, message);
    let known: Vec<&str> = known.into_iter().collect();
    if stop.is_none() && nearest(key, &known).is_some() {
        return diagnostic.near(key, known);
    }
    let diagnostic = match stop {
        Some(_) => diagnostic,
        None => diagnostic.near(key, known),
    };
    diagnostic
        .help("a way leads from an object to its fields: through no list, map or union, and to no header")
        .help("where the API tells the next page there, leave `pagination` out: applications ask for it by themselves")
}

pub(crate) fn no_page_parameter<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("no page can be asked for with `{}`", name.escape_debug());
    Diagnostic::error("E0704", place, message)
        .near(name, known)
        .help("a parameter of the query, a header or a field of the body that is no constant")
}

pub(crate) fn ambiguous_page_parameter(place: Place, name: &str) -> Diagnostic {
    let message = format!("several parameters are called `{name}`");
    Diagnostic::error("E0708", place, message)
        .help("give the one that is meant another name with `rust: …`, and tell it by that")
}

pub(crate) fn first_page_not_default(place: Place, default: i32) -> Diagnostic {
    let message = "the first page is not the one that comes without a number";
    Diagnostic::error("E0709", place, message)
        .label(format!("the default of the parameter is {default}"))
        .help("remove `first`, or correct one of the two: else pages would be left out")
}

pub(crate) fn page_of_other_type(place: Place, expected: &str) -> Diagnostic {
    Diagnostic::error("E0705", place, "this does not lead from page to page")
        .label(format!("expected: {expected}"))
}

pub(crate) fn no_url_in_path(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0706",
        place,
        "a parameter that is the whole path is a URL, and this is none",
    )
    .help("write `type: uri`, or a path that begins with `/`")
}

pub(crate) fn query_of_url(place: Place) -> Diagnostic {
    Diagnostic::error(
        "E0707",
        place,
        "a URL that came with an answer has its query already",
    )
    .help("remove it, or write the path")
}
