//! Answers that come in pages.

use schemars::JsonSchema;
use serde::Deserialize;

/// How an answer leads to the page that follows, in exactly one way: `next_url`, `cursor` or `number`.
///
/// A way into the answer is told by the keys that lead to a field, with dots between them: `pages.next_page`. It leads through
/// objects only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// The way to the URL of the next page, which has to be at the host of the call.
    /// On the last page it is absent, null or empty.
    pub next_url: Option<String>,
    /// A text of the answer that is a parameter of the next request.
    pub cursor: Option<Cursor>,
    /// A number of the request that grows by one.
    pub number: Option<PageNumber>,
}

/// A text of the answer that is a parameter of the next request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The way to it. On the last page it is absent, null or empty.
    pub from: String,
    /// The parameter of the query, header or field of the body that takes it; where several have its name, the Rust name.
    pub parameter: String,
}

/// A number of the request that grows by one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// The parameter of the query, header or field of the body that it is; where several have its name, the Rust name.
    pub parameter: String,
    /// The number of the first page, where the parameter is left out. Without it, that is the default of the parameter, or else 1. It cannot be another one than the default.
    pub first: Option<i32>,
    /// The way to the list that is empty behind the last page. When it is left out, the answer itself is the list.
    pub items: Option<String>,
}
