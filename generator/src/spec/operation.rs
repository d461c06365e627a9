//! Calls.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{ErrorStatus, Field, Pagination};
use crate::schema::types_of_the_language;
use crate::yaml::Map;

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
    /// Why it should no longer be used, and what takes its place. The compiler says so wherever it is used, in plain text. Markdown.
    pub deprecated: Option<String>,
    /// How far the operation can be relied on, where it is not stable.
    pub stability: Option<Stability>,
    /// The plan that a customer of the API needs.
    pub plan: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path, from the root of the host. A parameter stands in it as `{name}`.
    /// One that is all of it, a `uri`, takes a URL that came with an answer; it has to be at the host of the call.
    pub path: String,
    /// Whether a repeat does no harm, so that a call may be sent again when nobody knows whether it took effect.
    /// When it is left out, the method decides: `GET`, `PUT` and `DELETE` are repeatable, `POST` and `PATCH` are not.
    pub repeatable: Option<bool>,
    /// The credential, one of `auth`, or `none` for a call that needs none. Several in a list where any of them will do.
    pub auth: Callers,
    /// The parameters of the path, by the names that they have in it.
    #[serde(default)]
    pub parameters: Map<Field>,
    /// The parameters of the query, in their order.
    #[serde(default)]
    pub query: Map<Field>,
    /// The headers of this call, beside those of all calls.
    #[serde(default)]
    pub headers: Map<Field>,
    /// The fields of the body. Without them the request has no body.
    #[serde(default)]
    pub body: Map<Field>,
    /// Groups of fields that the request has as well, after its own.
    #[serde(default)]
    pub include: Include,
    /// How the body is written. `json` when it is left out.
    pub encoding: Option<Encoding>,
    /// The content type of a body that is sent as it is. When it is left out, `text/plain; charset=utf-8` for a text, and
    /// `application/octet-stream` for bytes.
    pub content_type: Option<String>,
    /// What successful answers hold, from status: `2xx`, or one from `200` to `299`; `2xx` beside others is the rest.
    /// Where there is more than one, the answer is an enum with a variant for each.
    pub responses: Map<Success>,
    /// Errors of this operation alone, beside those of all. One that has the status of a shared error takes its place here.
    #[serde(default)]
    pub errors: Map<ErrorStatus>,
    /// How its answers lead from page to page, where they come in pages.
    pub pagination: Option<Pagination>,
    /// What the browser brings back at the end of the flow that this call begins: one of `redirects`.
    pub redirect: Option<String>,
    /// Documented calls. Each is shown in the docs, run as a test, and an answer of the test double.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// Who can make a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "the `auth` of an operation is the name of a credential, or a list of such names"
)]
pub enum Callers {
    /// Whoever has this credential.
    One(String),
    /// Whoever has one of these.
    Several(Vec<String>),
}

/// Groups of fields, by where in a request they stand.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Include {
    /// Those in the query.
    pub query: Vec<String>,
    /// Those among the headers.
    pub headers: Vec<String>,
    /// Those in the body.
    pub body: Vec<String>,
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
    /// Not released yet, so that it may still change.
    Prerelease,
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

/// How the fields of a body are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// As a JSON object.
    Json,
    /// As the parameters of a query are: `a=1&b=2`.
    Form,
    /// As the parts of `multipart/form-data`. Here a field can be an `upload`, a file, or a list of them.
    Multipart,
    /// As JSON, where the body is not an object of these fields but the value of the only one, such as a list or a union.
    Value,
    /// As it is: the only field of the body, a single value.
    Text,
    /// As it is: the only field of the body, of the type `bytes`.
    Bytes,
}

/// What a successful answer holds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Success {
    /// What the body is. `json` when it is left out.
    pub content: Option<Content>,
    /// The key of the JSON object that holds the value. Without it the body as a whole is the value.
    pub envelope: Option<String>,
    /// The type of the value: see `type` of a field. Where `content` is `text` or `bytes`, that is the type, and none stands
    /// here. A body of JSON without it is not read, since there is none or it says nothing.
    #[serde(rename = "type")]
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub type_: Option<String>,
    /// When such an answer comes, and what it means. Markdown.
    pub docs: Option<String>,
    /// Headers that are part of the answer. With them it is a struct that has a field for each, and `body`.
    #[serde(default)]
    pub headers: Map<Field>,
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// JSON.
    Json,
    /// A text in UTF-8.
    Text,
    /// Bytes of any kind.
    Bytes,
    /// A form: `a=1&b=x+y`. Its `type` is an object of single values and lists; a list that may be empty is `optional`.
    Form,
    /// `multipart/form-data`. Its `type` is an object as for a form, whose fields can be an `upload`, or a list of them, as well.
    Multipart,
}

/// A documented call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name, among the examples of the operation.
    pub name: String,
    /// What it shows. Markdown.
    pub docs: Option<String>,
    /// The parameters of the path.
    #[serde(default)]
    pub parameters: Map<Value>,
    /// The parameters of the query.
    #[serde(default)]
    pub query: Map<Value>,
    /// The headers of the call.
    #[serde(default)]
    pub headers: Map<Value>,
    /// Path and query of the request, as they are documented.
    pub url: Option<String>,
    /// The body that is sent, by field, as JSON whatever its encoding is. A file, an `upload`, is a mapping of `file_name`,
    /// `media_type` and `content`, a text.
    #[serde(default)]
    pub request: Map<Value>,
    /// The status of the answer. When it is left out, the first of `responses`, where 200 stands for `2xx`.
    pub status: Option<u16>,
    /// The headers of the answer, as far as they are part of it.
    #[serde(default)]
    pub response_headers: Map<Value>,
    /// The whole body of the answer: JSON, and so is a form or one in parts, with files as in a request, where an empty
    /// `file_name` stands for none; or a text where the answer is one. It is left out where no body is read.
    pub response: Option<Value>,
}
