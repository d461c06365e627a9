//! Other generators, which make a client of the same API.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A generator that is installed.
pub struct Peer {
    /// As it stands in the tables.
    pub name: &'static str,
    /// It does not tell its version: `run` and the manifest name the one to install.
    pub version: &'static str,
    /// What it reads, in the folder of the API.
    document: &'static str,
    program: OsString,
    /// What stands before the document, between it and the output, and behind it.
    arguments: [&'static [&'static str]; 3],
}

/// The one that all figures are held against.
pub const PROGENITOR: &str = "progenitor";

/// The OpenAPI document, and the same for those that read nothing older than 3.1.
pub const DOCUMENT: &str = "openapi.json";
pub const NEWER_DOCUMENT: &str = "openapi-3.1.json";

impl Peer {
    /// All that `./run` has found. The first is progenitor with builders, where it is installed.
    pub fn installed() -> Vec<Self> {
        [
            Self::progenitor(PROGENITOR, "builder"),
            Self::progenitor("progenitor, positional", "positional"),
            Self::openapi_generator(),
            Some(Self::spargen()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn progenitor(name: &'static str, interface: &'static str) -> Option<Self> {
        let named: &[&str] = match interface {
            "builder" => &["-n", "synthetic", "-v", "0.1.0", "--interface", "builder"],
            _ => &[
                "-n",
                "synthetic",
                "-v",
                "0.1.0",
                "--interface",
                "positional",
            ],
        };
        Some(Self {
            name,
            version: "0.15.1",
            document: DOCUMENT,
            program: env::var_os("PROGENITOR")?,
            arguments: [&["progenitor", "-i"], &["-o"], named],
        })
    }

    fn openapi_generator() -> Option<Self> {
        let named = &["--additional-properties=packageName=synthetic"];
        Some(Self {
            name: "openapi-generator",
            version: "7.26.0",
            document: DOCUMENT,
            program: env::var_os("OPENAPI_GENERATOR")?,
            arguments: [&["generate", "-g", "rust", "-i"], &["-o"], named],
        })
    }

    /// It is a library for build scripts, and this program calls it.
    fn spargen() -> Self {
        Self {
            name: "spargen",
            version: "0.5.0",
            document: NEWER_DOCUMENT,
            program: env::current_exe().unwrap().into(),
            arguments: [&["spargen"], &[], &[]],
        }
    }

    pub fn is_progenitor(&self) -> bool {
        self.name == PROGENITOR
    }

    /// The command that makes the client of an API.
    pub fn command(&self, api: &Path) -> Command {
        let [before, between, behind] = self.arguments;
        let mut command = Command::new(&self.program);
        // What it keeps from one run to the next would not be made.
        command.env("XDG_CACHE_HOME", api.join("no_cache"));
        command.args(before).arg(api.join(self.document));
        command.args(between).arg(self.output(api)).args(behind);
        command
    }

    /// Where it writes.
    pub fn output(&self, api: &Path) -> PathBuf {
        api.join(self.name.replace(", ", "_"))
    }
}
