//! What a command takes, as the system tells it.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use wait4::Wait4;

/// What a process took, with all that it started.
#[derive(Clone, Copy, Default)]
pub struct Usage {
    /// Seconds of all processors.
    pub cpu: f64,
    /// The most memory of one process, in MiB.
    pub peak: f64,
}

/// The seconds of the run that was disturbed least: whatever else the machine does adds to them, and takes nothing away.
pub fn least(all: &[Usage]) -> Option<f64> {
    all.iter().map(|it| it.cpu).min_by(f64::total_cmp)
}

/// Runs a command that has to succeed.
///
/// A small process of our own starts it, as a new process begins with the memory of the one that starts it.
pub fn of(command: &mut Command) -> Usage {
    let mut timed = Command::new(env::current_exe().unwrap());
    timed.arg("usage").arg(command.get_program());
    timed.args(command.get_args());
    for (key, value) in command.get_envs() {
        timed.env(key, value.expect("no variable is taken away"));
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let output = timed.output().unwrap();
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{timed:?}: {report}");
    let line = report.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = line.split(' ').map(|it| it.parse().unwrap()).collect();
    let [cpu, peak] = numbers[..] else {
        panic!("no usage: {line}");
    };
    Usage { cpu, peak }
}

/// Runs a command, and tells what it took in the last line on stderr.
pub fn tell(program: &OsStr, arguments: &[PathBuf]) -> ExitCode {
    let mut command = Command::new(program);
    let child = command.args(arguments).stdout(Stdio::null()).spawn();
    let child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let ended = child.wait4().unwrap();
    let cpu = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    let peak = ended.rusage.maxrss as f64 / (1024.0 * 1024.0);
    eprintln!("{cpu} {peak}");
    match ended.status.success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
