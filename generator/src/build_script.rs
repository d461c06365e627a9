//! A client that a build script makes, as a module of its application.

use std::env;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::{Error, Layout, Sources, Templates};

/// Makes a client in the build script of an application.
///
/// ```no_run
/// // build.rs
/// fn main() -> std::process::ExitCode {
///     clientwright::Build::new("spec").module("lamp")
/// }
/// ```
///
/// The client lies in `OUT_DIR` then, to be included where the application wants it:
///
/// ```ignore
/// #[allow(dead_code, unused_imports)]
/// mod lamp {
///     include!(concat!(env!("OUT_DIR"), "/lamp/mod.rs"));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Build {
    spec: PathBuf,
    templates: Option<PathBuf>,
}

impl Build {
    /// A client of this spec: a folder, or a single file. A path that is not absolute begins at the application's manifest.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            templates: None,
        }
    }

    /// Takes the templates of a folder, each in place of the one of its name.
    #[must_use]
    pub fn templates(mut self, folder: impl Into<PathBuf>) -> Self {
        self.templates = Some(folder.into());
        self
    }

    /// Writes the client to the folder `name` of `OUT_DIR`, and tells cargo what it was made from.
    ///
    /// Each mistake becomes an error of cargo, with its place, and the status says that there was one.
    #[must_use = "the status tells cargo whether it worked: return it from `main`"]
    pub fn module(&self, name: &str) -> ExitCode {
        for input in [Some(&self.spec), self.templates.as_ref()]
            .into_iter()
            .flatten()
        {
            println!("cargo::rerun-if-changed={}", input.display());
        }
        match self.write(name) {
            Ok(()) => ExitCode::SUCCESS,
            Err(mistakes) => {
                let lines = mistakes.iter().flat_map(|it| it.lines());
                lines.for_each(|it| println!("cargo::error={it}"));
                ExitCode::FAILURE
            }
        }
    }

    /// What went wrong: one text, or one for each mistake of the spec.
    fn write(&self, name: &str) -> Result<(), Vec<String>> {
        let sources = Sources::read(&self.spec).map_err(told)?;
        let templates = match &self.templates {
            Some(folder) => Templates::read(folder).map_err(told)?,
            None => Templates::default(),
        };
        let files = crate::generate(&sources, &templates, Layout::Module);
        let files = files.map_err(|error| mistakes(&error, &sources))?;
        let out = env::var_os("OUT_DIR")
            .ok_or_else(|| told("there is no `OUT_DIR`: this is for build scripts"))?;
        // Nobody edits what lies there.
        let written = files.overwrite(&Path::new(&out).join(name));
        written.map(drop).map_err(told)
    }
}

/// The mistakes of a spec in a line each, since cargo takes lines. Those who read the build's log find them drawn there.
fn mistakes(error: &Error, sources: &Sources) -> Vec<String> {
    eprintln!("{}", error.render(&sources.files, false));
    match error {
        Error::Spec(found) => {
            let found = crate::diagnostics::in_order(found, &sources.files);
            found.iter().map(|it| it.short(&sources.files)).collect()
        }
        other => told(other),
    }
}

fn told(what: impl Display) -> Vec<String> {
    vec![what.to_string()]
}
