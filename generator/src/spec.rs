//! The spec language: a mirror of the YAML, one to one.
//!
//! This module is pure data without a method, and its documentation is the reference of the language:
//! the JSON Schema that `clientwright schema` prints is made from it.
//! What is written here says how a spec looks, not whether it makes sense; that is the work of `check`.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::yaml::Map;

/// One file of a spec.
///
/// All files of a spec have this form, and the spec is what they say together.
/// By custom the main file says what all pages of an API share, and `operations/` holds a file per documented page.
/// Each file becomes a module of the client crate.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Spec {
    /// The crate to make. Stands in one file only.
    #[serde(rename = "crate")]
    pub krate: Option<Crate>,
    /// Headers that are sent with every request, beside the credential and the user agent, from name to value.
    pub headers: Map<String>,
    /// The installations of the API. Stands in one file only.
    pub data_centers: Option<DataCenters>,
    /// The credentials that operations ask for. Each gives a handle, from its name: `account` gives `client.account(…)`.
    pub auth: Map<Auth>,
    /// The statuses that an error can have, and what they mean, from a name of your choice.
    pub errors: Map<ErrorStatus>,
    /// The calls of the API, from a name that is a verb: `create_link_token`.
    pub operations: Map<Operation>,
    /// URLs that are built and never called: pages that a user's browser is sent to.
    pub pages: Map<Page>,
    /// What a browser brings back to a URL of the application.
    pub redirects: Map<Redirect>,
    /// The types that the rest of the spec names.
    pub types: Map<Type>,
}

/// The crate that is made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Crate {
    /// The name of the package, in lower case.
    pub name: String,
    /// The version of the package: three numbers, `1.2.3`, in quotes where YAML would read a number.
    pub version: String,
    /// One sentence for crates.io.
    pub description: String,
    /// The licence of the package, as an SPDX expression.
    pub license: String,
    /// At most five words for the search of crates.io.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Categories of crates.io.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The URL of the API's own documentation.
    pub documentation: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
}

/// The installations of the API. A client is made for one of them; there is no default.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataCenters {
    /// What a data center is to a user of this API. Markdown.
    pub docs: Option<String>,
    /// The URL of the API's own documentation of its data centers.
    pub documentation: Option<String>,
    /// The roles that hosts have, from name to description. Operations are sent to the first; a page names its own.
    pub hosts: Map<String>,
    /// The data centers, from id.
    pub ids: Map<DataCenter>,
}

/// One installation of the API.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataCenter {
    /// What it is called, such as `United Kingdom`.
    pub name: String,
    /// Its host for each role, such as `api-uk.cronofy.com`: no scheme, no path.
    pub hosts: Map<String>,
}

/// A credential.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// The type of the token, a `text: secret` of `types`, that goes into `Authorization: Bearer …`.
    pub bearer: String,
    /// Whom the credential stands for: the documentation of the handle. Markdown.
    pub docs: Option<String>,
}

/// A status that an error can have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorStatus {
    /// The number, from 400 to 599.
    pub status: u16,
    /// What it means, and what an application should do. Markdown.
    pub docs: Option<String>,
    /// What the body says, where that is known. A body that is empty or of another shape is no further error.
    pub body: Option<Body>,
}

/// A JSON body that is received.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The key of the JSON object that holds the value. Without it the body as a whole is the value.
    pub envelope: Option<String>,
    /// The type of the value: see `type` of a field.
    #[serde(rename = "type")]
    pub type_: String,
}

/// One call of the API.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// What it does, for an application developer; the first paragraph is one sentence. Markdown.
    pub docs: String,
    /// The URL of the page of the API's own documentation.
    pub documentation: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// How far the operation can be relied on, where it is not stable.
    pub stability: Option<Stability>,
    /// The plan that a customer of the API needs.
    pub plan: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path, from the root of the host.
    pub path: String,
    /// The credential, one of `auth`.
    pub auth: String,
    /// The fields of the JSON body. Without them the request has no body.
    #[serde(default)]
    pub body: Map<Field>,
    /// What a successful answer holds.
    pub responses: Responses,
    /// What the browser brings back at the end of the flow that this call begins: one of `redirects`.
    pub redirect: Option<String>,
    /// Documented calls. Each is shown in the docs, run as a test, and an answer of the test double.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// How far an operation can be relied on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stability {
    /// The level.
    pub level: Level,
    /// What follows from it, such as how to get access. Markdown.
    pub docs: Option<String>,
}

/// The levels of stability below stable.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// May change or go.
    Alpha,
    /// The interface is fixed, the service is being watched.
    Beta,
}

