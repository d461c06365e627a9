//! What `cargo check` takes after a file was touched.

use std::fs::File;
use std::process::Command;
use std::time::SystemTime;

use crate::program;

const TIMES: usize = 5;

/// The processor's seconds to check a package of which the file was touched; what it depends on is checked already.
pub fn seconds(package: &str, file: &str) -> Vec<f64> {
    check(package);
    let again = || {
        let touched = File::options().append(true).open(file).unwrap();
        touched.set_modified(SystemTime::now()).unwrap();
        check(package)
    };
    (0..TIMES).map(|_| again()).collect()
}

/// Checks a package. The shell says how much time that and all of its children took.
fn check(package: &str) -> f64 {
    let script = r#"TIMEFORMAT="%U %S"; time cargo check -q --lib -p "$0""#;
    let (_, report) = program::run(Command::new("bash").args(["-c", script, package]));
    let times = report.lines().last().unwrap().split(' ');
    times.map(|time| time.parse::<f64>().unwrap()).sum()
}
