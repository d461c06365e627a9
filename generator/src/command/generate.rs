//! `clientwright generate`

use std::path::PathBuf;

use clap::Args;

use super::report::Messages;
use super::{Failure, print, tell};
use crate::{Error, Files, Layout, Sources, Templates};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// The folder of the client crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// A folder of templates that replace those of the same name.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Writes nothing; lists the files that are not as they would be written, and fails if there are some.
    #[arg(long)]
    check: bool,
    /// Overwrites files that somebody edited, and those of others that are in the way.
    #[arg(long, conflicts_with = "check")]
    force: bool,
    #[command(flatten)]
    messages: Messages,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec)?;
    let templates = match &args.templates {
        Some(folder) => Templates::read(folder)?,
        None => Templates::default(),
    };
    let files = match crate::generate(&sources, &templates, Layout::Crate) {
        Ok(files) => files,
        Err(Error::Spec(found)) => return Err(args.messages.wrong(&found, &sources.files)),
        Err(error) => return Err(error.into()),
    };
    if args.check {
        check(args, &files)
    } else {
        write(args, &files)
    }
}

fn write(args: &Arguments, files: &Files) -> Result<(), Failure> {
    let summary = match args.force {
        true => files.overwrite(&args.out)?,
        false => files.write(&args.out)?,
    };
    let done = format!("{}: {summary}", args.out.display());
    args.messages.result(&done)
}

fn check(args: &Arguments, files: &Files) -> Result<(), Failure> {
    let difference = files.compare(&args.out)?;
    let out = args.out.display();
    if difference.is_empty() {
        return args.messages.result(&format!("{out}: up to date"));
    }
    print(&difference.to_string())?;
    let cure = args.command_line();
    tell(&format!(
        "error: `{out}` is not what the spec makes now; run `{cure}` and commit what it writes"
    ));
    Err(Failure::Told)
}

impl Arguments {
    /// The command that writes what this one would compare.
    fn command_line(&self) -> String {
        let mut line = "clientwright".to_owned();
        let folders = [
            ("spec", Some(&self.spec), "spec"),
            ("out", Some(&self.out), "generated"),
            ("templates", self.templates.as_ref(), ""),
        ];
        for (option, folder, default) in folders {
            let folder = folder
                .map(|it| it.display().to_string())
                .unwrap_or_default();
            if folder != default {
                line += &format!(" --{option} {folder}");
            }
        }
        line
    }
}
