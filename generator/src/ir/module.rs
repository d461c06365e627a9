//! What one spec file says.

use serde::Serialize;

use super::{Answer, Answers, Argument, Enum, Field, Object, Secret, Struct, Text, Union, Webhook};
use crate::rust::Code;

/// What one spec file says.
#[derive(Debug, Serialize)]
pub struct Module {
    /// Its name.
    #[serde(skip)]
    pub name: String,
    /// The operations.
    pub operations: Vec<Operation>,
    /// The pages.
    pub pages: Vec<Page>,
    /// The redirects.
    pub redirects: Vec<Redirect>,
    /// The webhooks.
    pub webhooks: Vec<Webhook>,
    /// The objects.
    pub objects: Vec<Object>,
    /// The unions.
    pub unions: Vec<Union>,
    /// The enums.
    pub enums: Vec<Enum>,
    /// The ids.
    pub ids: Vec<Text>,
    /// The secrets.
    pub secrets: Vec<Secret>,
}

/// An operation.
#[derive(Debug, Serialize)]
pub struct Operation {
    /// The request.
    pub request: Struct,
    /// The name in the spec.
    pub wire: Code,
    /// The method, as a constructor of `OperationInfo` is called.
    pub method: Code,
    /// The path.
    pub path: Code,
    /// What is said of it beside that, each a call of `OperationInfo`.
    pub settings: Vec<Code>,
    /// The type of the credential.
    pub auth: Code,
    /// The type of the credentials, where several will do.
    pub callers: Vec<Callers>,
    /// The types of single answers that have one of their own.
    pub answer_types: Vec<Answer>,
    /// The type of all answers, where there are several.
    pub answers: Vec<Answers>,
    /// The type of the answer.
    pub output: Code,
    /// What is checked before anything is sent, each an expression of a `Result`: one list of them if there is anything.
    pub checks: Vec<Vec<Code>>,
    /// How the target is written, where it varies.
    pub target: Vec<Target>,
    /// How the body is written, where it is a form or in parts.
    pub form: Vec<Form>,
    /// The target, the headers and the body, an expression of a `Result`.
    pub parts: Code,
    /// The decoded answer, an expression.
    pub answer: Code,
    /// What asks for the page that follows, an expression of an `Option`, where there are pages.
    pub next_page: Vec<Code>,
}

/// The credentials of which a call takes any: an enum.
#[derive(Debug, Serialize)]
pub struct Callers {
    /// What they are for.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// One for each credential.
    pub callers: Vec<Caller>,
}

/// One of several credentials.
#[derive(Debug, Serialize)]
pub struct Caller {
    /// Whose it is.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The type of the credential.
    pub credential: Code,
}

/// The target of a request: its path and its query.
#[derive(Debug, Serialize)]
pub struct Target {
    /// The path as far as it is fixed, a literal.
    pub start: Code,
    /// The calls that write the rest.
    pub calls: Vec<Code>,
}

/// A body that is written field by field.
#[derive(Debug, Serialize)]
pub struct Form {
    /// What writes it, an expression behind the path of the runtime.
    pub writer: Code,
    /// The calls that write the fields.
    pub calls: Vec<Code>,
}

/// A page.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The parameters.
    pub request: Struct,
    /// The method of `DataCenter` that gives the host.
    pub host: Code,
    /// The path.
    pub path: Code,
    /// What is checked before the URL is made.
    pub checks: Vec<Code>,
    /// What writes the URL: a name, and `mut` where there is a query.
    pub writer: Code,
    /// The calls that write the query.
    pub calls: Vec<Code>,
}

/// A redirect.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// At the end of which flow it comes.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The parameter that has to come back as it was sent.
    pub verify: Vec<Verify>,
    /// The parameters that decide, on the wire.
    pub deciding: Vec<Code>,
    /// All outcomes.
    pub outcomes: Vec<Outcome>,
    /// Those that a parameter decides for.
    pub decided: Vec<Outcome>,
    /// The one that holds when no other one does.
    pub otherwise: Vec<Outcome>,
    /// The error where there is no such outcome, an expression.
    pub undecided: Vec<Code>,
}

/// A parameter that has to come back as it was sent.
#[derive(Debug, Serialize)]
pub struct Verify {
    /// The argument.
    pub argument: Code,
    /// The name on the wire.
    pub name: Code,
}

/// An outcome of a redirect.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// What it means.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The constructor.
    pub constructor: Code,
    /// The parameter that decides, if there is one.
    pub when: Vec<Code>,
    /// The parameters that it brings.
    pub fields: Vec<Field>,
    /// What the constructor takes.
    pub arguments: Vec<Argument>,
    /// What the constructor takes, read from a `query`.
    pub reads: Vec<Code>,
}
