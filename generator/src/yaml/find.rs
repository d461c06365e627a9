use super::{Found, Mistake, MistakeKind, Path, Position, Target, locate};

/// A mistake that does not stop the reading.
pub(super) struct Find {
    pub(super) path: Path,
    pub(super) target: Target,
    pub(super) kind: FindKind,
}

pub(super) enum FindKind {
    Character(char),
    OutOfRange,
    NotText(Found),
    Repeated { key: String, first: usize },
}

/// The mistakes with their places, which are found together.
pub(super) fn placed(finds: Vec<Find>, text: &str) -> Vec<Mistake> {
    let firsts = finds.iter().filter_map(Find::first);
    let goals = finds.iter().map(|find| (&find.path, find.target));
    let goals: Vec<_> = goals.chain(firsts).collect();
    let mut positions = locate(text, &goals);
    let mut firsts = positions.split_off(finds.len()).into_iter();
    let mistakes = finds.into_iter().zip(positions);
    mistakes
        .map(|(find, position)| {
            let position = position.unwrap_or_else(|| Position::new(text, 0..0));
            find.at(text, position, &mut firsts)
        })
        .collect()
}

impl Find {
    /// The place at which the key stands first that is repeated here.
    fn first(&self) -> Option<(&Path, Target)> {
        match self.kind {
            FindKind::Repeated { first, .. } => Some((&self.path, Target::Entry(first))),
            _ => None,
        }
    }

    fn at(
        self,
        text: &str,
        position: Position,
        firsts: &mut impl Iterator<Item = Option<Position>>,
    ) -> Mistake {
        let kind = match self.kind {
            FindKind::Character(c) => MistakeKind::ForbiddenCharacter(c),
            FindKind::OutOfRange => MistakeKind::NumberOutOfRange,
            FindKind::NotText(found) => MistakeKind::KeyNotText(found.written(text, &position)),
            FindKind::Repeated { key, .. } => MistakeKind::DuplicateKey {
                key,
                first: firsts
                    .next()
                    .flatten()
                    .unwrap_or_else(|| Position::new(text, 0..0)),
            },
        };
        Mistake {
            path: self.path,
            position,
            kind,
        }
    }
}
