//! What an API of one size costs.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::check::check;
use crate::lines::{self, Lines};
use crate::peer::{self, PROGENITOR, Peer};
use crate::usage::{self, Usage};
use crate::{CHECKED, CHECKED_OF_PEERS, COMPARED, synthetic};

/// How often our own commands are run, all in turn: other programs of a machine disturb those that take least most.
pub const ROUNDS: usize = 9;
const ROUNDS_OF_SMALL: usize = 25;
/// In how many of the rounds the other generators take part.
const ROUNDS_OF_PEERS: usize = 3;

pub struct Size {
    pub count: usize,
    /// All files are made.
    pub ours: Made,
    /// Nothing has changed since the last run.
    pub again: Vec<Usage>,
    /// What parsing and printing the same text takes.
    pub printing: Vec<Usage>,
    /// The same of others.
    pub peers: Vec<Made>,
    /// What each stage takes, in milliseconds.
    pub stages: Vec<(String, f64)>,
}

/// What a generator made of an API, and what that took.
pub struct Made {
    pub name: &'static str,
    pub usage: Vec<Usage>,
    pub lines: Lines,
    /// What the compiler takes to check the crate when all that it depends on has been.
    pub check: Vec<Usage>,
}

fn rounds(count: usize) -> usize {
    match count {
        ..=100 => ROUNDS_OF_SMALL,
        _ => ROUNDS,
    }
}

impl Size {
    pub fn measure(count: usize, work: &Path, peers: &[Peer]) -> Self {
        let place = Place(work.join(count.to_string()));
        fs::create_dir_all(&place.0).unwrap();
        synthetic::spec(count, &place.path("spec")).unwrap();
        let document = synthetic::openapi(count).to_string();
        let newer = document.replacen("3.0.3", "3.1.0", 1);
        fs::write(place.path(peer::NEWER_DOCUMENT), newer).unwrap();
        fs::write(place.path(peer::DOCUMENT), document).unwrap();
        let is_run = |it: &&Peer| it.is_progenitor() || COMPARED.contains(&count);
        let peers: Vec<&Peer> = peers.iter().filter(is_run).collect();
        let (mut ours, mut again, mut printing) = (vec![], vec![], vec![]);
        let mut theirs: Vec<_> = peers.iter().map(|_| vec![]).collect();
        for round in 0..rounds(count) {
            ours.push(usage::of(place.ours().arg("--no-cache")));
            usage::of(&mut place.ours());
            again.push(usage::of(&mut place.ours()));
            printing.push(usage::of(&mut place.printing()));
            let others = peers.iter().zip(&mut theirs);
            for (peer, usage) in others.filter(|_| round < ROUNDS_OF_PEERS) {
                usage.push(usage::of(&mut peer.command(&place.0)));
            }
        }
        let made = |(peer, usage): (&&Peer, Vec<Usage>)| {
            Made::at(
                &peer.output(&place.0),
                peer.name,
                usage,
                count <= CHECKED_OF_PEERS,
            )
        };
        Self {
            count,
            stages: place.stages(),
            ours: Made::at(&place.path("ours"), "clientwright", ours, count <= CHECKED),
            again,
            printing,
            peers: peers.iter().zip(theirs).map(made).collect(),
        }
    }

    /// Progenitor, where it is installed.
    pub fn progenitor(&self) -> Option<&Made> {
        self.peers.iter().find(|it| it.name == PROGENITOR)
    }
}

impl Made {
    fn at(folder: &Path, name: &'static str, usage: Vec<Usage>, is_checked: bool) -> Self {
        Self {
            name,
            usage,
            lines: lines::count(folder),
            check: is_checked.then(|| check(folder, &[])).into_iter().collect(),
        }
    }
}

/// The folder of an API: its spec, its document, and what is made of them.
struct Place(PathBuf);

impl Place {
    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn ours(&self) -> Command {
        generator(&self.path("spec"), &self.0)
    }

    fn printing(&self) -> Command {
        let mut command = Command::new(env::current_exe().unwrap());
        command.arg("print").arg(self.path("ours"));
        command
    }

    /// The stages and their milliseconds, as the command tells them.
    fn stages(&self) -> Vec<(String, f64)> {
        let output = self.ours().arg("--timings").output().unwrap();
        let table = String::from_utf8(output.stderr).unwrap();
        let rows = table.lines().filter_map(|line| {
            let (stage, time) = line.strip_suffix(" ms")?.rsplit_once(' ')?;
            Some((stage.trim().to_owned(), time.parse().unwrap()))
        });
        rows.collect()
    }
}

/// The generator, from a spec into a folder.
pub fn generator(spec: &Path, place: &Path) -> Command {
    let mut command = Command::new(variable("CLIENTWRIGHT"));
    command.env("XDG_CACHE_HOME", place.join("cache"));
    command.arg("--spec").arg(spec);
    command.arg("--out").arg(place.join("ours"));
    command
}

fn variable(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("`{name}` is not set: call `./run`"))
}
