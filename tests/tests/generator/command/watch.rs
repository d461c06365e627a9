//! A client that follows its spec.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::{change, command, project};

/// A run that watches, and the lines that it prints.
struct Watch {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        let mut watch = command(folder);
        let watch = watch
            .arg("--watch")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = watch.spawn().unwrap();
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        Self {
            child,
            stdout: lines(stdout),
            stderr: lines(stderr),
        }
    }

    /// The lines up to the one that begins so.
    fn until(lines: &Receiver<String>, start: &str) -> Vec<String> {
        let mut found = Vec::new();
        // A run that hangs fails the test.
        while let Ok(line) = lines.recv_timeout(Duration::from_secs(60)) {
            let is_last = line.starts_with(start);
            found.push(line);
            if is_last {
                return found;
            }
        }
        panic!("no line begins with `{start}`: {found:#?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn lines(output: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        lines.for_each(|line| drop(sender.send(line)));
    });
    receiver
}

#[test]
fn the_client_follows_the_spec() {
    let folder = project();
    let spec = folder.path().join("spec/cronofy.yaml");
    let watch = Watch::start(folder.path());
    Watch::until(&watch.stdout, "generated: ");
    change(&spec, "text: secret", "text: secrte");
    Watch::until(&watch.stderr, "error: the spec has ");
    change(&spec, "text: secrte", "text: secret");
    change(&spec, "version: 0.1.0", "version: 0.1.1");
    let told = Watch::until(&watch.stdout, "generated: 2 files written");
    let written: Vec<_> = told
        .iter()
        .filter(|it| it.starts_with("written "))
        .collect();
    assert_eq!(written, ["written   Cargo.toml", "written   src/client.rs"]);
    fs::rename(folder.path().join("spec"), folder.path().join("away")).unwrap();
    Watch::until(&watch.stderr, "error: cannot read `spec`");
    fs::rename(folder.path().join("away"), folder.path().join("spec")).unwrap();
    Watch::until(&watch.stdout, "generated: 0 files written");
}
