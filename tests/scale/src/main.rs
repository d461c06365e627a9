//! Makes APIs of any size, and measures what the generator and the compiler take for them, beside progenitor.
//!
//! `./run` calls it. It writes `BENCHMARKS.md` and its chart, and fails when a figure is not what it has to be.

#[path = "../../bench/measure/src/chart.rs"]
mod chart;
mod check;
mod features;
#[path = "../../bench/measure/src/figure.rs"]
#[allow(dead_code)]
mod figure;
mod figures;
mod lines;
mod peer;
mod real;
mod report;
mod size;
mod spargen;
mod synthetic;
mod usage;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use features::Features;
use peer::Peer;
use size::Size;

/// How many operations the APIs have.
const SIZES: [usize; 5] = [3, 10, 100, 1000, 5000];
/// Those that all generators make.
const COMPARED: [usize; 3] = [3, 100, 1000];
/// The largest client that the compiler checks. Those of others take up to 6 GiB for 1000 operations, so that they end before.
const CHECKED: usize = 1000;
const CHECKED_OF_PEERS: usize = 100;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).map(PathBuf::from).collect();
    match &arguments[..] {
        // What the tools take at least that all such generators print with.
        [word, folder] if word.as_os_str() == "print" => lines::print(folder),
        // One section of the page, on its own.
        [word, work] if word.as_os_str() == "features" => {
            print!("{}", report::features(&Features::measure(work)));
        }
        // A command on its own.
        [word, program, arguments @ ..] if word.as_os_str() == "usage" => {
            return usage::tell(program.as_os_str(), arguments);
        }
        [word, document, folder] if word.as_os_str() == "spargen" => {
            spargen::generate(document, folder);
        }
        [work, root] => return measure(work, root),
        _ => panic!("the folders to work in and of the repository are missing"),
    }
    ExitCode::SUCCESS
}

fn measure(work: &Path, root: &Path) -> ExitCode {
    let peers = Peer::installed();
    let sizes: Vec<Size> = SIZES
        .into_iter()
        .map(|count| Size::measure(count, work, &peers))
        .collect();
    let real = real::measure(work, root);
    let figures = figures::all(&sizes, &real, &Features::measure(work));
    std::fs::write(root.join("BENCHMARKS.md"), report::text(&sizes, &figures)).unwrap();
    std::fs::write(root.join("tests/scale/scale.svg"), report::draw(&sizes)).unwrap();
    match figures.iter().all(|(_, figure)| figure.holds()) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
