//! Documentation: prose of the spec, and what the generator adds to it.

use serde_json::Value;

use crate::api::{Docs, Field, Limit, Operation, Shape};
use crate::markdown;
use crate::rust::{self, Code};
use crate::spec::Level;

/// Prose as it is.
pub(super) fn plain(docs: &Docs) -> Code {
    rust::docs(&docs.0)
}

/// Prose, and a paragraph of the generator's own.
pub(super) fn with(docs: &Docs, more: &str) -> Code {
    let mut lines = docs.0.clone();
    paragraph(&mut lines, [more.to_owned()]);
    rust::docs(&lines)
}

/// What a field is, and what is checked of it.
pub(super) fn field(field: &Field) -> Code {
    let mut lines = field.docs.0.clone();
    if let Some(default) = &field.default {
        paragraph(
            &mut lines,
            [format!("When it is absent: {}.", value(default))],
        );
    }
    let limits: Vec<String> = field.limits.iter().map(|it| limit(field, it)).collect();
    if !limits.is_empty() {
        let limits = limits.join(", ");
        paragraph(
            &mut lines,
            [format!("Checked before it is sent: {limits}.")],
        );
    }
    of(&lines, field.deprecated.as_ref())
}

/// Documentation, and the mark of what should no longer be used.
pub(super) fn of(lines: &[String], deprecated: Option<&Docs>) -> Code {
    let docs = rust::docs(lines);
    match deprecated {
        None => docs,
        Some(Docs(note)) => rust::deprecated(&docs, &markdown::note(note)),
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::String(text) => inline(text),
        value => inline(&value.to_string()),
    }
}

fn limit(field: &Field, limit: &Limit) -> String {
    let asks = match limit {
        Limit::Pattern(pattern) => format!("a match of {}", inline(pattern)),
        limit => limit.asks(),
    };
    match &field.shape {
        Shape::List(_) if !limit.is_of_lists() => format!("each item {asks}"),
        Shape::Map(_) => format!("each value {asks}"),
        _ => asks,
    }
}

/// A text as code in a line. What has no place in a line is shown as JSON writes it.
fn inline(text: &str) -> String {
    let is_plain = !text.is_empty() && !text.contains(char::is_control);
    let code = match is_plain {
        true => markdown::code(text),
        false => markdown::code(&Value::from(text).to_string()),
    };
    code.as_str().to_owned()
}

/// Lines of the generator's own.
pub(super) fn own(line: &str) -> Code {
    rust::docs(&[line.to_owned()])
}

/// What can come of any operation but an answer.
const ERRORS: [&str; 4] = [
    "[`Error::InvalidRequest`](super::Error::InvalidRequest) before anything is sent,",
    "[`Error::Transport`](super::Error::Transport) where there is no answer,",
    "[`Error::Decode`](super::Error::Decode) where the answer is not what it should be, and",
    "[`Error::Status`](super::Error::Status) where it says no: see [`StatusError`](super::StatusError).",
];

/// The documentation of an operation: what it does, the call, stability and plan, examples, errors.
pub(super) fn operation(
    operation: &Operation,
    more: Vec<String>,
    pages: Vec<String>,
    examples: Vec<String>,
) -> Code {
    let mut lines = operation.docs.0.clone();
    paragraph(
        &mut lines,
        [format!("`{} {}`", operation.method.word(), operation.path)],
    );
    paragraph(&mut lines, [repeats(operation.repeatable).to_owned()]);
    if let Some((level, docs)) = &operation.stability {
        let (word, meaning) = stability(*level);
        paragraph(&mut lines, [format!("**Stability: {word}**, {meaning}")]);
        paragraph(&mut lines, docs.0.clone());
    }
    if let Some(plan) = &operation.plan {
        paragraph(
            &mut lines,
            [format!("**Plan: {}**", markdown::text(plan).as_str())],
        );
    }
    flow(
        &mut lines,
        operation.redirect.as_deref(),
        operation.documentation.as_deref(),
    );
    for sentence in more {
        paragraph(&mut lines, [sentence]);
    }
    paragraph(&mut lines, pages);
    paragraph(&mut lines, examples);
    paragraph(&mut lines, ["# Errors".to_owned()]);
    paragraph(&mut lines, ERRORS.map(str::to_owned));
    of(&lines, operation.deprecated.as_ref())
}

/// What happens when nobody knows whether a call took effect.
fn repeats(repeatable: bool) -> &'static str {
    match repeatable {
        true => "It may be repeated: where nobody knows whether it took effect, it is sent again.",
        false => {
            "It is not repeated: where nobody knows whether it took effect, it is not sent again."
        }
    }
}

/// The documentation of a page.
pub(super) fn page(
    docs: &Docs,
    redirect: Option<&str>,
    documentation: Option<&str>,
    examples: Vec<String>,
) -> Vec<String> {
    let mut lines = docs.0.clone();
    flow(&mut lines, redirect, documentation);
    paragraph(&mut lines, examples);
    lines
}

/// Adds a paragraph, if there is one.
pub(super) fn paragraph(lines: &mut Vec<String>, paragraph: impl IntoIterator<Item = String>) {
    let mut paragraph = paragraph.into_iter().peekable();
    if paragraph.peek().is_some() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph);
    }
}

/// Where the flow ends, and where the API's own documentation is.
fn flow(lines: &mut Vec<String>, redirect: Option<&str>, documentation: Option<&str>) {
    if let Some(redirect) = redirect {
        let link = format!("What the browser brings back: [`{redirect}`](super::{redirect}).");
        paragraph(lines, [link]);
    }
    paragraph(
        lines,
        documentation.map(|url| format!("[Documentation of the API](<{url}>)")),
    );
}

/// The word for a level, and what it means.
pub(super) fn stability(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Alpha => ("alpha", "experimental: it may change or go."),
        Level::Prerelease => ("prerelease", "not released yet: it may still change."),
        Level::Beta => (
            "beta",
            "the interface is fixed, the service is being watched.",
        ),
    }
}
