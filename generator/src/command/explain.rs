//! `clientwright explain`

use clap::Args;

use super::{Failure, print};
use crate::diagnostics::explain;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The code of a report, such as `E0401`. Without one, all of them are listed.
    code: Option<String>,
}

pub(crate) fn run(args: &Arguments) -> Result<(), Failure> {
    match &args.code {
        None => print(&list()),
        Some(code) => {
            let unknown = || {
                Failure::Because(format!(
                    "there is no code `{code}`; `clientwright explain` lists all"
                ))
            };
            let explanation = explain::explain(code).ok_or_else(unknown)?;
            print(&explanation.to_string())
        }
    }
}

fn list() -> String {
    let lines = explain::all().map(|it| format!("{}  {}\n", it.code, it.title));
    lines.collect()
}
