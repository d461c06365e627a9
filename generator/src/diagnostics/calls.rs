//! Operations, pages and redirects: E05.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn unknown_auth(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::error(
        "E0501",
        place,
        format!("there is no credential `{name}` in `auth`"),
    )
    .near(name, known.iter().copied())
}

pub(crate) fn unknown_redirect(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::error("E0502", place, format!("there is no redirect `{name}`"))
        .near(name, known.iter().copied())
}

pub(crate) fn bad_path(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("E0503", place, format!("`{}` is no path", path.escape_debug())).help(
        "a `/` before each part; a part has letters, digits, `-`, `.`, `_` and `~`, and is neither empty nor `.` nor `..`",
    )
}

pub(crate) fn body_of_get(place: Place) -> Diagnostic {
    Diagnostic::error("E0504", place, "a GET has no body")
        .help("remove it, or choose another method")
}

pub(crate) fn undecidable_outcome(place: Place, when: Option<&str>, first: Place) -> Diagnostic {
    let message = match when {
        Some(when) => format!("two outcomes are told by the same parameter `{when}`"),
        None => "two outcomes have no parameter that decides for them".to_owned(),
    };
    Diagnostic::error("E0505", place, message)
        .label("the second")
        .other(first, "the first")
        .help("give each outcome a `when` of its own; one may do without")
}

pub(crate) fn verified_parameter(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::error(
        "E0506",
        place,
        format!("the parameter `{wire}` is verified, and cannot be an outcome's as well"),
    )
    .help("an application knows it already: remove it here")
}
