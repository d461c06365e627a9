// Going from page to page.

use super::walk::{Paged, Walk};
use super::{
    BlockingKeys, BlockingTransport, CallOptions, Connection, Error, Keys, Operation, Transport,
};

/// The pages of an operation, one call for each: see `pages` of a handle.
pub struct Pages<O: Operation> {
    connection: Connection<dyn Transport>,
    keys: Keys<O::Auth>,
    options: CallOptions,
    walk: Walk<O>,
}

impl<O: Paged> Pages<O> {
    /// The pages that begin with this request.
    pub(in super::super) fn new(
        connection: Connection<dyn Transport>,
        keys: Keys<O::Auth>,
        options: CallOptions,
        request: O,
    ) -> Self {
        let parts = options.parts(&request);
        let walk = Walk::new(request, parts);
        Self {
            connection,
            keys,
            options,
            walk,
        }
    }

    /// The next page, and nothing after the last one and after an error.
    ///
    /// Dropping the future gives the call up; the next one asks for the same page.
    ///
    /// # Errors
    ///
    /// Those of a call. [`Error::InvalidRequest`] as well when a page leads to another host, to which no credential is
    /// sent, or back to one that came already.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error>> {
        let (parts, options) = (self.walk.next()?, self.options.clone());
        let call = self
            .connection
            .call::<O, _>(parts, &self.keys, options, O::from_http);
        let page = call.await;
        self.walk.turn(&page);
        Some(page)
    }
}

/// The pages of an operation whose calls block, one call for each: see `pages` of a handle.
///
/// Its items are those of [`Pages::next`](super::Pages::next) of async programs.
pub struct BlockingPages<O: Operation> {
    connection: Connection<dyn BlockingTransport>,
    keys: BlockingKeys<O::Auth>,
    options: CallOptions,
    walk: Walk<O>,
}

impl<O: Paged> BlockingPages<O> {
    /// The pages that begin with this request.
    pub(in super::super) fn new(
        connection: Connection<dyn BlockingTransport>,
        keys: BlockingKeys<O::Auth>,
        options: CallOptions,
        request: O,
    ) -> Self {
        let parts = options.parts(&request);
        let walk = Walk::new(request, parts);
        Self {
            connection,
            keys,
            options,
            walk,
        }
    }
}

impl<O: Paged> Iterator for BlockingPages<O> {
    type Item = Result<O::Output, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let (parts, options) = (self.walk.next()?, self.options.clone());
        let connection = &self.connection;
        let page = connection.call::<O, _>(parts, &self.keys, options, O::from_http);
        self.walk.turn(&page);
        Some(page)
    }
}

impl<O: Operation> std::fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::INFO.name)
            .finish_non_exhaustive()
    }
}

impl<O: Operation> std::fmt::Debug for BlockingPages<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BlockingPages")
            .field("operation", &O::INFO.name)
            .finish_non_exhaustive()
    }
}
