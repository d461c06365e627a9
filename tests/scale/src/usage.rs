//! What a command takes, as GNU `time` tells it.

use std::process::Command;

/// What a process took, with all that it started.
#[derive(Clone, Copy, Default)]
pub struct Usage {
    /// Seconds of all processors.
    pub cpu: f64,
    /// The most memory of one process, in MiB.
    pub peak: f64,
}

/// Runs a command that has to succeed.
pub fn of(command: &mut Command) -> Usage {
    let mut timed = Command::new("time");
    timed
        .args(["-q", "-f", "%U %S %M"])
        .arg(command.get_program());
    timed.args(command.get_args());
    for (key, value) in command.get_envs() {
        timed.env(key, value.expect("no variable is taken away"));
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let output = timed
        .output()
        .unwrap_or_else(|error| panic!("{timed:?}: {error}"));
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{timed:?}: {report}");
    let line = report.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = line.split(' ').map(|it| it.parse().unwrap()).collect();
    let [user, system, peak] = numbers[..] else {
        panic!("no usage: {line}");
    };
    Usage {
        cpu: user + system,
        peak: peak / 1024.0,
    }
}
