//! A file that cannot be read as a spec: E01.

use super::foreign::{key_of_this_language, value_of_this_language, way_of_this_language};
use super::{Diagnostic, is_near, nearest};
use crate::place::{Place, Spot};
use crate::yaml::{Found, MAX_BYTES, MAX_OPEN_BRACKETS, Mistake, MistakeKind, Shape};

/// A mistake of the YAML reader, in words.
pub(crate) fn unreadable(file: usize, mistake: Mistake) -> Diagnostic {
    let at = |position| Place {
        file,
        spot: Spot::Position(position),
    };
    let place = at(mistake.position);
    let is_type = mistake.path.ends_with("type");
    match mistake.kind {
        MistakeKind::TooLarge { bytes } => too_large(place, bytes),
        MistakeKind::ForbiddenCharacter('\u{fffd}') => not_utf_8(place),
        MistakeKind::ForbiddenCharacter(character) => forbidden_character(place, character),
        MistakeKind::TooManyOpenBrackets => too_many_brackets(place),
        MistakeKind::Anchor => not_plain_yaml(place, "an anchor", REUSE),
        // Only aliases can make more of a file than it is.
        MistakeKind::Alias | MistakeKind::Expansion => not_plain_yaml(place, "an alias", REUSE),
        MistakeKind::MergeKey => not_plain_yaml(place, "a merge key", REUSE),
        MistakeKind::Tag => not_plain_yaml(place, "a tag", TAG),
        MistakeKind::SecondDocument => not_plain_yaml(place, "a second document", DOCUMENT),
        MistakeKind::Syntax(message) => broken_yaml(place, &message),
        MistakeKind::Empty => empty_file(place),
        MistakeKind::DuplicateKey { key, first } => duplicate_key(place, &key, at(first)),
        MistakeKind::UnknownKey {
            key,
            expected,
            free,
            ..
        } => unknown_key(place, &key, expected, &free),
        MistakeKind::MissingKey { key } => missing_key(place, key),
        MistakeKind::WrongType {
            expected: Shape::Text,
            found: Found::List,
        } if is_type => list_as_type(place),
        MistakeKind::WrongType { expected, found } => wrong_type(place, &expected, &found),
        MistakeKind::KeyNotText(found) => key_not_text(place, &found),
        MistakeKind::UnknownValue { value, expected } => unknown_value(place, &value, expected),
        MistakeKind::NumberOutOfRange => number_out_of_range(place),
        MistakeKind::AmbiguousWord(word) => ambiguous_word(place, &word),
        MistakeKind::Invalid(message) => refused_value(place, message),
    }
}

const REUSE: &str = "what is used more than once goes into `types`; a text that begins with `&` or `*` goes into quotes";
const TAG: &str = "write the plain value; a text that begins with `!` goes into quotes";
const DOCUMENT: &str = "put it into a file of its own";

fn too_large(place: Place, bytes: usize) -> Diagnostic {
    let message = format!("the file has {bytes} bytes, and at most {MAX_BYTES} are read");
    Diagnostic::error("E0101", place, message)
        .help("split it: each file of `operations/` is read on its own")
}

fn forbidden_character(place: Place, character: char) -> Diagnostic {
    let message = format!(
        "the invisible character U+{:04X} must not stand in a spec",
        u32::from(character)
    );
    Diagnostic::error("E0102", place, message).help("remove it")
}

fn too_many_brackets(place: Place) -> Diagnostic {
    let message = format!("more than {MAX_OPEN_BRACKETS} brackets are open");
    Diagnostic::error("E0103", place, message).label("one too many")
}

fn not_plain_yaml(place: Place, what: &str, help: &str) -> Diagnostic {
    Diagnostic::error("E0104", place, format!("{what} must not stand in a spec")).help(help)
}

fn broken_yaml(place: Place, message: &str) -> Diagnostic {
    Diagnostic::error("E0105", place, format!("this is no YAML: {message}"))
        .help("indent with blanks, evenly and without tabs, and put texts with `: `, `#` or quotes in them into quotes")
}

fn empty_file(place: Place) -> Diagnostic {
    Diagnostic::error("E0106", place, "the file says nothing")
        .help("write a spec into it, or remove it")
}

