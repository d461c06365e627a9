//! Answers that come in pages.

/// How an answer leads to the page that follows.
#[derive(Debug)]
pub(crate) enum Pagination {
    /// It has the URL.
    NextUrl(Route),
    /// It has what is a field of the next request, by number.
    Cursor(Route, usize),
    /// A field of the request, by number, grows by one from a first value, until a list is empty.
    Number(Route, usize, i32),
}

/// The way into an answer: the fields to go through.
pub(crate) type Route = Vec<Step>;

/// A field on the way.
#[derive(Debug)]
pub(crate) struct Step {
    /// Its key in JSON.
    pub(crate) key: String,
    /// Its name in Rust.
    pub(crate) name: String,
    /// How many times `Option` stands around it.
    pub(crate) options: usize,
}
