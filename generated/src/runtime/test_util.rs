// Testing without a socket. What it takes stands in files of its own.

pub use super::answerable::Answerable;
pub use super::block_on::block_on;
pub use super::example::Example;
pub use super::mismatch::Mismatch;
pub use super::recorded_request::RecordedRequest;
pub use super::script::Script;
pub use super::script_answer::Answer;
