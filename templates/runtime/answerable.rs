// Operations whose answers can be made of values.

use super::Operation;
use super::script_answer::Answer;

/// An operation whose answers can be made of values, for [`Answer::to`].
///
/// All operations of this crate are. Implement it for one of your own, and its answers can be made so, too.
pub trait Answerable: Operation {
    /// The answer from which the operation reads this value.
    fn answer_of(value: &Self::Output) -> Answer;
}

/// The answer that is made of a value, an expression that begins with `Answer`; and the operations that it is one of.
macro_rules! answerable {
    ($value:pat => $answer:expr; $($name:ident),+ $(,)?) => {
        $(impl super::test_util::Answerable for super::$name {
            fn answer_of($value: &Self::Output) -> super::test_util::Answer {
                use super::test_util::Answer;
                $answer
            }
        })+
    };
}

pub(in super::super) use answerable;
