// Pages as a stream, for what works on streams.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{BoxFuture, Credential, Error, Paged, Pages};

impl<O, C> Pages<O, C>
where
    O: Paged<Output: Send> + Send + 'static,
    C: Credential,
{
    /// The same as a `Stream`. It asks for a page when it is polled, and ends after the last page and after an error.
    pub fn into_stream(
        self,
    ) -> impl Stream<Item = Result<O::Output, Error>> + Send + Unpin + use<O, C> {
        let turning = Some(turn(self));
        PageStream { turning }
    }
}

/// The turn of a page, and the pages behind it.
type Turning<O, C> = BoxFuture<
    'static,
    (
        Option<Result<<O as super::Operation>::Output, Error>>,
        Pages<O, C>,
    ),
>;

struct PageStream<O: Paged, C> {
    /// Nothing after the end.
    turning: Option<Turning<O, C>>,
}

fn turn<O, C>(mut pages: Pages<O, C>) -> Turning<O, C>
where
    O: Paged<Output: Send> + Send + 'static,
    C: Credential,
{
    Box::pin(async move {
        let page = pages.next().await;
        (page, pages)
    })
}

impl<O, C> Stream for PageStream<O, C>
where
    O: Paged<Output: Send> + Send + 'static,
    C: Credential,
{
    type Item = Result<O::Output, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = self.get_mut();
        let Some(turning) = &mut stream.turning else {
            return Poll::Ready(None);
        };
        let (page, pages) = ready!(turning.as_mut().poll(context));
        stream.turning = page.as_ref().map(|_| turn(pages));
        Poll::Ready(page)
    }
}
