//! Types as a spec writes them: `uri`, `calendar_id`, `list of calendar_permission`.

use super::Context;
use crate::api::{Builtin, Shape};
use crate::diagnostics;
use crate::place::At;

/// How deep lists and maps may lie in each other.
const MAX_DEPTH: usize = 8;

/// Reads a type, or reports why it is none.
pub(crate) fn parse(cx: &mut Context<'_>, at: At<'_>, text: &str) -> Option<Shape> {
    let shape = of_field(cx, at, text)?;
    if *shape.innermost_item() == Shape::Builtin(Builtin::Upload) {
        cx.report(diagnostics::upload_not_here(at.value(), None));
        return None;
    }
    Some(shape)
}

/// The same of a field of an object, which can be a file: an answer in parts may be that object. Nothing else may hold it.
pub(crate) fn of_field(cx: &mut Context<'_>, at: At<'_>, text: &str) -> Option<Shape> {
    let shape = of_part(cx, at, text)?;
    let file = match shape.innermost_item() {
        Shape::Named(id) => cx.symbols.file_of(*id).cloned(),
        _ => None,
    };
    if file.is_some() {
        cx.report(diagnostics::upload_not_here(at.value(), file));
        return None;
    }
    Some(shape)
}

/// The same of what can hold files: a body in parts, or an answer that is one.
pub(crate) fn of_part(cx: &mut Context<'_>, at: At<'_>, text: &str) -> Option<Shape> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    if words.len() > 2 * MAX_DEPTH + 1 {
        cx.report(diagnostics::deep_type(at.value(), MAX_DEPTH));
        return None;
    }
    of_words(cx, at, text, &words)
}

fn of_words(cx: &mut Context<'_>, at: At<'_>, text: &str, words: &[&str]) -> Option<Shape> {
    match words {
        [name] if is_word(name) => named(cx, at, name),
        ["list", "of", item @ ..] => Some(Shape::List(Box::new(of_words(cx, at, text, item)?))),
        ["map", "of", item @ ..] => Some(Shape::Map(Box::new(of_words(cx, at, text, item)?))),
        [container, "of", _, ..] => {
            cx.report(diagnostics::unknown_container(at.value(), container));
            None
        }
        // That it is no name has been reported.
        _ if cx.symbols.type_id(&words.join(" ")).is_some() => {
            cx.depends_on_wrong();
            None
        }
        _ => {
            cx.report(diagnostics::malformed_type(at.value(), text));
            None
        }
    }
}

/// Whether it could be a name, if need be a misspelt one.
fn is_word(text: &str) -> bool {
    text.chars()
        .all(|it| it.is_alphanumeric() || it == '_' || it == '-')
}

fn named(cx: &mut Context<'_>, at: At<'_>, name: &str) -> Option<Shape> {
    let builtin = Builtin::ALL.into_iter().find(|(word, _)| *word == name);
    cx.builtins.extend(builtin.map(|(_, builtin)| builtin));
    let builtin = builtin.map(|(_, builtin)| Shape::Builtin(builtin));
    let shape = builtin.or_else(|| cx.symbols.type_id(name).map(Shape::Named));
    if shape.is_none() && cx.symbols.is_meant("types", name) {
        cx.depends_on_wrong();
    } else if shape.is_none()
        && let Some(place) = cx.if_told(at.value())
    {
        let known = Builtin::ALL
            .iter()
            .map(|(word, _)| *word)
            .chain(cx.symbols.type_names());
        cx.report(diagnostics::unknown_type(place, name, known));
    }
    shape
}

/// Whether `name` is a type that needs no definition.
pub(crate) fn is_builtin(name: &str) -> bool {
    Builtin::ALL.iter().any(|(word, _)| *word == name) || name == "list" || name == "map"
}
