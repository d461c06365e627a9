//! Fills the templates.
//!
//! The engine has no builtin filter or function, and prints nothing but [`Code`](crate::code::Code): a plain text, a
//! number or a name that does not exist is an error, whoever wrote the template.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::files::Files;
use crate::ir::Crate;
use crate::templates::Templates;

/// A template that cannot be filled.
#[derive(Debug)]
pub struct RenderError {
    template: String,
    error: minijinja::Error,
}

impl RenderError {
    /// The name of the template.
    #[must_use]
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The line of the template that is wrong, from 1, where it is known.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.error.line()
    }
}

impl fmt::Display for RenderError {
    /// Names the template, the line and the fault, and draws the lines around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the template `{}` cannot be filled: {:#}",
            self.template, self.error
        )
    }
}

impl Error for RenderError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

/// Fills all templates that a client needs.
///
/// # Errors
///
/// When a template is wrong: in its syntax, or because it asks for what is not there.
pub fn render(krate: &Crate, templates: &Templates) -> Result<Files, RenderError> {
    let mut engine = Engine {
        env: environment(templates)?,
        folder: krate.folder,
        files: Files::default(),
    };
    for package in &krate.package {
        engine.fill(
            "Cargo.toml.jinja",
            "Cargo.toml",
            "manifest",
            &package.manifest,
        )?;
        engine.fill("README.md.jinja", "README.md", "readme", &package.readme)?;
        engine.fill("README.md.jinja", "src/docs.md", "readme", &package.docs)?;
    }
    engine.source("lib", krate.root_file, "root", &krate.root)?;
    engine.source("client", "client", "client", &krate.client)?;
    engine.source("connect", "connect", "client", &krate.client)?;
    engine.source(
        "data_center",
        "data_center",
        "data_center",
        &krate.data_center,
    )?;
    engine.source("errors", "errors", "errors", &krate.errors)?;
    engine.source("examples", "examples", "examples", &krate.examples)?;
    for module in &krate.modules {
        engine.source("module", &module.name, "module", module)?;
    }
    Ok(engine.files)
}

struct Engine<'t> {
    env: Environment<'t>,
    /// The folder of the sources in the output.
    folder: &'static str,
    files: Files,
}

impl Engine<'_> {
    /// Fills the template of a Rust file.
    fn source(
        &mut self,
        template: &str,
        file: &str,
        name: &str,
        context: &impl Serialize,
    ) -> Result<(), RenderError> {
        let template = format!("src/{template}.rs.jinja");
        let path = format!("{}{file}.rs", self.folder);
        self.fill(&template, &path, name, context)
    }

    /// Fills one template. The context is one value under one name, all of it code of the language of the file.
    fn fill(
        &mut self,
        template: &str,
        path: &str,
        name: &str,
        context: &impl Serialize,
    ) -> Result<(), RenderError> {
        let failed = |error| RenderError {
            template: template.to_owned(),
            error,
        };
        let context = Value::from(BTreeMap::from([(name, Value::from(Serde(context)))]));
        let text = self
            .env
            .get_template(template)
            .and_then(|it| it.render(context))
            .map_err(failed)?;
        // The paths are constants and names of modules, which `check` has tried.
        let refused =
            |error| minijinja::Error::new(ErrorKind::InvalidOperation, format!("{error}"));
        self.files
            .insert(path, text)
            .map_err(|error| failed(refused(error)))
    }
}

/// All templates, and the lock on what they can print.
fn environment(templates: &Templates) -> Result<Environment<'_>, RenderError> {
    let mut env = Environment::empty();
    env.set_syntax(whole_text()?);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_formatter(print_code_only);
    env.set_debug(true);
    for (name, text) in templates.jinja() {
        let failed = |error| RenderError {
            template: name.to_owned(),
            error,
        };
        env.add_template(name, text).map_err(failed)?;
    }
    Ok(env)
}

/// A template is its output with holes in it, down to the last line end.
fn whole_text() -> Result<SyntaxConfig, RenderError> {
    let syntax = SyntaxConfig::builder().keep_trailing_newline(true).build();
    syntax.map_err(|error| RenderError {
        template: "all".to_owned(),
        error,
    })
}

/// The lock: what is printed was made by a door.
fn print_code_only(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if value.is_safe() => Ok(out.write_str(text)?),
        _ => Err(minijinja::Error::new(
            ErrorKind::InvalidOperation,
            format!("only code can be printed, and this is {}", value.kind()),
        )),
    }
}
