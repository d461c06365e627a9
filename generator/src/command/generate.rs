//! `clientwright generate`

use std::io;
use std::path::{Component, Path, PathBuf, absolute};

use clap::Args;

use super::Failure;
use super::cache::Cache;
use super::check::check;
use super::progress::Progress;
use super::report::Messages;
use super::timings::Timings;
use super::watch::watch;
use crate::files::{Summary, WriteError};
use crate::{Error, Files, Layout, Sources, Templates};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    pub(super) spec: PathBuf,
    /// The folder of the client crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    pub(super) out: PathBuf,
    /// A folder of templates that replace those of the same name.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// Writes nothing; lists the files that are not as they would be written, and fails if there are some.
    #[arg(long, conflicts_with_all = ["force", "watch"])]
    check: bool,
    /// Overwrites files that somebody edited, and those of others that are in the way.
    #[arg(long)]
    force: bool,
    /// Writes the client anew whenever a file of the spec or a template changes, until it is stopped.
    #[arg(long)]
    watch: bool,
    /// Makes and compares every file, also where the last run did so from the same spec.
    #[arg(long)]
    no_cache: bool,
    /// Tells how long each stage takes when all files are made.
    #[arg(long, conflicts_with_all = ["check", "watch"])]
    timings: bool,
    #[command(flatten)]
    pub(super) messages: Messages,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    args.have_folders_apart()?;
    if args.watch {
        return watch(args);
    }
    if args.timings {
        return Timings::default().run(args);
    }
    let inputs = Inputs::read(args)?;
    let mut cache = args.cache(&inputs);
    if let Some(count) = cache.as_ref().and_then(Cache::unchanged) {
        return match args.check {
            true => args.up_to_date(),
            false => args.done(&Summary::unchanged(count)),
        };
    }
    let files = make(args, &inputs, cache.as_mut())?;
    if args.check {
        return check(args, &files);
    }
    write(args, &files, cache)
}

/// Writes the client, and tells what was done.
fn write(args: &Arguments, files: &Files, cache: Option<Cache>) -> Result<(), Failure> {
    let summary = args.write(files)?;
    if let Some(cache) = cache {
        cache.keep(files);
    }
    args.done(&summary)
}

/// What a client is made from.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Inputs {
    pub(super) sources: Sources,
    pub(super) templates: Templates,
}

impl Inputs {
    pub(super) fn read(args: &Arguments) -> Result<Self, Failure> {
        Ok(Self {
            sources: Sources::read(&args.spec)?,
            templates: match &args.templates {
                Some(folder) => Templates::read(folder)?,
                None => Templates::default(),
            },
        })
    }
}

/// Makes the client, or reports why it cannot be made.
pub(super) fn make(
    args: &Arguments,
    inputs: &Inputs,
    cache: Option<&mut Cache>,
) -> Result<Files, Failure> {
    let Inputs { sources, templates } = inputs;
    let progress = Progress::start(args.messages.is_quiet());
    let made = crate::generate_with(sources, templates, Layout::Crate, |rendered| match cache {
        Some(cache) => cache.format(rendered, &progress),
        None => Ok(progress.format(rendered)?),
    });
    drop(progress);
    made.map_err(|error| args.failed(error, inputs))
}

/// The path without links and `..`, step by step, as the system would go it. What is not there yet is no link.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for step in absolute(path)?.components() {
        match step {
            Component::ParentDir => drop(resolved.pop()),
            step => resolved.push(step),
        }
        resolved = resolved.canonicalize().unwrap_or(resolved);
    }
    Ok(resolved)
}

impl Arguments {
    /// In the folder of the spec, a client could overwrite it.
    fn have_folders_apart(&self) -> Result<(), Failure> {
        let (spec, out) = (resolved(&self.spec)?, resolved(&self.out)?);
        match out.starts_with(spec) {
            false => Ok(()),
            true => Err(Failure::Because(format!(
                "`{}` lies in the folder of the spec: the client needs one of its own",
                self.out.display()
            ))),
        }
    }

    pub(super) fn cache(&self, inputs: &Inputs) -> Option<Cache> {
        match self.no_cache {
            true => None,
            false => Cache::of(&self.out, inputs),
        }
    }

    /// Reports why no client was made.
    pub(super) fn failed(&self, error: Error, inputs: &Inputs) -> Failure {
        match error {
            Error::Spec(found) => self.messages.wrong(&found, &inputs.sources.files),
            error => error.into(),
        }
    }

    /// Tells that there is nothing to write.
    pub(super) fn up_to_date(&self) -> Result<(), Failure> {
        let out = self.out.display();
        self.messages.result(&format!("{out}: up to date"))
    }

    /// Tells what was written.
    pub(super) fn done(&self, summary: &Summary) -> Result<(), Failure> {
        let out = self.out.display();
        self.messages.result(&format!("{out}: {summary}"))
    }

    pub(super) fn write(&self, files: &Files) -> Result<Summary, WriteError> {
        match self.force {
            true => files.overwrite(&self.out),
            false => files.write(&self.out),
        }
    }
}
