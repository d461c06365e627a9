//! Names that clash: E03.

use super::{Diagnostic, Mend};
use crate::api::Name;
use crate::place::Place;

/// Names that must differ from each other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Space {
    /// Those of one mapping.
    Mapping(Mend),
    /// What has a type of its own at the root of the crate.
    Root,
    /// The fields of a request.
    Request,
    /// The fields of an object, or of a shape of a union.
    Object,
    /// The headers of an answer.
    Answer,
    /// The errors.
    Errors,
    /// The groups of fields.
    Groups,
    /// The examples of an operation.
    Examples,
    /// The sections that a spec has once.
    Sections,
}

impl Space {
    fn mend(self) -> Mend {
        match self {
            Space::Mapping(mend) => mend,
            Space::Root => Mend::RenameOrChoose,
            Space::Request | Space::Object | Space::Answer => Mend::Choose,
            Space::Errors | Space::Groups | Space::Examples | Space::Sections => Mend::Rename,
        }
    }

    /// Which things share it, where that does not show.
    fn help(self) -> Option<&'static str> {
        Some(match self {
            Space::Mapping(_) => return None,
            Space::Root => {
                "credentials, operations, pages, redirects, webhooks and types share one space of names, in all files"
            }
            Space::Request => {
                "the fields of a request share one space of names, wherever they stand in it and whichever group they are of"
            }
            Space::Object => {
                "the fields of an object share one space of names with those of the groups that it includes"
            }
            Space::Answer => "the headers of an answer become fields beside `body`",
            Space::Errors => {
                "errors share one space of names, those of operations too, in all files; each has a method `is_…` besides"
            }
            Space::Groups => "groups share one space of names, in all files",
            Space::Examples => "each example of an operation has a name of its own",
            Space::Sections => "one file of a spec has this section",
        })
    }
}

/// Two names of the spec that become one in Rust.
pub(crate) fn name_collision(
    place: Place,
    name: &Name,
    other: &Name,
    first: Place,
    space: Space,
) -> Diagnostic {
    let both = format!("`{}` and `{}`", name.wire, other.wire);
    let message = match name.rust == other.rust {
        true => format!("{both} get the same name in Rust, `{}`", name.rust),
        false => format!(
            "{both} get names in Rust that are one in small letters, `{}` and `{}`",
            name.rust, other.rust
        ),
    };
    let diagnostic = Diagnostic::error("E0303", place, message);
    shared(diagnostic.second(first).help(space.mend().help()), space)
}

/// One name for two things.
pub(crate) fn defined_twice(place: Place, name: &str, first: Place, space: Space) -> Diagnostic {
    let message = format!("`{name}` is defined twice");
    let diagnostic = Diagnostic::error("E0304", place, message).second(first);
    let diagnostic = match space {
        // What is sent under one name in two places can have two in Rust.
        Space::Request => diagnostic.help(Mend::Choose.help()),
        _ => diagnostic,
    };
    shared(diagnostic, space)
}

fn shared(diagnostic: Diagnostic, space: Space) -> Diagnostic {
    match space.help() {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

pub(crate) fn included_twice(place: Place, name: &str, first: Place) -> Diagnostic {
    let message = format!("the group `{name}` is included twice");
    Diagnostic::error("E0440", place, message)
        .second(first)
        .help("remove it: its fields are there already")
}
