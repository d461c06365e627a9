//! `clientwright init`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, print};
use crate::{Files, schema};

/// The spec to start from, without the schema that stands beside it.
const STARTER: [(&str, &str); 2] = [
    ("spec/lamp.yaml", include_str!("../../starter/lamp.yaml")),
    (
        "spec/operations/switch_lamp.yaml",
        include_str!("../../starter/operations/switch_lamp.yaml"),
    ),
];

#[derive(Args)]
pub(crate) struct Arguments {
    /// Where to put the folder `spec`.
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    let spec = args.dir.join("spec");
    let mut files = Files::default();
    for (path, text) in STARTER {
        files.insert(path, text)?;
    }
    files.insert("spec/schema.json", schema())?;
    if spec.exists() {
        let message = format!("`{}` is there already, and stays as it is", spec.display());
        return Err(Failure::Because(message));
    }
    files.create(&args.dir)?;
    let (spec, dir) = (spec.display(), args.dir.display());
    print(&format!(
        "{spec}: a spec of lamps, to be changed into yours\nrun `clientwright` in `{dir}` to make its client\n"
    ))
}
