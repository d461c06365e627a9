//! `clientwright openapi`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::Messages;
use super::{Failure, print};
use crate::{Sources, check, yaml};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the spec.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// How the document is written.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    #[command(flatten)]
    messages: Messages,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Yaml,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&args.spec)?;
    let checked = check::check(&crate::parse(&sources.files));
    let checked = checked.map_err(|found| args.messages.wrong(&found, &sources.files))?;
    let document = crate::openapi(&checked);
    match args.format {
        Format::Json => print(&(serde_json::to_string_pretty(&document)? + "\n")),
        Format::Yaml => print(&yaml::print(&document)),
    }
}
