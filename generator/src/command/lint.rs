//! `clientwright lint`

use std::path::PathBuf;

use clap::Args;

use super::report::Messages;
use super::{Failure, counted, tell};
use crate::{Sources, check, yaml};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    #[command(flatten)]
    messages: Messages,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec)?;
    let checked = check::check(&crate::parse(&sources.files));
    let checked = checked.map_err(|found| args.messages.wrong(&found, &sources.files))?;
    let warnings = checked.warnings();
    args.messages.report(warnings, &sources.files)?;
    if warnings.len() == yaml::MAX_MISTAKES {
        let count = warnings.len();
        tell(&format!(
            "the spec has at least {count} warnings; these are the first"
        ));
    }
    let files = counted(sources.files.len(), "file");
    let done = format!("{}: no mistake in {files}", args.spec.display());
    args.messages.result(&done)
}
