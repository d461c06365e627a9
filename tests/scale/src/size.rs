//! What an API of one size costs.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::lines::{self, Lines};
use crate::synthetic;
use crate::usage::{self, Usage};
use crate::{CHECKED, CHECKED_OF_PROGENITOR};

/// How often each command is run, all in turn.
const ROUNDS: usize = 3;

pub struct Size {
    pub count: usize,
    /// All files are made.
    pub ours: Vec<Usage>,
    /// Nothing has changed since the last run.
    pub again: Vec<Usage>,
    /// What parsing and printing the same text takes.
    pub printing: Vec<Usage>,
    /// Empty where progenitor is not installed.
    pub progenitor: Vec<Usage>,
    /// What each stage takes, in milliseconds.
    pub stages: Vec<(String, f64)>,
    pub lines: Lines,
    pub progenitor_lines: Lines,
    /// What the compiler takes to check the crate when all that it depends on has been.
    pub check: Vec<Usage>,
    pub progenitor_check: Vec<Usage>,
}

impl Size {
    pub fn measure(count: usize, work: &Path) -> Self {
        let place = Place(work.join(count.to_string()));
        fs::create_dir_all(&place.0).unwrap();
        synthetic::spec(count, &place.path("spec")).unwrap();
        let document = synthetic::openapi(count).to_string();
        fs::write(place.path("openapi.json"), document).unwrap();
        let (mut ours, mut again, mut printing, mut progenitor) = (vec![], vec![], vec![], vec![]);
        for _ in 0..ROUNDS {
            ours.push(usage::of(place.ours().arg("--no-cache")));
            usage::of(&mut place.ours());
            again.push(usage::of(&mut place.ours()));
            printing.push(usage::of(&mut place.printing()));
            progenitor.extend(place.progenitor().as_mut().map(usage::of));
        }
        let of_progenitor = !progenitor.is_empty();
        let check = |package: &str, most: usize| match count <= most {
            true => vec![place.check(package)],
            false => vec![],
        };
        Self {
            count,
            stages: place.stages(),
            lines: lines::count(&place.path("ours")),
            progenitor_lines: match of_progenitor {
                true => lines::count(&place.path("progenitor")),
                false => Lines::default(),
            },
            check: check("ours", CHECKED),
            progenitor_check: match of_progenitor {
                true => check("progenitor", CHECKED_OF_PROGENITOR),
                false => vec![],
            },
            ours,
            again,
            printing,
            progenitor,
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
        let mut command = Command::new(variable("CLIENTWRIGHT"));
        command.env("XDG_CACHE_HOME", self.path("cache"));
        command.arg("--spec").arg(self.path("spec"));
        command.arg("--out").arg(self.path("ours"));
        command
    }

    fn printing(&self) -> Command {
        let mut command = Command::new(env::current_exe().unwrap());
        command.arg("print").arg(self.path("ours"));
        command
    }

    fn progenitor(&self) -> Option<Command> {
        let mut command = Command::new(env::var_os("PROGENITOR")?);
        command.args(["progenitor", "-n", "synthetic", "-v", "0.1.0", "-i"]);
        command.arg(self.path("openapi.json"));
        command.arg("-o").arg(self.path("progenitor"));
        Some(command)
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

    /// Checks a crate, and then again without what it depends on.
    fn check(&self, name: &str) -> Usage {
        let folder = self.path(name);
        let mut check = Command::new("cargo");
        check.args(["check", "--quiet"]).current_dir(&folder);
        check.env("CARGO_INCREMENTAL", "0");
        // It lies in the workspace's folder of targets, and is none of its members.
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        if !text.contains("[workspace]") {
            fs::write(&manifest, format!("{text}\n[workspace]\n")).unwrap();
        }
        usage::of(&mut check);
        let file = File::options().append(true).open(folder.join("src/lib.rs"));
        file.unwrap().set_modified(SystemTime::now()).unwrap();
        usage::of(&mut check)
    }
}

fn variable(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("`{name}` is not set: call `./run`"))
}
