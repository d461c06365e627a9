use super::locate::{Target, locate};
use super::spelling::Spelling;
use super::{Found, Mistake, MistakeKind, Path, Position, Shape, Step};
use serde::de::{self, Expected, Unexpected};
use std::fmt;

/// A mistake whose place is known by its path only.
#[derive(Debug)]
pub(super) struct DecodeError {
    /// The way from the value up to the root: each level adds its step as the error passes.
    steps: Vec<Step>,
    pub(super) target: Target,
    pub(super) kind: Box<MistakeKind>,
}

impl DecodeError {
    fn new(kind: MistakeKind) -> Self {
        Self {
            steps: Vec::new(),
            target: Target::Value,
            kind: Box::new(kind),
        }
    }

    pub(super) fn wrong(expected: Shape, found: Found) -> Self {
        Self::new(MistakeKind::WrongType { expected, found })
    }

    pub(super) fn within(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub(super) fn of_key(self, key: &str) -> Self {
        Self {
            target: Target::Key,
            ..self.within(Step::Key(key.to_owned()))
        }
    }

    pub(super) fn way(&self) -> Vec<Step> {
        self.steps.iter().rev().cloned().collect()
    }

    pub(super) fn path(&self) -> Path {
        self.way().into_iter().collect()
    }

    /// Whether it is of a misspelt key that was read as the last one of a way.
    pub(super) fn is_guess(&self, way: &[Step]) -> bool {
        let guess = match *self.kind {
            MistakeKind::UnknownKey { read_as, .. } => read_as,
            _ => None,
        };
        let (mut own, mut other) = (self.steps.iter(), way.iter().rev());
        let is_key = |step: &Step| matches!(step, Step::Key(key) if Some(key.as_str()) == guess);
        own.next().is_some() && other.next().is_some_and(is_key) && own.eq(other)
    }

    /// Whether something stands there that is no value, list or mapping, where one is due.
    pub(super) fn is_of_form(&self) -> bool {
        let MistakeKind::WrongType { expected, found } = &*self.kind else {
            return false;
        };
        matches!(expected, Shape::List | Shape::Mapping)
            || matches!(found, Found::Null | Found::List | Found::Mapping)
    }

    /// What is missing in a mapping is shown at the key of the mapping.
    fn goal(&self) -> Target {
        match *self.kind {
            MistakeKind::MissingKey { .. } => Target::Key,
            _ => self.target,
        }
    }
}

/// The mistakes with their places, which are found together, and the keys that were read as others.
pub(super) fn placed(errors: Vec<DecodeError>, text: &str) -> (Vec<Mistake>, Spelling) {
    let spelling = Spelling::of(&errors);
    let written = |error: &DecodeError| spelling.written(&error.path());
    let paths: Vec<Path> = errors.iter().map(written).collect();
    let targets = errors.iter().map(DecodeError::goal);
    let goals: Vec<_> = paths.iter().zip(targets).collect();
    let positions = locate(text, &goals);
    let mistakes = errors.into_iter().zip(positions);
    let mistakes = mistakes.map(|(error, position)| {
        let path = error.path();
        let position = position.unwrap_or_else(|| Position::new(text, 0..0));
        let kind = match *error.kind {
            MistakeKind::WrongType { expected, found } => MistakeKind::WrongType {
                expected,
                found: found.written(text, &position),
            },
            kind => kind,
        };
        Mistake {
            path,
            position,
            kind,
        }
    });
    (mistakes.collect(), spelling)
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(MistakeKind::Invalid(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wrong(Shape::Other(expected.to_string()), found.into())
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(value: &str, expected: &'static [&'static str]) -> Self {
        Self::new(MistakeKind::UnknownValue {
            value: value.to_owned(),
            expected,
        })
    }

    fn unknown_field(key: &str, expected: &'static [&'static str]) -> Self {
        Self::new(MistakeKind::UnknownKey {
            key: key.to_owned(),
            expected,
            free: Vec::new(),
            read_as: None,
        })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(MistakeKind::MissingKey { key })
    }
}
