//! The finished crate: what the templates print.
//!
//! Every field is a piece of code that is made already, or a list to loop over. An optional part is a list of none or one,
//! since templates cannot decide. The types are the contexts of the templates of the same name.

use serde::Serialize;

use crate::rust::Code;

/// Everything that is rendered.
#[derive(Debug)]
pub struct Crate {
    /// The folder of the sources: `src/`, or empty where the output is a module.
    pub folder: &'static str,
    /// The name of the root module: `lib`, or `mod` where the output is a module.
    pub root_file: &'static str,
    /// `Cargo.toml` and `README.md`. None where the output is a module of another crate.
    pub package: Vec<Package>,
    /// `lib.rs`, or `mod.rs` where the output is a module.
    pub root: Root,
    /// `client.rs`.
    pub client: Client,
    /// `data_center.rs`.
    pub data_center: DataCenter,
    /// `errors.rs`.
    pub errors: Vec<ErrorStatus>,
    /// `examples.rs`.
    pub examples: Vec<OperationExamples>,
    /// One file for each spec file.
    pub modules: Vec<Module>,
}

/// The manifest and the readme.
#[derive(Debug)]
pub struct Package {
    /// The manifest.
    pub manifest: Manifest,
    /// The readme, for people who look at the package.
    pub readme: Readme,
    /// The same page as the root of the docs, where the examples are run.
    pub docs: Readme,
}

/// What differs from manifest to manifest.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// The name of the package.
    pub name: crate::toml::Code,
    /// The version.
    pub version: crate::toml::Code,
    /// The description.
    pub description: crate::toml::Code,
    /// The licence.
    pub license: crate::toml::Code,
    /// The keywords, a list.
    pub keywords: crate::toml::Code,
    /// The categories, a list.
    pub categories: crate::toml::Code,
    /// The repository, if there is one.
    pub repository: Vec<crate::toml::Code>,
    /// The examples, in the order of their paths.
    pub examples: Vec<ManifestExample>,
}

/// A program in `examples/`.
#[derive(Debug, Serialize)]
pub struct ManifestExample {
    /// Its name.
    pub name: crate::toml::Code,
    /// Its path.
    pub path: crate::toml::Code,
}

/// What differs from readme to readme.
#[derive(Debug, Serialize)]
pub struct Readme {
    /// The name of the package.
    pub name: crate::markdown::Code,
    /// The description.
    pub description: crate::markdown::Code,
    /// The guide, if the spec has one.
    pub guide: Vec<crate::markdown::Code>,
    /// The operations.
    pub operations: Vec<ReadmeOperation>,
    /// The URL of the API's own documentation, if there is one.
    pub documentation: Vec<crate::markdown::Code>,
    /// The licence.
    pub license: crate::markdown::Code,
}

/// A row of the table of operations.
#[derive(Debug, Serialize)]
pub struct ReadmeOperation {
    /// The type.
    pub name: crate::markdown::Code,
    /// Method and path.
    pub call: crate::markdown::Code,
    /// What it does, in a sentence.
    pub summary: crate::markdown::Code,
    /// Stability and plan.
    pub notes: crate::markdown::Code,
}

/// The root module.
#[derive(Debug, Serialize)]
pub struct Root {
    /// Inner attributes: the documentation of the crate. None where the output is a module.
    pub attributes: Vec<Code>,
    /// What gates the default transport: an attribute, or nothing.
    pub hyper_gate: Vec<Code>,
    /// What gates the test double: an attribute, or nothing.
    pub test_gate: Vec<Code>,
    /// The modules of the spec files.
    pub modules: Vec<Code>,
    /// The examples, if there are any.
    pub examples: Vec<Code>,
}

/// The client and its handles.
#[derive(Debug, Serialize)]
pub struct Client {
    /// What the client calls itself, such as `cronofy-rust/0.1.0`.
    pub user_agent: Code,
    /// Headers of every request.
    pub headers: Vec<Header>,
    /// The method of `DataCenter` that gives the host that operations are sent to.
    pub host: Code,
    /// The handles, one for each credential.
    pub handles: Vec<Handle>,
}

/// A header of every request.
#[derive(Debug, Serialize)]
pub struct Header {
    /// The name, in small letters.
    pub name: Code,
    /// The value.
    pub value: Code,
}

/// A client with a credential.
#[derive(Debug, Serialize)]
pub struct Handle {
    /// What the credential stands for.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The method of the client that makes it.
    pub method: Code,
    /// The type of the credential.
    pub credential: Code,
    /// The name of the credential in errors.
    pub credential_name: Code,
}

/// The data centers.
#[derive(Debug, Serialize)]
pub struct DataCenter {
    /// What a data center is.
    pub docs: Code,
    /// The data centers.
    pub variants: Vec<DataCenterVariant>,
    /// The roles of hosts.
    pub hosts: Vec<Host>,
}

/// A data center.
#[derive(Debug, Serialize)]
pub struct DataCenterVariant {
    /// What it is called.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The id.
    pub id: Code,
    /// What it is called.
    pub title: Code,
}

/// A role of hosts.
#[derive(Debug, Serialize)]
pub struct Host {
    /// What the host is for.
    pub docs: Code,
    /// The method.
    pub method: Code,
    /// The host of each data center.
    pub arms: Vec<Arm>,
}

/// A variant and what it stands for.
#[derive(Debug, Serialize)]
pub struct Arm {
    /// The variant.
    pub name: Code,
    /// The text.
    pub text: Code,
}

/// A status that an error can have.
#[derive(Debug, Serialize)]
pub struct ErrorStatus {
    /// What it means.
    pub docs: Code,
    /// The predicate.
    pub predicate: Code,
    /// The number.
    pub status: Code,
    /// The parsed body, if its form is known.
    pub body: Vec<ErrorBody>,
}

