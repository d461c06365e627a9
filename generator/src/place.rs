//! Where something stands in a spec.

use std::iter::successors;
use std::ops::Range;

use crate::json::Json;
use crate::yaml;

/// A place in a spec: a file and the way to a key or a value in it.
///
/// The line and the column are found from it when there is something to show, and only then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The number of the file in the sources.
    pub file: usize,
    /// Where in the file.
    pub spot: Spot,
}

impl Place {
    /// Whether it lies in a section of this name.
    pub(crate) fn is_in_section(&self, name: &str) -> bool {
        let section = self.spot.steps().first();
        matches!(section, Some(yaml::Step::Key(key)) if key == name)
    }
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// What a path leads to.
    Path(yaml::Path, yaml::Target),
    /// A part of the text that a path leads to: see [`yaml::locate_part`].
    Part(yaml::Path, Range<usize>),
    /// A place in the text that no path leads to.
    Position(yaml::Position),
}

impl Spot {
    /// The way there, as far as it is known.
    pub(crate) fn steps(&self) -> &[yaml::Step] {
        match self {
            Spot::Path(path, _) | Spot::Part(path, _) => path.steps(),
            Spot::File | Spot::Position(_) => &[],
        }
    }
}

/// The way from the root of a file to the place that is being looked at.
///
/// It lives on the stack, one link a level, so that walking a spec without a mistake allocates nothing.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    file: usize,
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
    Text(&'a Json<'a>),
}

impl<'a> At<'a> {
    /// The root of a file.
    pub(crate) fn root(file: usize) -> Self {
        At {
            file,
            parent: None,
            step: Step::Root,
        }
    }

    /// An entry of the mapping that stands here.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> At<'b> {
        At {
            file: self.file,
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// An item of the list that stands here.
    pub(crate) fn index(&self, index: usize) -> At<'_> {
        At {
            file: self.file,
            parent: Some(self),
            step: Step::Index(index),
        }
    }

    /// What is in the text that stands here, which is JSON. It has no place of its own, so all of it is told at that of
    /// the text.
    pub(crate) fn text<'b>(&'b self, json: &'b Json<'b>) -> At<'b> {
        At {
            file: self.file,
            parent: Some(self),
            step: Step::Text(json),
        }
    }

    /// The value that stands here as it is written in such a text.
    pub(crate) fn written(&self) -> Option<&'a str> {
        self.json().map(Json::text)
    }

    /// Whether one of some keys stands twice in the object that stands here in such a text.
    pub(crate) fn has_twice(&self, is_one: impl Fn(&str) -> bool) -> bool {
        let twice = self.json().map(Json::twice).unwrap_or_default();
        twice.iter().any(|key| is_one(key))
    }

    fn json(&self) -> Option<&'a Json<'a>> {
        match self.step {
            Step::Root => None,
            Step::Text(json) => Some(json),
            Step::Key(key) => self.parent?.json()?.key(key),
            Step::Index(index) => self.parent?.json()?.index(index),
        }
    }

    /// The value that stands here.
    pub(crate) fn value(&self) -> Place {
        Place {
            file: self.file,
            spot: Spot::Path(self.path(), yaml::Target::Value),
        }
    }

    /// A part of the text that stands here, told by its characters without white space.
    pub(crate) fn part(&self, part: Range<usize>) -> Place {
        Place {
            file: self.file,
            spot: Spot::Part(self.path(), part),
        }
    }

    /// The key of the entry that stands here.
    pub(crate) fn name(&self) -> Place {
        Place {
            file: self.file,
            spot: Spot::Path(self.path(), self.target()),
        }
    }

    /// The way to what stands here within such a text, such as `items[2].name`: empty for the text as a whole.
    pub(crate) fn way_in_text(&self) -> Option<String> {
        let way = self.parent.and_then(At::way_in_text);
        Some(match (self.step, way) {
            (Step::Text(_), _) => String::new(),
            (Step::Key(key), Some(way)) if way.is_empty() => key.to_owned(),
            (Step::Key(key), Some(way)) => format!("{way}.{key}"),
            (Step::Index(index), Some(way)) => format!("{way}[{index}]"),
            (_, _) => return None,
        })
    }

    fn target(&self) -> yaml::Target {
        match self.is_in_text() {
            true => yaml::Target::Value,
            false => yaml::Target::Key,
        }
    }

    fn is_in_text(&self) -> bool {
        matches!(self.step, Step::Text(_)) || self.parent.is_some_and(At::is_in_text)
    }

    /// The way down, as far as it leads through the file.
    fn path(&self) -> yaml::Path {
        let mut way: Vec<&At<'_>> = successors(Some(self), |it| it.parent).collect();
        way.reverse();
        let in_file = way
            .iter()
            .take_while(|it| !matches!(it.step, Step::Text(_)));
        let steps = in_file.filter_map(|it| match it.step {
            Step::Root | Step::Text(_) => None,
            Step::Key(key) => Some(yaml::Step::Key(key.to_owned())),
            Step::Index(index) => Some(yaml::Step::Index(index)),
        });
        steps.collect()
    }
}
