//! Fills the templates.
//!
//! The engine has no builtin filter or function, and prints nothing but [`Code`](crate::code::Code): a plain text, a
//! number or a name that does not exist is an error, whoever wrote the template.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

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
    }
    let folder = krate.folder;
    engine.fill(
        "src/lib.rs.jinja",
        &format!("{folder}{}", krate.root_file),
        "root",
        &krate.root,
    )?;
    engine.fill(
        "src/client.rs.jinja",
        &format!("{folder}client.rs"),
        "client",
        &krate.client,
    )?;
    engine.fill(
        "src/connect.rs.jinja",
        &format!("{folder}connect.rs"),
        "client",
        &krate.client,
    )?;
    engine.fill(
        "src/data_center.rs.jinja",
        &format!("{folder}data_center.rs"),
        "data_center",
        &krate.data_center,
    )?;
    engine.fill(
        "src/errors.rs.jinja",
        &format!("{folder}errors.rs"),
        "errors",
        &krate.errors,
    )?;
    engine.fill(
        "src/examples.rs.jinja",
        &format!("{folder}examples.rs"),
        "examples",
        &krate.examples,
    )?;
    for module in &krate.modules {
        engine.fill(
            "src/module.rs.jinja",
            &format!("{folder}{}.rs", module.name),
            "module",
            module,
        )?;
    }
    Ok(engine.files)
}

struct Engine<'t> {
    env: Environment<'t>,
    files: Files,
}

impl Engine<'_> {
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
