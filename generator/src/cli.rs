//! The command line: a thin door to the library.
//!
//! Results go to stdout, messages to stderr. The status is 0 when all is well, 1 when the spec is wrong or files are
//! stale, and 2 for wrong usage and for what the disk or a template refuses.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::command::{
    Failure, diff, explain, generate, init, lint, openapi, print, tell, templates,
};

/// With the version of the spec language, which is another one when a spec of before is no longer read as it was.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (spec language 1)");

/// Makes a typed Rust client crate from a declarative YAML spec of an HTTP API.
#[derive(Parser)]
#[command(name = "clientwright", version = VERSION, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: generate::Arguments,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the client crate. This is what happens without a command.
    Generate(generate::Arguments),
    /// Checks the spec and writes nothing. Also warns about what could be better.
    Lint(lint::Arguments),
    /// Tells how the client differs from that of an older spec, and what that asks of the next version.
    Diff(diff::Arguments),
    /// Writes a small spec that works, to start from.
    Init(init::Arguments),
    /// Explains a code of a report, with an example. Without a code, lists all.
    Explain(explain::Arguments),
    /// Prints the JSON Schema of the spec language, for editors.
    Schema,
    /// Prints the spec as an OpenAPI 3.1 document.
    Openapi(openapi::Arguments),
    /// Prints the reference of the spec language, in Markdown.
    Reference,
    /// Lists the templates, or writes them out to be edited.
    Templates(templates::Arguments),
    /// Prints what a shell needs to complete these commands.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let command = cli.command.unwrap_or(Command::Generate(cli.generate));
    match command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::from(1),
        Err(Failure::Because(message)) => {
            tell(&format!("error: {message}"));
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Generate(arguments) => generate::run(arguments),
            Self::Lint(arguments) => lint::run(arguments),
            Self::Diff(arguments) => diff::run(arguments),
            Self::Init(arguments) => init::run(arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Schema => print(&crate::schema()),
            Self::Openapi(arguments) => openapi::run(arguments),
            Self::Reference => print(&crate::reference()),
            Self::Templates(arguments) => templates::run(arguments),
            Self::Completions { shell } => completions(*shell),
            Self::Man => man(),
        }
    }
}

fn completions(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "clientwright", &mut script);
    print(&String::from_utf8_lossy(&script))
}

fn man() -> Result<(), Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&String::from_utf8_lossy(&page))
}
