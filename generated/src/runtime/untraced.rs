// What is told about calls while they run, without the feature `tracing`: nothing, at no cost.

use super::course::{Next, Outcome};
use super::{BaseUrl, Error, HttpResponse, OperationInfo};

/// What is told about one call.
pub struct Trace;

impl Trace {
    /// A call of an operation, to this host and port.
    pub fn new(_: &OperationInfo, _: &BaseUrl) -> Self {
        Self
    }

    /// The future.
    pub fn follow<F>(&self, future: F) -> F {
        future
    }

    /// Runs `work`.
    pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    /// The attempt of this number is over.
    pub fn attempt(&self, _: u32, _: &Outcome, _: Next) {}

    /// The call is over, but for reading its answer.
    ///
    /// # Errors
    ///
    /// Those of the call, and of `read`.
    pub fn end<T>(
        self,
        answer: Result<HttpResponse, Error>,
        read: impl FnOnce(HttpResponse) -> Result<T, Error>,
    ) -> Result<T, Error> {
        answer.and_then(read)
    }
}