/// The HTTP methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Fetches something.
    Get,
    /// Makes or does something.
    Post,
    /// Puts something in its place.
    Put,
    /// Changes a part of something.
    Patch,
    /// Removes something.
    Delete,
}

/// The answers of an operation, from status. Errors stand in `errors`, since they are the same for all operations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Responses {
    /// The answer for any status from 200 to 299.
    #[serde(rename = "2xx")]
    pub success: Body,
}

/// A field of a JSON object, or a parameter of a query.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `string`, `uri`, `boolean`, `integer`, `float`, a name of `types`, `list of …` or `map of …`.
    #[serde(rename = "type")]
    pub type_: String,
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// Whether it may be absent. An absent field is left out; it is not null.
    #[serde(default)]
    pub optional: bool,
    /// The one value that it has. Such a field is sent and compared, and does not show in the Rust type.
    pub constant: Option<Scalar>,
    /// The least number of items of a list. Checked before anything is sent, never on answers.
    pub min_items: Option<usize>,
    /// The least number of characters of a text. Checked before anything is sent, never on answers.
    pub min_length: Option<usize>,
}

/// The value of a constant.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "a constant is a text, an integer, `true` or `false`"
)]
pub enum Scalar {
    /// True or false.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
}

/// A documented call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name, among the examples of the operation.
    pub name: String,
    /// What it shows. Markdown.
    pub docs: Option<String>,
    /// The JSON body that is sent, by field.
    #[serde(default)]
    pub request: Map<Value>,
    /// The status of the answer. 200 when it is left out.
    pub status: Option<u16>,
    /// The whole JSON body of the answer.
    pub response: Value,
}

/// A URL that is built and never called.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// What a user sees and does there. Markdown.
    pub docs: String,
    /// The URL of the page of the API's own documentation.
    pub documentation: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// The role of the host, one of `data_centers.hosts`.
    pub host: String,
    /// The path, from the root of the host.
    pub path: String,
    /// The parameters of the query, in their order. A list stands in one parameter, its items separated by spaces.
    pub query: Map<Field>,
    /// What the browser brings back: one of `redirects`.
    pub redirect: Option<String>,
    /// Documented URLs. Each is shown in the docs and run as a test.
    #[serde(default)]
    pub examples: Vec<PageExample>,
}

/// A documented URL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageExample {
    /// The parameters of the query that are not constant.
    pub query: Map<Value>,
    /// The path and the query of the URL that they give.
    pub url: String,
}

/// What a browser brings back to a URL of the application, as the parameters of its query.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// At the end of which flow it comes, and how far it can be trusted. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// The parameter that has to come back as it was sent.
    pub verify: Option<String>,
    /// The ways in which the flow can end, from name.
    pub outcomes: Map<Outcome>,
    /// Documented URLs. Each is run as a test.
    #[serde(default)]
    pub examples: Vec<RedirectExample>,
}

/// A documented URL that a browser comes back to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedirectExample {
    /// The outcome that it stands for.
    pub outcome: String,
    /// The URL.
    pub url: String,
    /// The value of the parameter to verify, as it was sent. Needed where the redirect has one.
    pub verify: Option<String>,
}

/// One way in which a flow can end.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What it means. Markdown.
    pub docs: Option<String>,
    /// The parameter whose presence decides for this outcome. One outcome may do without: it holds when no other one does.
    pub when: Option<String>,
    /// The parameters that it brings, from their names in the query.
    #[serde(default)]
    pub parameters: Map<Parameter>,
}

/// A parameter that a browser brings back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// `string`, or an id, a secret or an enum of `types`.
    #[serde(rename = "type")]
    pub type_: String,
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// Whether it may be absent.
    #[serde(default)]
    pub optional: bool,
}

/// A type, of exactly one kind: `text`, `enum`, `object` or `union`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// A text with a type of its own.
    pub text: Option<Text>,
    /// A text of which some values are known, from value to what it means. Others are kept as they are.
    #[serde(rename = "enum")]
    pub values: Option<Map<String>>,
    /// A JSON object, from key to field.
    pub object: Option<Map<Field>>,
    /// A JSON object of one of several shapes, told apart by a key that only one of them has.
    pub union: Option<Map<Variant>>,
}

/// The kinds of texts with a type of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// An opaque id. It is not validated.
    Id,
    /// A secret. It is never printed, and wiped from memory when it is dropped.
    Secret,
}

/// One shape of a union.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// When it comes, and what it means. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// The key that decides: it is there and not null in this shape, and in no other. One of `fields`.
    pub when: String,
    /// The fields of this shape, from key.
    pub fields: Map<Field>,
}
