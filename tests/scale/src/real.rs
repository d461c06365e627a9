//! What the generator takes for a real API.

use std::path::Path;

use crate::size::{self, ROUNDS};
use crate::usage::{self, Usage};

/// The operations of the spec.
pub const OPERATIONS: usize = 58;

/// Makes the client of the largest spec among the test cases.
pub fn measure(work: &Path, root: &Path) -> Vec<Usage> {
    let spec = root.join("tests/cases/ok/cronofy_surface");
    let mut command = size::generator(&spec, &work.join("real"));
    let command = command.arg("--no-cache");
    (0..ROUNDS).map(|_| usage::of(command)).collect()
}
