//! Operations, pages and redirects: E05.

use super::Diagnostic;
use crate::place::Place;

pub(crate) fn unknown_auth<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error(
        "E0501",
        place,
        format!("there is no credential `{name}` in `auth`"),
    )
    .of_name()
    .near(name, known)
}

pub(crate) fn unknown_redirect<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::error("E0502", place, format!("there is no redirect `{name}`"))
        .of_name()
        .near(name, known)
}

pub(crate) fn bad_path(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("E0503", place, format!("`{}` is no path", path.escape_debug())).help(
        "a `/` before each part; a part has letters, digits, any of ``-._~!$&'()*+,;=:@`` and parameters such as `{id}`; it is neither `.` nor `..`, and only the last may be empty",
    )
}

pub(crate) fn unknown_parameter<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("the path has the parameter `{name}`, which `parameters` does not tell");
    Diagnostic::error("E0507", place, message).near(name, known)
}

pub(crate) fn parameter_not_in_path(place: Place, name: &str, times: usize) -> Diagnostic {
    let message = match times {
        0 => format!("the path has no parameter `{name}`"),
        _ => format!("the path has the parameter `{name}` {times} times"),
    };
    Diagnostic::error("E0508", place, message).help(format!("write `{{{name}}}` in `path`, once"))
}

pub(crate) fn optional_in_path(place: Place) -> Diagnostic {
    Diagnostic::error("E0509", place, "a parameter of a path cannot be optional")
        .help("remove `optional`: without the parameter it would be another path")
}

pub(crate) fn nothing_to_read(place: Place, key: &str) -> Diagnostic {
    let message = format!("`{key}` is for an answer whose JSON is read, and this one has none");
    Diagnostic::error("E0510", place, message)
        .help("JSON is read where there is a `type` and no other `content`: remove this, or tell the type")
}

pub(crate) fn bad_success_status(place: Place, key: &str) -> Diagnostic {
    let message = format!("`{}` is no status of a success", key.escape_debug());
    Diagnostic::error("E0511", place, message)
        .help("`2xx`, or one from `200` to `299`; what does not say success stands in `errors`")
}

pub(crate) fn no_body_by_status(place: Place, status: u16) -> Diagnostic {
    let message = format!("an answer with the status {status} has no body");
    Diagnostic::error("E0512", place, message).help("write `{}` for it, or choose another status")
}

pub(crate) fn constant_in_answer(place: Place) -> Diagnostic {
    Diagnostic::error("E0513", place, "a header of an answer is no constant")
        .help("remove it: the value of the header is told as it comes")
}

pub(crate) fn encoding_without_body(place: Place) -> Diagnostic {
    Diagnostic::error("E0514", place, "there is no body that could be written so")
        .help("remove it, or tell the fields of the `body`")
}

pub(crate) fn no_raw_body(place: Place, expected: &str) -> Diagnostic {
    let message = "a body that is one value has one field, which is always there";
    Diagnostic::error("E0516", place, message).label(format!("expected: one field, {expected}"))
}

pub(crate) fn no_form(place: Place, problem: &str) -> Diagnostic {
    Diagnostic::error("E0521", place, "this cannot be read from a form")
        .label(problem.to_owned())
        .help("a form, in parts or not, has a `type` that is an `object`, whose fields are single values or lists of them, and never null")
}

pub(crate) fn content_type_of_parts(place: Place) -> Diagnostic {
    let message = "the content type of an answer in parts is no part of it";
    Diagnostic::error("E0522", place, message)
        .help("remove it: it says what stands between the parts, and each file has a media type of its own")
}

pub(crate) fn content_type_not_here(place: Place) -> Diagnostic {
    Diagnostic::error("E0517", place, "the content type follows from the encoding")
        .help("remove it: it is for a body with `encoding: text` or `encoding: bytes`")
}

pub(crate) fn overwritten_by_credential(place: Place, name: &str, auth: &str) -> Diagnostic {
    let message = format!("the credential `{auth}` takes the place of `{name}`");
    Diagnostic::error("E0515", place, message).help(format!(
        "remove `{name}`: the handle sends a part of the credential under this name"
    ))
}

pub(crate) fn upload_not_here(place: Place, file: Option<Place>) -> Diagnostic {
    let message = "a file stands in a body in parts only";
    let diagnostic = Diagnostic::error("E0520", place, message);
    match file {
        None => diagnostic.help("`bytes` can stand here; an `upload`, or a list of them, is a field of a `body` with `encoding: multipart`, or of an object that is the `type` of an answer with `content: multipart`"),
        Some(file) => diagnostic
            .label("this has a file")
            .other(file, "the file")
            .help("an object that has an `upload` is the `type` of an answer with `content: multipart`, and nothing else; a field of `bytes` can stand anywhere"),
    }
}

pub(crate) fn credential_twice(place: Place, auth: &str, first: Place) -> Diagnostic {
    let message = format!("the credential `{auth}` is the same as one before it");
    Diagnostic::error("E0519", place, message)
        .second(first)
        .help("remove it: handles whose credentials are of one type make the same calls")
}

pub(crate) fn no_body_to_join(place: Place, auth: &str) -> Diagnostic {
    let message = format!("there is no body that the credential `{auth}` could join");
    Diagnostic::error("E0518", place, message)
        .help("it needs a `body` of fields, as JSON or as a form: tell the fields, or choose another credential")
}

pub(crate) fn body_of_get(place: Place, method: Place) -> Diagnostic {
    Diagnostic::error("E0504", place, "a GET has no body")
        .other(method, "the method")
        .help("remove it, or choose another method")
}

pub(crate) fn undecidable_outcome(place: Place, when: Option<&str>, first: Place) -> Diagnostic {
    let message = match when {
        Some(when) => format!("two outcomes are told by the same parameter `{when}`"),
        None => "two outcomes have no parameter that decides for them".to_owned(),
    };
    Diagnostic::error("E0505", place, message)
        .second(first)
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
