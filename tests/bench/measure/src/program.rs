//! The programs of the rows, and what running them shows.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Two counts of calls: what differs between them is the cost of the calls alone.
const FEW: u64 = 500;
const MANY: u64 = 2_500;

/// What one call costs, as exact as the program is.
#[derive(Clone, Copy)]
pub struct Cost {
    pub instructions: f64,
    pub allocations: f64,
}

/// Counts the instructions and the allocations of one call.
pub fn cost(name: &str, url: &str) -> Cost {
    let (few, many) = (totals(name, url, FEW), totals(name, url, MANY));
    let calls = (MANY - FEW) as f64;
    Cost {
        instructions: (many.0 - few.0) / calls,
        allocations: (many.1 - few.1) / calls,
    }
}

/// How many calls a program makes in a second of the second processor, with so many in flight. The server has the first one.
pub fn rate(name: &str, url: &str, calls: u64, in_flight: u64) -> f64 {
    let mut command = Command::new("taskset");
    command.args(["-c", "1"]).arg(path(name)).arg(url);
    let (output, _) = run(command.args([calls, in_flight].map(|number| number.to_string())));
    calls as f64 / numbers(&output)[1]
}

/// The size of a program, in bytes.
pub fn size(name: &str) -> f64 {
    fs::metadata(path(name)).unwrap().len() as f64
}

/// What a program that has to succeed prints, and what it reports.
pub fn run(command: &mut Command) -> (String, String) {
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (output.stdout, output.stderr);
    let texts = [out, err].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{command:?}: {}", texts[1]);
    texts.into()
}

/// The instructions and the allocations of a whole run, with one call after another.
fn totals(name: &str, url: &str, calls: u64) -> (f64, f64) {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg(path(name)).args([url, &calls.to_string(), "1"]);
    let (output, report) = run(&mut command);
    let (_, collected) = report.split_once("Collected : ").unwrap();
    (numbers(collected)[0], numbers(&output)[0])
}

/// The program lies beside this one.
fn path(name: &str) -> PathBuf {
    env::current_exe().unwrap().with_file_name(name)
}

fn numbers(text: &str) -> Vec<f64> {
    let words = text.lines().next().unwrap_or_default().split_whitespace();
    words.map(|word| word.parse().unwrap()).collect()
}
