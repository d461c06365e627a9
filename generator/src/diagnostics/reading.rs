//! A file that cannot be read as a spec: E01.

use super::Diagnostic;
use crate::place::{Place, Spot};
use crate::yaml::{Found, MAX_BYTES, MAX_OPEN_BRACKETS, Mistake, MistakeKind, Shape};

/// A mistake of the YAML reader, in words.
pub(crate) fn unreadable(file: usize, mistake: Mistake) -> Diagnostic {
    let place = Place {
        file,
        spot: Spot::Position(mistake.position),
    };
    match mistake.kind {
        MistakeKind::TooLarge { .. }
        | MistakeKind::ForbiddenCharacter(_)
        | MistakeKind::TooManyOpenBrackets
        | MistakeKind::Expansion => refused(place, &mistake.kind),
        MistakeKind::Anchor
        | MistakeKind::Alias
        | MistakeKind::MergeKey
        | MistakeKind::Tag
        | MistakeKind::SecondDocument => not_in_the_language(place, &mistake.kind),
        MistakeKind::Syntax(message) => broken_yaml(place, &message),
        MistakeKind::Empty => Diagnostic::error("E0106", place, "the file says nothing")
            .help("write a spec into it, or remove it"),
        MistakeKind::DuplicateKey { key, first } => {
            let first = Place {
                file,
                spot: Spot::Position(first),
            };
            Diagnostic::error("E0107", place, format!("the key `{key}` stands here twice"))
                .label("the second one")
                .other(first, "the first one")
        }
        MistakeKind::UnknownKey { key, expected } => unknown_key(place, &key, expected),
        MistakeKind::MissingKey { key } => {
            Diagnostic::error("E0109", place, format!("the key `{key}` is missing"))
                .label("in this mapping")
        }
        MistakeKind::WrongType { expected, found } => wrong_type(place, &expected, &found),
        MistakeKind::KeyNotText(found) => Diagnostic::error(
            "E0110",
            place,
            format!("a key has to be a text, and this is {}", describe(&found)),
        )
        .help("put it in quotes"),
        MistakeKind::UnknownValue { value, expected } => Diagnostic::error(
            "E0111",
            place,
            format!("`{value}` is none of the values that can stand here"),
        )
        .near(&value, expected.iter().copied()),
        MistakeKind::NumberOutOfRange => {
            Diagnostic::error("E0112", place, "this number cannot be held exactly")
                .help("put it in quotes where it is a text")
        }
        MistakeKind::Invalid(message) => Diagnostic::error("E0113", place, message),
    }
}

fn refused(place: Place, kind: &MistakeKind) -> Diagnostic {
    match kind {
        MistakeKind::TooLarge { bytes } => {
            let message = format!("the file has {bytes} bytes, and at most {MAX_BYTES} are read");
            Diagnostic::error("E0101", place, message)
                .help("split it: each file of `operations/` is read on its own")
        }
        MistakeKind::ForbiddenCharacter(character) => {
            let message = format!(
                "the invisible character U+{:04X} must not stand in a spec",
                u32::from(*character)
            );
            Diagnostic::error("E0102", place, message).help("remove it")
        }
        MistakeKind::TooManyOpenBrackets => {
            let message = format!("more than {MAX_OPEN_BRACKETS} brackets are open");
            Diagnostic::error("E0103", place, message).label("one too many")
        }
        _ => Diagnostic::error(
            "E0103",
            place,
            "the file becomes much larger when it is read",
        )
        .help("write it out"),
    }
}

fn not_in_the_language(place: Place, kind: &MistakeKind) -> Diagnostic {
    let what = match kind {
        MistakeKind::Anchor => "an anchor",
        MistakeKind::Alias => "an alias",
        MistakeKind::MergeKey => "a merge key",
        MistakeKind::Tag => "a tag",
        _ => "a second document",
    };
    let diagnostic = Diagnostic::error("E0104", place, format!("{what} must not stand in a spec"));
    match kind {
        MistakeKind::SecondDocument => diagnostic.help("put it into a file of its own"),
        MistakeKind::Tag => diagnostic.help("write the plain value"),
        _ => diagnostic.help("what is used more than once goes into `types`; a text that begins with `&` or `*` goes into quotes"),
    }
}

fn broken_yaml(place: Place, message: &str) -> Diagnostic {
    Diagnostic::error("E0105", place, format!("this is no YAML: {message}"))
        .help("check the indentation, and put texts with `: `, `#` or quotes in them into quotes")
}

fn unknown_key(place: Place, key: &str, expected: &'static [&'static str]) -> Diagnostic {
    Diagnostic::error(
        "E0108",
        place,
        format!("the key `{key}` means nothing here"),
    )
    .near(key, expected.iter().copied())
}

fn wrong_type(place: Place, expected: &Shape, found: &Found) -> Diagnostic {
    let message = format!(
        "{} is expected here, and this is {}",
        expected_words(expected),
        describe(found)
    );
    let diagnostic = Diagnostic::error("E0110", place, message);
    match (expected, found) {
        (Shape::Text, Found::Number(text)) => {
            diagnostic.help(format!("put it in quotes: \"{text}\""))
        }
        (Shape::Text, Found::Boolean(_)) => diagnostic.help("put it in quotes"),
        (_, Found::Null) => diagnostic.help("remove the key, or give it a value"),
        _ => diagnostic,
    }
}

fn expected_words(expected: &Shape) -> String {
    match expected {
        Shape::Text => "a text".to_owned(),
        Shape::Boolean => "`true` or `false`".to_owned(),
        Shape::Integer(range) if *range.start() == 0 => {
            format!("an integer from 0 to {}", range.end())
        }
        Shape::Integer(_) => "an integer".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Null => "nothing".to_owned(),
        Shape::List => "a list".to_owned(),
        Shape::Mapping => "a mapping".to_owned(),
        Shape::Other(words) => words.clone(),
    }
}

fn describe(found: &Found) -> String {
    match found {
        Found::Null => "nothing at all".to_owned(),
        Found::Boolean(value) => format!("the boolean `{value}`"),
        Found::Number(number) => format!("the number `{number}`"),
        Found::Text(text) if text.chars().count() <= 40 => format!("the text `{text}`"),
        Found::Text(_) => "a text".to_owned(),
        Found::List => "a list".to_owned(),
        Found::Mapping => "a mapping".to_owned(),
    }
}
