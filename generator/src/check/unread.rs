//! The parts of a spec that could not be read, so that stand-ins are in their place.

use crate::diagnostics::Diagnostic;
use crate::place::{At, Place};
use crate::yaml::{Mistake, MistakeKind, Path, Step};

/// A part of a file in which something could not be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    path: Path,
    /// Where the stand-in is.
    stand_in: Path,
}

/// The sections that are one thing, and not a list of things with names.
const WHOLE: [&str; 2] = ["crate", "data_centers"];

impl Part {
    /// The part that a mistake makes doubtful: the mapping that it is in. None, where names may be missing for it, so that
    /// nothing can be said of the rest.
    pub(crate) fn of(mistake: &Mistake) -> Option<Self> {
        let path = &mistake.path;
        let (path, stand_in) = match (&mistake.kind, path.steps()) {
            (MistakeKind::MissingKey { key }, _) => (path.clone(), path.key(*key)),
            (MistakeKind::DuplicateKey { key, .. }, [_]) => (path.key(key), path.key(key)),
            // Where the line with a name is missing, the keys of what it named stand twice in what is before it.
            (MistakeKind::DuplicateKey { .. }, [_, _]) => return None,
            (MistakeKind::DuplicateKey { .. }, _) => (path.clone(), path.clone()),
            _ => (around(path), path.clone()),
        };
        (path != Path::root()).then_some(Self { path, stand_in })
    }

    fn explains(&self, diagnostic: &Diagnostic, place: &Place) -> bool {
        let steps = place.spot.steps();
        // That nothing has a name follows from the name alone.
        let part = match diagnostic.is_of_name {
            true => &self.stand_in,
            false => &self.path,
        };
        steps.starts_with(part.steps())
    }
}

fn is_whole(section: &Step) -> bool {
    matches!(section, Step::Key(key) if WHOLE.contains(&key.as_str()))
}

/// The mapping in which a value stands, if need be in a list; or the value itself, where it has a name of the author's own, or
/// where it is an example, on which nothing depends.
fn around(path: &Path) -> Path {
    match path.steps() {
        [section, _] if !is_whole(section) => path.clone(),
        [_, _, Step::Key(key)] | [_, _, Step::Key(key), _] if key == "examples" => path.clone(),
        [steps @ .., Step::Key(_)] => steps.iter().cloned().collect(),
        [.., Step::Index(_)] => around(&path.parent().unwrap_or_default()),
        [] => Path::root(),
    }
}

/// The parts of all files.
#[derive(Debug, Default)]
pub(crate) struct Unread(Vec<(usize, Part)>);

impl Unread {
    pub(crate) fn of(parts: impl IntoIterator<Item = (usize, Part)>) -> Self {
        Self(parts.into_iter().collect())
    }

    /// Whether what is reported may follow from what could not be read, since it lies in such a part.
    pub(crate) fn explains(&self, diagnostic: &Diagnostic) -> bool {
        let is_explained = |place: &Place| {
            let mut parts = self.0.iter().filter(|(file, _)| *file == place.file);
            parts.any(|(_, part)| part.explains(diagnostic, place))
        };
        !self.0.is_empty() && diagnostic.places().any(is_explained)
    }

    /// Whether there is such a part in what stands here.
    pub(crate) fn is_in(&self, at: At<'_>) -> bool {
        // Most specs have none, and then no place is needed.
        !self.0.is_empty() && self.parts(&at.name()).next().is_some()
    }

    /// The same, but for the examples of an operation and the like, on which nothing depends.
    pub(crate) fn is_needed_in(&self, at: At<'_>) -> bool {
        let is_example =
            |path: &Path| matches!(path.steps().get(2), Some(Step::Key(key)) if key == "examples");
        !self.0.is_empty() && self.parts(&at.name()).any(|it| !is_example(it))
    }

    fn parts(&self, place: &Place) -> impl Iterator<Item = &Path> {
        let parts = self.0.iter().filter(|(file, _)| *file == place.file);
        let parts = parts.map(|(_, part)| &part.path);
        parts.filter(|path| path.steps().starts_with(place.spot.steps()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Spec;
    use crate::yaml;

    /// The parts that are doubtful for the mistakes of a text.
    fn parts(text: &str) -> Vec<Option<String>> {
        let mistakes = yaml::read::<Spec>(text).expect_err("a mistake");
        let parts = mistakes.iter().map(Part::of);
        parts.map(|it| it.map(|it| it.path.to_string())).collect()
    }

    fn only(text: &str) -> Option<String> {
        let [part] = parts(text).try_into().expect("one mistake");
        part
    }

    #[test]
    fn a_mistake_makes_the_mapping_doubtful_that_it_is_in() {
        let lamp = |fields: &str| format!("types: {{ lamp: {{ {fields} }} }}");
        let within = |part: &str| Some(part.to_owned());
        let misspelt = lamp("object: {}, dosc: A lamp.");
        assert_eq!(only(&misspelt), within("types.lamp"));
        let missing = lamp("object: { id: { docs: Its id. } }");
        assert_eq!(only(&missing), within("types.lamp.object.id"));
        let of_other_kind = lamp("object: { id: { type: string, docs: [1] } }");
        assert_eq!(only(&of_other_kind), within("types.lamp.object.id"));
        let in_a_list = lamp("object: {}, include: [ids, 1]");
        assert_eq!(only(&in_a_list), within("types.lamp"));
        let twice =
            lamp("object: { id: { type: a, docs: Its id. }, id: { type: b, docs: Another. } }");
        assert_eq!(only(&twice), within("types.lamp.object"));
    }

    #[test]
    fn an_item_is_doubtful_as_a_whole_and_so_is_a_section_of_one_thing() {
        let within = |part: &str| Some(part.to_owned());
        assert_eq!(
            only("types: { lamp: 1, room: { object: {} } }"),
            within("types.lamp")
        );
        let twice = "types: { lamp: { object: {} }, lamp: { object: {} } }";
        assert_eq!(only(twice), within("types.lamp"));
        let misspelt = "crate: { nmae: lamp, version: '1', description: A lamp., license: MIT }";
        assert_eq!(parts(misspelt), [within("crate"), within("crate")]);
    }

    #[test]
    fn an_example_makes_nothing_else_doubtful() {
        let see = "docs: Sees., method: GET, path: /see, auth: none, responses: {}";
        let of = |examples: &str| {
            only(&format!(
                "operations: {{ see: {{ {see}, examples: {examples} }} }}"
            ))
        };
        assert_eq!(of("1").as_deref(), Some("operations.see.examples"));
        assert_eq!(of("[1]").as_deref(), Some("operations.see.examples[0]"));
    }

    #[test]
    fn where_names_may_be_missing_nothing_can_be_said() {
        assert_eq!(only("typse: {}"), None);
        assert_eq!(only("types: 1"), None);
        assert_eq!(only("types: { lamp: { object: {}, object: {} } }"), None);
    }
}