fn duplicate_key(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::error("E0107", place, format!("the key `{key}` stands here twice"))
        .label("the second one")
        .other(first, "the first one")
}

fn missing_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error("E0109", place, format!("the key `{key}` is missing"))
        .label("in this mapping")
}

fn key_not_text(place: Place, found: &Found) -> Diagnostic {
    let message = format!("a key has to be a text, and this is {}", describe(found));
    Diagnostic::error("E0114", place, message).help("put it in quotes")
}

fn unknown_value(place: Place, value: &str, expected: &'static [&'static str]) -> Diagnostic {
    let message = format!("`{value}` is none of the values that can stand here");
    let diagnostic = Diagnostic::error("E0111", place, message);
    match value_of_this_language(value, expected) {
        Some(word) => diagnostic.label(format!("this language says `{word}`")),
        None => diagnostic.near(value, expected.iter().copied()),
    }
}

fn number_out_of_range(place: Place) -> Diagnostic {
    Diagnostic::error("E0112", place, "this number cannot be held exactly")
        .help("put it in quotes where it is a text")
}

fn refused_value(place: Place, message: String) -> Diagnostic {
    Diagnostic::error("E0113", place, message)
}

fn unknown_key(
    place: Place,
    key: &str,
    expected: &'static [&'static str],
    free: &[&'static str],
) -> Diagnostic {
    let message = format!("the key `{key}` means nothing here");
    let diagnostic = Diagnostic::error("E0108", place, message);
    if let Some(word) = key_of_this_language(key, expected) {
        return diagnostic.label(format!("this language says `{word}`"));
    }
    if let Some((_, how)) = way_of_this_language(key, expected) {
        return diagnostic.help(how);
    }
    match key {
        // No key of the language is written so, but what follows on a comma in the middle of a text is.
        key if key.contains([' ', '.']) => {
            diagnostic.help("a comma ends a text within `{…}`: put the text before it in quotes")
        }
        key => match nearest(key, free) {
            Some(near) => diagnostic.meant(near),
            None => diagnostic.known(expected),
        },
    }
}

/// The key that a misspelt one stands for: the nearest of those that are free.
///
/// None for what may well have another form here: a word of another language, a key that stands elsewhere in this one, and one
/// thing in the place of many.
pub(crate) fn misspelt_key(
    key: &str,
    expected: &[&'static str],
    free: &[&'static str],
) -> Option<&'static str> {
    let is_another = key_of_this_language(key, expected).is_some()
        || way_of_this_language(key, expected).is_some()
        || crate::schema::keys().contains(key);
    let is_one_of = |many: &&str| many.strip_suffix('s') == Some(key);
    nearest(key, free).filter(|it| !is_another && !is_one_of(it))
}

/// Whether a key that means nothing stands for one that is wanted: misspelt, or as another language says it.
pub(crate) fn is_meant_for(key: &str, expected: &[&'static str], wanted: &str) -> bool {
    let by = way_of_this_language(key, expected).and_then(|(by, _)| by);
    is_near(key, wanted)
        || key_of_this_language(key, expected) == Some(wanted)
        || by == Some(wanted)
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
        (Shape::Text, Found::Boolean(value)) => diagnostic.help(format!(
            "put it in quotes only if `{value}` is the text that is meant"
        )),
        (_, Found::Null) => diagnostic.help("remove the key, or give it a value"),
        (Shape::Mapping, _) => diagnostic
            .help("write `key: value`, each on a line of its own and indented, or all in `{ … }`"),
        (Shape::List, _) => diagnostic.help("write each item after a `- `, or all in `[ … ]`"),
        _ => diagnostic,
    }
}

fn list_as_type(place: Place) -> Diagnostic {
    wrong_type(place, &Shape::Text, &Found::List)
        .help("write `list of …`, with the type of the items")
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

fn ambiguous_word(place: Place, word: &str) -> Diagnostic {
    let message = format!("`{word}` is a text to some readers of YAML, and a boolean to others");
    Diagnostic::error("E0115", place, message).help(format!("put it in quotes: \"{word}\""))
}

fn not_utf_8(place: Place) -> Diagnostic {
    Diagnostic::error("E0116", place, "what stands here is no UTF-8 text").help(
        "save the file in the encoding UTF-8; a file that is no text does not belong into a spec",
    )
}
