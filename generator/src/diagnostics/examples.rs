//! Examples: E06.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn example_of_other_type(place: Place, expected: &str) -> Diagnostic {
    Diagnostic::error("E0601", place, "this example does not fit its type")
        .label(format!("expected: {expected}"))
}

pub(crate) fn example_beyond_limit(place: Place, limit: &str, asks: &str) -> Diagnostic {
    Diagnostic::error("E0608", place, "this example would not be sent")
        .label(format!("`{limit}` asks for {asks}"))
}

pub(crate) fn example_out_of_place(place: Place, expected: &str) -> Diagnostic {
    Diagnostic::error("E0609", place, "this example cannot stand here")
        .label(format!("expected: {expected}"))
}

pub(crate) fn missing_in_example(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "E0602",
        place,
        format!("the example says nothing of `{key}`"),
    )
    .help("a field that is not optional has to be there")
}

pub(crate) fn unknown_in_example<'a>(
    place: Place,
    key: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error("E0603", place, format!("there is no field `{key}` to give")).near(key, known)
}

pub(crate) fn no_success_status(place: Place, status: u16) -> Diagnostic {
    Diagnostic::error(
        "E0604",
        place,
        format!("{status} is no status of a success"),
    )
    .help("an example shows a success: a status from 200 to 299")
}

pub(crate) fn status_without_answer(place: Place, status: u16) -> Diagnostic {
    let message = format!("the operation has no answer with the status {status}");
    Diagnostic::error("E0620", place, message).help("tell it in `responses`, or add `2xx`")
}

pub(crate) fn example_of_other_page(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "E0605",
        place,
        format!("this URL is not one of the page, which is at `{path}`"),
    )
    .help("give the path and the query, without a host")
}

pub(crate) fn example_of_other_url(place: Place, made: &str) -> Diagnostic {
    Diagnostic::error(
        "E0610",
        place,
        "the values of this example give another URL",
    )
    .label(format!("the client makes `{made}`"))
}

pub(crate) fn example_of_other_outcome(place: Place, outcome: &str, problem: &str) -> Diagnostic {
    let message = format!("this URL does not stand for `{outcome}`");
    Diagnostic::error("E0611", place, message).label(problem)
}

pub(crate) fn forged_example(place: Place, right: &str) -> Diagnostic {
    Diagnostic::error("E0612", place, "this is no signature of the body")
        .label(format!("the secret gives `{right}`"))
}

pub(crate) fn example_elsewhere<'a>(
    place: Place,
    hosts: impl IntoIterator<Item = &'a String>,
) -> Diagnostic {
    let hosts: Vec<String> = hosts.into_iter().map(|it| format!("`{it}`")).collect();
    Diagnostic::error("E0613", place, "no request is sent to this URL").help(format!(
        "it begins with `https://`, and its host is that of calls in a data center: {}",
        hosts.join(", ")
    ))
}

pub(crate) fn unknown_outcome<'a>(
    place: Place,
    outcome: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error(
        "E0606",
        place,
        format!("the redirect has no outcome `{outcome}`"),
    )
    .near(outcome, known)
}

pub(crate) fn example_and_verify(place: Place, verify: Option<&str>) -> Diagnostic {
    match verify {
        Some(parameter) => Diagnostic::error(
            "E0607",
            place,
            format!("the example does not say which `{parameter}` was sent"),
        )
        .help(format!(
            "add `verify: …`, with the `{parameter}` of the URL"
        )),
        None => Diagnostic::error("E0607", place, "the redirect has nothing to verify")
            .help("remove `verify`"),
    }
}
