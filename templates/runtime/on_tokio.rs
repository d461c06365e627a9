// What the transports need that run on tokio. It panics where it finds no runtime, so each of these looks for one first.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use super::{BoxFuture, Sent, TransportError, TransportErrorKind};

/// A future that ends with [`TransportErrorKind::NoRuntime`] when it is polled outside of a runtime.
pub(super) fn guarded<'a, T, F>(
    exchange: impl FnOnce() -> F + Send + 'a,
) -> BoxFuture<'a, Result<T, TransportError>>
where
    T: 'a,
    F: Future<Output = Result<T, TransportError>> + Send + 'a,
{
    Box::pin(async move {
        let mut exchange = pin!(exchange());
        let mut sent = Sent::Never;
        poll_fn(move |context| match Handle::try_current() {
            Ok(_) => {
                sent = Sent::Maybe;
                exchange.as_mut().poll(context)
            }
            Err(_) => {
                let error = TransportError::new(TransportErrorKind::NoRuntime, sent);
                Poll::Ready(Err(error))
            }
        })
        .await
    })
}

/// Waits. Outside of a runtime there is no timer, and every wait is over at once.
pub(super) fn sleep(time: Duration) -> BoxFuture<'static, ()> {
    Box::pin(async move {
        if Handle::try_current().is_ok() {
            tokio::time::sleep(time).await;
        }
    })
}

/// The clock that tokio's timers go by, so that time which a test has paused stands still here too.
pub(super) fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}
