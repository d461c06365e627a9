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
