//! The command `clientwright`.

use std::process::ExitCode;

fn main() -> ExitCode {
    clientwright::cli::run()
}
