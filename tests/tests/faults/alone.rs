//! Tests that need a process of their own: for its environment, or for its memory.

use std::env;
use std::process::Command;

const MARK: &str = "CLIENTWRIGHT_TEST_ALONE";

/// Runs the rest of the test of this name in a process of its own, with these variables.
pub(crate) fn alone(test: &str, variables: &[(&str, &str)], rest: impl FnOnce()) {
    if env::var_os(MARK).is_some() {
        return rest();
    }
    let output = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .envs(variables.iter().copied())
        .env(MARK, "")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    // Without a test of this name the process would succeed, too.
    assert!(text.contains("1 passed"), "{text}{errors}");
}
