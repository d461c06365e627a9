//! The parts of a spec that could not be read, so that stand-ins are in their place.

use crate::place::{Place, Spot};
use crate::yaml::{Mistake, MistakeKind, Path, Step};

/// The parts in which something could not be read. What the rules find there may follow from that.
#[derive(Debug, Default)]
pub(crate) struct Unread(Vec<(usize, Path)>);

/// The sections that are one thing, and not a list of things with names.
const WHOLE: [&str; 2] = ["crate", "data_centers"];

/// The part of a file that a mistake makes doubtful: the mapping that it is in. None, where that is so much that nothing
/// can be said of the rest.
pub(crate) fn part(mistake: &Mistake) -> Option<Path> {
    let path = match &mistake.kind {
        MistakeKind::MissingKey { .. } => mistake.path.clone(),
        // Where the line with a name is missing, the keys of what it named stand twice in what is before it.
        MistakeKind::DuplicateKey { .. } if mistake.path.steps().len() < 3 => return None,
        MistakeKind::DuplicateKey { .. } => mistake.path.clone(),
        _ => around(&mistake.path),
    };
    match path.steps() {
        [] => None,
        [Step::Key(section)] => WHOLE.contains(&section.as_str()).then_some(path),
        _ => Some(path),
    }
}

/// The mapping in which a value stands, if need be in a list; or the value itself, where it has a name of the author's own.
fn around(path: &Path) -> Path {
    match path.steps() {
        [Step::Key(section), Step::Key(_)] if !WHOLE.contains(&section.as_str()) => path.clone(),
        [steps @ .., Step::Key(_)] => steps.iter().cloned().collect(),
        [.., Step::Index(_)] => around(&path.parent().unwrap_or_default()),
        [] => Path::root(),
    }
}

impl Unread {
    pub(crate) fn of(parts: impl IntoIterator<Item = (usize, Path)>) -> Self {
        Self(parts.into_iter().collect())
    }

    /// Whether a place lies in such a part.
    pub(crate) fn holds(&self, place: &Place) -> bool {
        let steps = steps(place);
        let mut parts = self.0.iter().filter(|(file, _)| *file == place.file);
        parts.any(|(_, part)| steps.starts_with(part.steps()))
    }

    /// Whether there is such a part in what stands at a place.
    pub(crate) fn is_at(&self, place: &Place) -> bool {
        self.parts(place).next().is_some()
    }

    /// The same, but for examples, on which nothing depends.
    pub(crate) fn is_needed_at(&self, place: &Place) -> bool {
        let is_example =
            |part: &Path| matches!(part.steps().get(2), Some(Step::Key(key)) if key == "examples");
        self.parts(place).any(|it| !is_example(it))
    }

    /// Whether there is such a part in a section of any file.
    pub(crate) fn is_in_section(&self, name: &str) -> bool {
        let mut parts = self.0.iter();
        parts.any(|(_, part)| matches!(part.steps().first(), Some(Step::Key(key)) if key == name))
    }

    fn parts(&self, place: &Place) -> impl Iterator<Item = &Path> {
        let parts = self.0.iter().filter(|(file, _)| *file == place.file);
        let parts = parts.map(|(_, part)| part);
        parts.filter(|part| part.steps().starts_with(steps(place)))
    }
}

fn steps(place: &Place) -> &[Step] {
    match &place.spot {
        Spot::Path(path, _) | Spot::Part(path, _) => path.steps(),
        Spot::File | Spot::Position(_) => &[],
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
        let parts = mistakes.iter().map(part);
        parts.map(|it| it.map(|it| it.to_string())).collect()
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
        let misspelt = "crate: { nmae: lamp, version: '1', description: A lamp., license: MIT }";
        assert_eq!(parts(misspelt), [within("crate"), within("crate")]);
    }

    #[test]
    fn where_names_may_be_missing_nothing_can_be_said() {
        assert_eq!(only("typse: {}"), None);
        assert_eq!(only("types: 1"), None);
        assert_eq!(only("types: { lamp: { object: {}, object: {} } }"), None);
        assert_eq!(
            only("types: { lamp: { object: {} }, lamp: { object: {} } }"),
            None
        );
    }
}
