//! The parts of a spec that could not be read, so that stand-ins are in their place.

use crate::diagnostics::Diagnostic;
use crate::place::Place;
use crate::yaml::{Mistake, MistakeKind, Path, Shape, Step};

/// A part of a file in which something could not be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(super) path: Path,
    /// Where the stand-in is.
    stand_in: Path,
    reach: Reach,
    /// Whether names may be missing for it, in whatever file.
    pub(super) has_names: bool,
}

/// What may follow from a stand-in, besides what stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    /// Nothing, since nothing depends on it.
    Itself,
    /// What stands beside it in the part, but nothing that is deeper.
    Beside,
    /// Whatever stands in the part.
    Part,
}

/// The sections that are one thing, and not a list of things with names.
const WHOLE: [&str; 2] = ["crate", "data_centers"];

/// Keys that say what can stand deeper in the mapping that they are in, and those whose lines would be in what is before them
/// if theirs were lost.
const FAR: [&str; 6] = [
    "closed",
    "encoding",
    "hosts",
    "ids",
    "outcomes",
    "responses",
];

impl Part {
    /// The part that a mistake makes doubtful: the mapping that it is in. None for a misspelt key that was read as another one.
    pub(crate) fn of(mistake: &Mistake) -> Option<Self> {
        let (path, kind) = (&mistake.path, &mistake.kind);
        let (part, stand_in) = match (kind, path.steps()) {
            (MistakeKind::UnknownKey { read_as, .. }, _) if read_as.is_some() => return None,
            (MistakeKind::MissingKey { key }, _) => (path.clone(), path.key(*key)),
            (MistakeKind::DuplicateKey { key, .. }, [] | [_]) => (path.key(key), path.key(key)),
            (MistakeKind::DuplicateKey { .. }, _) => (path.clone(), path.clone()),
            _ => (around(path), path.clone()),
        };
        Some(Self {
            reach: reach(kind, &part, &stand_in),
            has_names: has_names(kind, path),
            path: part,
            stand_in,
        })
    }

    /// Whether something depends on it.
    pub(super) fn is_needed(&self) -> bool {
        self.reach != Reach::Itself
    }

    /// A file of which nothing could be read.
    pub(crate) fn file() -> Self {
        Self {
            path: Path::root(),
            stand_in: Path::root(),
            reach: Reach::Part,
            has_names: true,
        }
    }

    /// Whether what is reported at a place may follow from it.
    pub(super) fn explains(&self, diagnostic: &Diagnostic, place: &Place) -> bool {
        let (steps, part) = (place.spot.steps(), self.path.steps());
        let is_near = match self.reach {
            Reach::Itself => false,
            Reach::Beside => steps.len() <= part.len() + 1,
            Reach::Part => true,
        };
        let is_within = is_near && steps.starts_with(part);
        // That nothing has a name follows from the name alone.
        steps.starts_with(self.stand_in.steps()) || (is_within && !diagnostic.is_of_name)
    }
}

fn reach(kind: &MistakeKind, part: &Path, stand_in: &Path) -> Reach {
    match kind {
        MistakeKind::MissingKey { key: "docs" } => Reach::Itself,
        _ if matches!(part.steps().get(2), Some(Step::Key(key)) if key == "examples") => {
            Reach::Itself
        }
        // What it was meant to be is not known.
        MistakeKind::UnknownKey { .. } => Reach::Part,
        // With lines that are indented too far or not far enough, mappings are not what they seem.
        MistakeKind::WrongType {
            expected: Shape::Mapping,
            ..
        } => Reach::Part,
        _ if FAR.iter().any(|key| stand_in.ends_with(key)) => Reach::Part,
        _ => Reach::Beside,
    }
}

/// Whether the name of an item may be missing, or that of a host.
fn has_names(kind: &MistakeKind, path: &Path) -> bool {
    match (kind, path.steps()) {
        (MistakeKind::MissingKey { .. }, _) => false,
        // Where the line with a name is missing, the keys of what it named stand twice in what is before it.
        (MistakeKind::DuplicateKey { .. }, steps) => matches!(steps, [] | [_, _]),
        (_, [] | [_]) => true,
        (
            MistakeKind::UnknownKey { .. }
            | MistakeKind::KeyNotText(_)
            | MistakeKind::ForbiddenCharacter(_),
            [section, ..],
        ) => is_whole(section),
        _ => false,
    }
}

fn is_whole(section: &Step) -> bool {
    matches!(section, Step::Key(key) if WHOLE.contains(&key.as_str()))
}

/// The mapping in which a value stands, if need be in a list; or the value itself, where it has a name of the author's own, or
/// where it is an example, on which nothing depends.
fn around(path: &Path) -> Path {
    match path.steps() {
        [_] => path.clone(),
        [section, _] if !is_whole(section) => path.clone(),
        [_, _, Step::Key(key)] | [_, _, Step::Key(key), _] if key == "examples" => path.clone(),
        [steps @ .., Step::Key(_)] => steps.iter().cloned().collect(),
        [.., Step::Index(_)] => around(&path.parent().unwrap_or_default()),
        [] => Path::root(),
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
    fn names_may_be_missing_where_a_section_or_the_line_with_a_name_is_lost() {
        let has_names = |text: &str| {
            let mistakes = yaml::read::<Spec>(text).expect_err("a mistake");
            let parts = mistakes.iter().filter_map(Part::of);
            parts.map(|it| it.has_names).collect::<Vec<_>>()
        };
        assert_eq!(has_names("typse: {}"), [true]);
        assert_eq!(has_names("types: 1"), [true]);
        assert_eq!(has_names("types: {}\ntypes: {}"), [true]);
        assert_eq!(has_names("types: { 1.5: { object: {} } }"), [true]);
        let item = "types: { lamp: { object: {}, object: {} } }";
        assert_eq!(has_names(item), [true]);
        assert_eq!(has_names("types: { lamp: 1 }"), [false]);
        assert_eq!(
            has_names("crate: { name: lamp, version: '1', license: MIT }"),
            [false]
        );
        let second = "types: { lamp: { object: {} }, lamp: { object: {} } }";
        assert_eq!(has_names(second), [false]);
        let deeper = "types: { lamp: { object: { id: { type: a, type: b, docs: Its id. } } } }";
        assert_eq!(has_names(deeper), [false]);
    }
}
