//! `clientwright lint`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, counted, print, report};
use crate::{Sources, check};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec)?;
    let checked = crate::parse(&sources.files).and_then(|files| check::check(&files));
    let checked = checked.map_err(|found| report::wrong(&found, &sources.files))?;
    report::report(checked.warnings(), &sources.files);
    let files = counted(sources.files.len(), "file");
    print(&format!("{}: no mistake in {files}\n", args.spec.display()))
}
