// Going from page to page.

use super::walk::{Paged, Walk};
use super::{
    BlockingCredentialSource, BlockingTransport, CallOptions, Connection, Credential,
    CredentialSource, Error, Keys, Operation, Transport,
};

/// The pages of an operation, one call for each: see `pages` of a handle.
///
/// `C` is the credential of the handle, `T` and `S` are what carries a request and where credentials come from.
pub struct Pages<
    O: Operation,
    C = <O as Operation>::Auth,
    T: ?Sized = dyn Transport,
    S: ?Sized = dyn CredentialSource<C>,
> {
    connection: Connection<T>,
    keys: Keys<C, S>,
    options: CallOptions,
    walk: Walk<O>,
}

/// The pages of an operation whose calls block, one call for each: see `pages` of a handle.
///
/// Its items are those of [`Pages::next`](super::Pages::next) of async programs.
pub type BlockingPages<O, C = <O as Operation>::Auth> =
    Pages<O, C, dyn BlockingTransport, dyn BlockingCredentialSource<C>>;

impl<O: Paged, C, T: ?Sized, S: ?Sized> Pages<O, C, T, S> {
    /// The pages that begin with this request.
    pub(in super::super) fn new(
        connection: Connection<T>,
        keys: Keys<C, S>,
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

impl<O: Paged, C: Credential> Pages<O, C> {
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
        let connection = &self.connection;
        let call = connection.call::<O, C, _>(parts, &self.keys, options, O::from_http);
        let page = call.await;
        self.walk.turn(&page);
        Some(page)
    }
}

impl<O: Paged, C: Credential> Iterator for BlockingPages<O, C> {
    type Item = Result<O::Output, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let (parts, options) = (self.walk.next()?, self.options.clone());
        let connection = &self.connection;
        let page = connection.call::<O, C, _>(parts, &self.keys, options, O::from_http);
        self.walk.turn(&page);
        Some(page)
    }
}

impl<O: Operation, C, T: ?Sized, S: ?Sized> std::fmt::Debug for Pages<O, C, T, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::INFO.name)
            .finish_non_exhaustive()
    }
}
