//! `clientwright templates`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, counted, print};
use crate::{Files, Templates};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Writes them to this folder, to be edited and given to `--templates`. Those that stay as they are can be removed.
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let templates = Templates::default();
    let Some(folder) = &args.write else {
        let names: Vec<&str> = templates.names().collect();
        return print(&(names.join("\n") + "\n"));
    };
    let texts = templates
        .names()
        .filter_map(|it| Some((it.to_owned(), templates.get(it)?.to_owned().into())));
    let files = Files::default().with(texts)?;
    files.create(folder)?;
    let written = counted(files.paths().count(), "template");
    print(&format!("{}: {written}\n", folder.display()))
}