/// The body of an error.
#[derive(Debug, Serialize)]
pub struct ErrorBody {
    /// What it says.
    pub docs: Code,
    /// The method.
    pub method: Code,
    /// The type.
    pub type_: Code,
    /// The envelope, as an `Option<&str>`.
    pub envelope: Code,
}

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

/// A struct with a constructor that takes what is required, and a setter for each field that is not.
#[derive(Debug, Serialize)]
pub struct Struct {
    /// What it is.
    pub docs: Code,
    /// The attribute `derive`.
    pub derive: Code,
    /// The type.
    pub name: Code,
    /// All fields.
    pub fields: Vec<Field>,
    /// What the constructor takes, in the order of the fields.
    pub required: Vec<Argument>,
    /// The fields that the constructor leaves absent.
    pub optional: Vec<Argument>,
    /// What the constructor says.
    pub new_docs: Code,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// What it is.
    pub docs: Code,
    /// Its attribute `serde`, if it needs one.
    pub attributes: Vec<Code>,
    /// The field.
    pub name: Code,
    /// The type.
    pub type_: Code,
}

/// What a constructor or a setter takes.
#[derive(Clone, Debug, Serialize)]
pub struct Argument {
    /// What it is.
    pub docs: Code,
    /// The field and the argument.
    pub name: Code,
    /// What is taken, such as `impl Into<Uri>`.
    pub takes: Code,
    /// The value of the field, made of the argument.
    pub value: Code,
    /// The field and its value in a struct literal.
    pub init: Code,
}

/// An operation.
#[derive(Debug, Serialize)]
pub struct Operation {
    /// The request.
    pub request: Struct,
    /// The name in the spec.
    pub wire: Code,
    /// The method, a constant of `http::Method`.
    pub method: Code,
    /// The path.
    pub path: Code,
    /// The level of stability, where it is not stable.
    pub stability: Vec<Code>,
    /// The type of the credential.
    pub auth: Code,
    /// The type of the answer.
    pub output: Code,
    /// What is checked before anything is sent, each an expression of a `Result`.
    pub checks: Vec<Code>,
    /// The body and the path, an expression.
    pub parts: Code,
    /// The decoded answer, an expression.
    pub answer: Code,
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
    /// The query.
    pub pairs: Vec<Pair>,
}

/// A parameter of a query that is written.
#[derive(Debug, Serialize)]
pub struct Pair {
    /// The method that writes it: `pair`, `optional` where there may be no value, or `words` for a list.
    pub method: Code,
    /// The name on the wire.
    pub name: Code,
    /// The value, an expression.
    pub value: Code,
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
    /// The parameters and their values, read from a `query`, in a struct literal.
    pub reads: Vec<Code>,
}

/// An object.
#[derive(Debug, Serialize)]
pub struct Object {
    /// The struct.
    pub object: Struct,
    /// Its fields as they are read, one list of them if it is read at all.
    pub reads: Vec<Vec<Key>>,
    /// The rules of its fields, one list of them if it has any.
    pub checks: Vec<Vec<Code>>,
}

/// A union.
#[derive(Debug, Serialize)]
pub struct Union {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// Its shapes.
    pub variants: Vec<Variant>,
    /// All fields of all shapes, each once, as they are read.
    pub keys: Vec<Key>,
}

/// A field as it is read from JSON.
#[derive(Debug, Serialize)]
pub struct Key {
    /// Its attribute `serde`, if it needs one.
    pub attributes: Vec<Code>,
    /// The name in the reading struct.
    pub name: Code,
    /// The type.
    pub type_: Code,
}

/// A shape of a union.
#[derive(Debug, Serialize)]
pub struct Variant {
    /// When it comes.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The constructor.
    pub constructor: Code,
    /// The fields that show.
    pub fields: Vec<Field>,
    /// What the constructor takes.
    pub arguments: Vec<Argument>,
    /// The pattern of the reading struct that it is told by.
    pub pattern: Code,
    /// The condition beside the pattern: constants.
    pub condition: Code,
    /// The fields that show, which the pattern binds by their names.
    pub names: Vec<Code>,
}

/// An open enum.
#[derive(Debug, Serialize)]
pub struct Enum {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The known values.
    pub values: Vec<EnumValue>,
}

/// A known value of an enum.
#[derive(Debug, Serialize)]
pub struct EnumValue {
    /// What it means.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The value on the wire.
    pub text: Code,
}

/// A text with a type of its own.
#[derive(Debug, Serialize)]
pub struct Text {
    /// What it is.
    pub docs: Code,
    /// The type.
    pub name: Code,
}

/// A secret.
#[derive(Debug, Serialize)]
pub struct Secret {
    /// What it is.
    pub docs: Code,
    /// The attribute `derive`.
    pub derive: Code,
    /// The type.
    pub name: Code,
    /// The name as a credential, if it is one.
    pub credential: Vec<Code>,
}

/// The examples of an operation.
#[derive(Debug, Serialize)]
pub struct OperationExamples {
    /// What the module is.
    pub docs: Code,
    /// The module.
    pub module: Code,
    /// The type of the operation.
    pub operation: Code,
    /// The examples.
    pub examples: Vec<Example>,
}

/// A documented call.
#[derive(Debug, Serialize)]
pub struct Example {
    /// What it shows.
    pub docs: Code,
    /// The function.
    pub function: Code,
    /// Its name.
    pub name: Code,
    /// The request, an expression.
    pub request: Code,
    /// The JSON that is sent, an `Option<&str>`.
    pub request_body: Code,
    /// The status of the answer.
    pub status: Code,
    /// The JSON that comes back.
    pub response_body: Code,
}
