//! What all pages of an API share.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::schema::types_of_the_language;
use crate::yaml::Map;

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
    /// Whether each file with operations becomes a cargo feature of its name, `link-tokens` for `link_tokens.yaml`, so that an
    /// application compiles what it uses. By default all are on: the feature `all-operations` turns them on together.
    #[serde(default)]
    pub feature_per_file: bool,
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

/// A credential, of exactly one kind: `bearer`, `header`, `query`, `basic` or `client`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// The type of the token, a `text: secret` of `types`, that goes into `Authorization: Bearer …`.
    pub bearer: Option<String>,
    /// A key that goes into a header of its own.
    pub header: Option<Key>,
    /// A key that goes into a parameter of the query.
    pub query: Option<Key>,
    /// A name and a password, which go into `Authorization: Basic …`, when it is `true`.
    #[serde(default)]
    pub basic: bool,
    /// A client id and a client secret, which join the body as `client_id` and `client_secret`, when it is `true`.
    /// The operation has a body that is a JSON object or a form.
    #[serde(default)]
    pub client: bool,
    /// Whom the credential stands for: the documentation of the handle. Markdown.
    pub docs: Option<String>,
}

/// A key that shows who is calling.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The name of the header or of the parameter.
    pub name: String,
    /// The type of the key, a `text: secret` of `types`.
    #[serde(rename = "type")]
    pub type_: String,
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
    #[schemars(extend("defaultSnippets" = types_of_the_language()))]
    pub type_: String,
}
