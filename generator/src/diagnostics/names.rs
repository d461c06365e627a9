//! Names: E03.

use super::Diagnostic;
use crate::api::Name;
use crate::markdown::{Dangling, Form};
use crate::place::Place;

/// What a spec author can do about a Rust name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mend {
    /// The language has a key `rust` here.
    Choose,
    /// The name is the author's own.
    Rename,
    /// The same, and the language has a key `rust` for most.
    RenameOrChoose,
    /// The name is the API's, and need not be said.
    LeaveOut,
}

impl Mend {
    pub(super) fn help(self) -> &'static str {
        match self {
            Mend::Choose => "choose another Rust name with `rust: …`",
            Mend::Rename => "choose another name: it is not sent to the API",
            Mend::RenameOrChoose => {
                "choose another name, or another Rust name with `rust: …`, which all but credentials can have"
            }
            Mend::LeaveOut => {
                "give it a Rust name of its own, `{ docs: …, rust: … }`, or leave it out where others are kept as they are"
            }
        }
    }
}

pub(crate) fn bad_name(place: Place, name: &str, better: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "E0301",
        place,
        format!("`{name}` is no name of the spec language"),
    )
    .help("small letters, digits and `_`, a letter first, at most 64 of them, and no keyword");
    match crate::name::is_spec_name(better) && better != name {
        true => diagnostic.label(format!("write `{better}`")),
        false => diagnostic,
    }
}

pub(crate) fn no_identifier(place: Place, wire: &str, mend: Mend) -> Diagnostic {
    let message = format!("no name in Rust can be made from `{}`", wire.escape_debug());
    Diagnostic::error("E0302", place, message).help(mend.help())
}

pub(crate) fn odd_name(place: Place, rust: &str, better: &str) -> Diagnostic {
    let message = format!("`{}` is not how Rust writes this name", rust.escape_debug());
    let diagnostic = Diagnostic::error("E0312", place, message);
    match crate::name::is_identifier(better) {
        true => diagnostic.label(format!("write `{better}`")),
        false => diagnostic.help("letters and digits, a letter first, at most 64 of them; words begin with capitals in types, and stand apart by `_` in fields"),
    }
}

pub(crate) fn reserved_name(place: Place, name: &Name) -> Diagnostic {
    let Name { wire, rust } = name;
    Diagnostic::error(
        "E0305",
        place,
        format!("`{wire}` would be called `{rust}`, which every client crate has already"),
    )
    .help(Mend::RenameOrChoose.help())
}

pub(crate) fn reserved_member(place: Place, rust: &str, mend: Mend) -> Diagnostic {
    let message = format!("`{rust}` is the name of a method that the type has already");
    Diagnostic::error("E0313", place, message).help(mend.help())
}

pub(crate) fn reserved_variant(place: Place, wire: &str, rust: &str, mend: Mend) -> Diagnostic {
    let message =
        format!("`{wire}` would be called `{rust}`, which stands for what the spec does not know");
    Diagnostic::error("E0306", place, message).help(mend.help())
}

pub(crate) fn bad_module(place: Place, module: &str) -> Diagnostic {
    Diagnostic::error("E0307", place, format!("a file called `{module}` cannot become a module of the crate"))
        .help("small letters, digits and `_`, no keyword, and no module that every client crate has already; rename the file")
}

pub(crate) fn module_collision(place: Place, module: &str, first: &str) -> Diagnostic {
    Diagnostic::error(
        "E0308",
        place,
        format!("this file and `{first}` would both become the module `{module}`"),
    )
    .help("rename one of them")
}

pub(crate) fn bad_wire_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "E0309",
        place,
        format!("`{}` cannot be a key on the wire", key.escape_debug()),
    )
    .help("at most 256 characters, at least one, and no control character")
}

pub(crate) fn bad_query_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "E0310",
        place,
        format!("`{}` cannot be a parameter of a query", key.escape_debug()),
    )
    .help("letters, digits, `-`, `.`, `_` and `~`")
}

pub(crate) fn missing_docs(place: Place, wire: &str) -> Diagnostic {
    Diagnostic::warning("W0301", place, format!("`{wire}` has no `docs`"))
        .help("say in a sentence what it is: the words go into the documentation of the crate")
}

pub(crate) fn dangling_link<'a>(
    place: Place,
    link: &Dangling,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let target = link.target.escape_debug().to_string();
    let message = match link.form {
        Form::Reference | Form::Bare => format!("the link [`{target}`] leads nowhere"),
        Form::Inline => format!("the link to `{target}` leads nowhere"),
    };
    let is_path = target.contains(|it: char| !it.is_alphanumeric() && it != '_');
    let diagnostic = Diagnostic::error("E0314", place, message).of_name();
    match is_path {
        // It was not meant to be a name.
        true => diagnostic,
        false => diagnostic.near(&target, known),
    }
    .help("a link leads to an operation, a page, a redirect, a webhook, a type or a credential, by its name here, or to a whole URL: `https://…`, `http://…` or `mailto:…`")
    .help(r"where no link is meant, write `\[`")
}

/// A name in brackets that is nearly that of something, which would be a link then. Where it is not, it is no more than brackets.
pub(crate) fn misspelt_link<'a>(
    place: Place,
    link: &Dangling,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<Diagnostic> {
    let known: Vec<&str> = known.into_iter().collect();
    let near = super::nearest(&link.target, &known)?;
    let message = format!("`{}` in brackets is no link", link.target);
    let diagnostic = Diagnostic::warning("W0302", place, message)
        .label(format!("did you mean `{near}`?"))
        .help(
            r"a name in brackets is a link where something has it; where none is meant, write `\[`",
        );
    Some(diagnostic)
}

pub(crate) fn blank_text(place: Place, source: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error("E0315", place, "this text says nothing");
    match source.trim() {
        "" => diagnostic.help("write a sentence for readers, or remove it where it can be left out"),
        _ => diagnostic.help("nothing of it is shown: write a sentence, which is no heading, no list and no address of a link"),
    }
}

pub(crate) fn bad_prose(place: Place, problem: &str) -> Diagnostic {
    Diagnostic::error(
        "E0311",
        place,
        format!("this text cannot be printed: {problem}"),
    )
}
