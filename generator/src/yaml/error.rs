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

    /// The way of the value of a misspelt key that was read as another one.
    pub(super) fn way_read(&self) -> Option<Vec<Step>> {
        let MistakeKind::UnknownKey {
            read_as: Some(key), ..
        } = *self.kind
        else {
            return None;
        };
        let mut way = self.way();
        *way.last_mut()? = Step::Key(key.to_owned());
        Some(way)
    }

    /// What is missing in a mapping is shown at the key of the mapping.
    fn goal(&self) -> Target {
        match *self.kind {
            MistakeKind::MissingKey { .. } => Target::Key,
            _ => self.target,
        }
    }
}

/// The mistakes with their places, which are found together.
pub(super) fn placed(errors: Vec<DecodeError>, text: &str) -> Vec<Mistake> {
    let mut spelling = Spelling::default();
    let written = |error: &DecodeError| {
        let path = spelling.written(&error.way().into_iter().collect());
        spelling.note(&path, &error.kind);
        path
    };
    let paths: Vec<Path> = errors.iter().map(written).collect();
    let targets = errors.iter().map(DecodeError::goal);
    let goals: Vec<_> = paths.iter().zip(targets).collect();
    let positions = locate(text, &goals);
    let mistakes = errors.into_iter().zip(paths).zip(positions);
    mistakes
        .map(|((error, path), position)| {
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
        })
        .collect()
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
            read_as: None,
        })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(MistakeKind::MissingKey { key })
    }
}
