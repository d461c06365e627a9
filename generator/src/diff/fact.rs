//! What is so in a crate, fact by fact, and what it means when a fact changes.

use super::verdict::Verdict;
use super::words::{Words, type_name};

/// Something that is so in a crate.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) key: Key,
    /// The Rust path that leads to its place in the spec.
    pub(super) at: String,
    /// The key of the spec that it stands under there, if it has one of its own.
    pub(super) below: &'static str,
    /// What may change, as code.
    pub(super) value: String,
}

/// What makes two facts of two crates the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) part: Part,
    /// What has it, where its name does not say so.
    pub(super) of: String,
    pub(super) name: String,
}

/// The parts of a crate that programs can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Package,
    Dependency,
    /// That all operations are there with no feature on.
    Featureless,
    Feature,
    Type,
    Field,
    Variant,
    /// One of an enum that has no others, so that programs need not expect any.
    ClosedVariant,
    /// The numbers that the variants of such an enum are cast to.
    Numbers,
    Function,
    /// A function that takes nothing but `self`, and what it gives.
    Getter,
    Argument,
    /// The order of arguments.
    Order,
    Trait,
    /// A trait that is there with the test double only.
    TestTrait,
    Answer,
    Credential,
    Payload,
    Secret,
}

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Added,
    Removed,
    Changed,
}

impl Part {
    /// What a change of it asks of the next version.
    pub(super) fn verdict(self, how: How) -> Verdict {
        match (self, how) {
            // Whoever calls a function names all its arguments, and whoever matches a closed enum all its variants.
            (Part::Argument | Part::ClosedVariant, _) => Verdict::Major,
            (Part::Dependency, How::Removed | How::Changed) => Verdict::Patch,
            (_, How::Added) => Verdict::Minor,
            (_, How::Removed | How::Changed) => Verdict::Major,
        }
    }

    /// How far out it stands: what comes and goes with something further out is not told apart.
    pub(super) fn depth(self) -> usize {
        match self {
            Part::Package | Part::Type => 0,
            Part::Variant | Part::ClosedVariant => 1,
            Part::Field => 2,
            _ => 3,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Part::Package => "the package",
            Part::Dependency => "the dependency",
            Part::Featureless => "the use of operations without a feature",
            Part::Feature => "the feature",
            Part::Type => "the type",
            Part::Field => "the field",
            Part::Variant | Part::ClosedVariant => "the variant",
            Part::Numbers => "the numbering of the variants",
            Part::Function | Part::Getter => "the function",
            Part::Argument => "the argument",
            Part::Order => "the order of the arguments",
            Part::Trait => "the trait",
            Part::TestTrait => "with `test-util`, the trait",
            Part::Answer => "the answer",
            Part::Credential => "the credential",
            Part::Payload => "the payload",
            Part::Secret => "the secret",
        }
    }

    /// What stands before the value now, and before that of before.
    fn verbs(self) -> [&'static str; 2] {
        match self {
            Part::Function => [" takes ", ", and took "],
            Part::Getter => [" gives ", ", and gave "],
            _ => [" is ", ", and was "],
        }
    }

    /// Whether the value says more than that it is there.
    fn is_told_with_value(self) -> bool {
        matches!(self, Part::Field | Part::Getter | Part::Argument)
    }

    /// Whether another value is another thing.
    pub(super) fn differs(self, old: &str, new: &str) -> bool {
        let (mut olds, news) = (old.split(", "), new.split(", "));
        match self {
            // Those that came or went are facts of their own.
            Part::Order => is_reordered(olds, news),
            Part::Numbers => {
                let moved = |it: &str| {
                    let number = news.clone().position(|new| new == it);
                    number.is_some() && number != old.split(", ").position(|old| old == it)
                };
                olds.any(moved)
            }
            _ => old != new,
        }
    }
}

impl Key {
    /// What became of it, in words.
    pub(super) fn tell(&self, how: How, now: &str, before: &str) -> Words {
        let subject = self.subject();
        match how {
            How::Removed => subject.text(" is gone"),
            How::Added if !self.part.is_told_with_value() => subject.text(" is new"),
            How::Added => subject.text(" is new: ").code(&type_name(now)),
            How::Changed => {
                let [is, was] = self.part.verbs();
                let subject = subject.text(is).code(&type_name(now));
                subject.text(was).code(&type_name(before))
            }
        }
    }

    /// Whether it is the same trait as another one, and that is there with the test double only.
    pub(super) fn is_always(&self, tested: &Key) -> bool {
        let is_pair = (self.part, tested.part) == (Part::Trait, Part::TestTrait);
        is_pair && (&self.of, &self.name) == (&tested.of, &tested.name)
    }

    fn subject(&self) -> Words {
        let mut words = Words::default().text(self.part.noun());
        if !self.name.is_empty() {
            words = words.text(" ").code(&self.name);
        }
        if !self.of.is_empty() {
            words = words.text(" of ").code(&self.of);
        }
        words
    }
}

/// Whether those that both have stand in another order.
pub(super) fn is_reordered<'a>(
    olds: impl Iterator<Item = &'a str> + Clone,
    news: impl Iterator<Item = &'a str> + Clone,
) -> bool {
    let kept = olds
        .clone()
        .filter(|old| news.clone().any(|new| new == *old));
    let still = news
        .clone()
        .filter(|new| olds.clone().any(|old| old == *new));
    !kept.eq(still)
}
