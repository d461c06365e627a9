//! The finished crate: what the templates print.
//!
//! Every field is a piece of code that is made already, or a list to loop over. An optional part is a list of none or one,
//! since templates cannot decide. The types are the contexts of the templates of the same name.

mod answer;
mod client;
mod example;
mod module;
mod package;
mod structure;
mod test_double;
mod types;
mod webhook;

pub use answer::{Answer, AnswerVariant, Answers};
pub use client::{
    Client, DataCenter, DataCenterVariant, ErrorBody, ErrorStatus, Handle, Header, Host,
};
pub use example::{Example, OperationExamples};
pub use module::{
    Caller, Callers, Form, Module, Operation, Outcome, Page, Redirect, Target, Verify,
};
pub use package::{Features, Manifest, ManifestExample, Package, Readme, ReadmeOperation, Signing};
pub use structure::{Argument, Cleared, Field, Key, Struct};
pub use test_double::{Answerable, ErrorAnswer, TestDouble, WrittenObject, WrittenUnion};
pub use types::{
    Arm, Enum, EnumValue, KeyedShape, KeyedShapes, NamedKey, Object, ObjectRead, Secret,
    ShapeWrite, Text, Union, UnionRead, UnionWrite, Variant, WholeShape,
};
pub use webhook::Webhook;

use crate::rust::Code;
use serde::Serialize;

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
    /// `test_util.rs`: the documented errors.
    pub ready_errors: Vec<ErrorAnswer>,
    /// One file for each spec file.
    pub modules: Vec<Module>,
    /// One file in `test_double/` for each spec file of which the test double has to know something.
    pub test_doubles: Vec<TestDouble>,
    /// The files of the runtime that nothing in this crate needs.
    pub left_out: Vec<&'static str>,
}

/// The root module.
#[derive(Debug, Serialize)]
pub struct Root {
    /// Inner attributes: the documentation of the crate. None where the output is a module.
    pub attributes: Vec<Code>,
    /// The attribute that gates the default transport. It is empty where the transport is always there.
    pub hyper: Vec<Code>,
    /// The attribute that gates the transport over reqwest. None where there is never one.
    pub reqwest: Vec<Code>,
    /// The attribute that gates what the async transports have in common.
    pub tokio: Vec<Code>,
    /// The attribute that gates the default transport of calls that block. None where there is never one.
    pub blocking: Vec<Code>,
    /// The attribute that gates what both default transports need.
    pub tls: Vec<Code>,
    /// The attribute that gates the roots of Mozilla as the default.
    pub mozilla_roots: Vec<Code>,
    /// The attribute that gates the roots of the system as the default. None where that is never so.
    pub native_roots: Vec<Code>,
    /// The attribute that gates the test double.
    pub test_util: Vec<Code>,
    /// The attribute that gates what is told about calls. None where nothing ever is.
    pub tracing: Vec<Code>,
    /// The attribute that gates what stands in its place.
    pub untraced: Vec<Code>,
    /// The attribute, empty, of what checks texts against patterns. None where there are no patterns.
    pub pattern: Vec<Code>,
    /// The attribute, empty, of what reads answers that are forms. None where there are none.
    pub forms: Vec<Code>,
    /// The attribute that gates what writes them for the test double. None where there are none.
    pub form_texts: Vec<Code>,
    /// The attribute, empty, of what reads the values of forms and of answers in parts. None where there are none.
    pub form_values: Vec<Code>,
    /// The attribute, empty, of what reads answers in parts. None where there are none.
    pub multiparts: Vec<Code>,
    /// The attribute that gates what writes them for the test double. None where there are none.
    pub multipart_bodies: Vec<Code>,
    /// The gate of what makes a stream of pages, if there are some.
    pub pages: Vec<Code>,
    /// The attribute of modules that name what should no longer be used, if there is anything.
    pub lenient: Vec<Code>,
    /// The types of values that the crate has of its own, as far as the API needs them.
    pub values: Vec<Code>,
    /// The attribute that gates what webhooks need. None where there is no webhook.
    pub webhooks: Vec<Code>,
    /// The modules of the spec files.
    pub modules: Vec<Part>,
    /// The modules of the test double, a list of them if there are any.
    pub test_doubles: Vec<Vec<Part>>,
    /// Those of them that have examples, a list if there are any.
    pub examples: Vec<Vec<Part>>,
}

/// A module of the root, as far as the root knows it.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its name.
    pub name: Code,
    /// The attribute that gates it. None where it is always there.
    pub gates: Vec<Code>,
    /// The attribute of a module that is there where not all who use it are.
    pub idle: Vec<Code>,
}
