//! The spec language: a mirror of the YAML, one to one.
//!
//! This module is pure data without a method, and its documentation is the reference of the language:
//! the JSON Schema that `clientwright schema` prints is made from it.
//! What is written here says how a spec looks, not whether it makes sense; that is the work of `check`.

mod browser;
mod field;
mod operation;
mod pagination;
mod types;
mod webhook;
mod whole;

pub use browser::{Outcome, Page, PageExample, Parameter, Redirect, RedirectExample};
pub use field::{Field, Number, Scalar, Style};
pub use operation::{
    Callers, Content, Encoding, Example, Include, Level, Method, Operation, Stability, Success,
};
pub use pagination::{Cursor, PageNumber, Pagination};
pub use types::{EnumValue, JsonType, MoreOfEnumValue, Text, Type, Variant};
pub use webhook::{Signature, SignatureEncoding, Webhook, WebhookContent, WebhookExample};
pub use whole::{Auth, Body, Crate, DataCenter, DataCenters, ErrorStatus, Key};

use crate::yaml::Map;
use schemars::JsonSchema;
use serde::Deserialize;

/// One file of a spec.
///
/// All files of a spec have this form, and the spec is what they say together.
/// By custom the main file says what all pages of an API share, and `operations/` holds a file per documented page.
/// Each file becomes a module of the client crate.
///
/// A folder `crate/` beside them holds what is copied into the crate as it is: licences, a change log, `examples/` of programs.
/// Its `guide.md` becomes a part of the readme, and of the first page of the crate's documentation.
///
/// A text that is called Markdown becomes documentation of the crate.
/// A link in it leads to an operation, a page, a redirect, a webhook, a type or a credential, by its name in the spec:
/// ``[`find_ships`]`` shows the name in Rust, and ``[a search][`find_ships`]`` or `[a search](find_ships)` a text of its own.
/// Or it leads to a whole URL: `[the harbour](https://harbour.example.com)`.
/// One that leads nowhere is a mistake; where brackets are no link, write `\[`.
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
    /// Fields that several objects, queries, headers or bodies have, from a name of your choice: `include` puts them there.
    pub groups: Map<Map<Field>>,
    /// Requests that the API sends to a URL of the application.
    pub webhooks: Map<Webhook>,
    /// The types that the rest of the spec names.
    pub types: Map<Type>,
}
