//! What goes through a user's browser: pages and redirects.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::Field;
use crate::schema::types_of_the_language;
use crate::yaml::Map;

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
    /// A type of the language other than `json`, or an id, a secret or an enum of `types`. A value that is none of its type
    /// is an error.
    #[serde(rename = "type")]
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub type_: String,
    /// What it is. Markdown.
    pub docs: Option<String>,
    /// The Rust name, where it shall not be derived.
    pub rust: Option<String>,
    /// Whether it may be absent.
    #[serde(default)]
    pub optional: bool,
}
