// The loop that sends and waits.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use bytes::Bytes;
use http::Request;

use super::connection::Call;
use super::course::{Course, Next, Outcome};
use super::{
    Answered, CallOptions, Connection, Credential, Error, HttpResponse, InvalidRequest, Keys,
    Limits, Operation, RequestParts, Sent, Supplied, Trace, Transport, TransportError,
    TransportErrorKind,
};

impl Connection<dyn Transport> {
    /// Sends an operation and reads its answer.
    ///
    /// The request is made at once, so the future does not hold the operation.
    pub fn send<'a, O: Operation<Auth: From<C>>, C: Credential>(
        &'a self,
        operation: &O,
        keys: &'a Keys<C>,
        options: CallOptions,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send + use<'a, O, C> {
        self.call::<O, C, _>(options.parts(operation), keys, options, O::from_http)
    }

    /// The same, and keeps the answer as it came.
    pub fn send_raw<'a, O: Operation<Auth: From<C>>, C: Credential>(
        &'a self,
        operation: &O,
        keys: &'a Keys<C>,
        options: CallOptions,
    ) -> impl Future<Output = Result<Answered<O::Output>, Error>> + Send + use<'a, O, C> {
        self.call::<O, C, _>(
            options.parts(operation),
            keys,
            options,
            Answered::from_http::<O>,
        )
    }

    #[expect(
        clippy::manual_async_fn,
        reason = "an async function moves its arguments once more when it is first polled"
    )]
    pub(super) fn call<'a, O: Operation, C: Credential, T>(
        &'a self,
        parts: Result<RequestParts, InvalidRequest>,
        keys: &'a Keys<C>,
        options: CallOptions,
        read: fn(HttpResponse) -> Result<T, Error>,
    ) -> impl Future<Output = Result<T, Error>> + Send + use<'a, O, C, T> {
        async move {
            let call = Call {
                parts: &parts?,
                info: &O::INFO,
                options: &options,
            };
            let trace = self.trace(&call);
            let answer = trace.follow(self.exchange(&call, keys, &trace)).await;
            trace.end(answer, read)
        }
    }

    /// Sends a request until there is an outcome to be content with.
    async fn exchange<C: Credential>(
        &self,
        call: &Call<'_>,
        keys: &Keys<C>,
        trace: &Trace,
    ) -> Result<HttpResponse, Error> {
        let transport = &self.transport;
        let mut course = self.course(call, transport.now());
        let mut credential = self.ask(keys, None, &course).await?;
        loop {
            let request = self.request(call, &credential);
            let request = request.map_err(|error| course.unsendable(error))?;
            let limits = course.begin(transport.now())?;
            let outcome = self.attempt(request, limits).await;
            let next = course.next(&outcome, transport.now(), || transport.date(), self.random);
            trace.attempt(course.attempts(), &outcome, next);
            match next {
                Next::End => return course.end(outcome),
                Next::Retry(wait) => {
                    transport.sleep(wait).await;
                    credential = self.ask(keys, None, &course).await?;
                }
                Next::Renew => match self.ask(keys, Some(&credential), &course).await? {
                    same if same == credential => return course.end(outcome),
                    other => credential = other,
                },
            }
        }
    }

    /// The credential for the next attempt, within the time that is left.
    async fn ask<C: Credential>(
        &self,
        keys: &Keys<C>,
        rejected: Option<&C>,
        course: &Course,
    ) -> Result<C, Error> {
        let supplied: Option<Supplied<C>> = match keys {
            Keys::Fixed(credential) => return Ok(credential.clone()),
            Keys::Source(source) => {
                let time_up = self.transport.time_up(course.left(self.transport.now()));
                first(source.credential(rejected), time_up).await
            }
        };
        course.supplied(supplied)
    }

    /// Sends a request once, within the limits.
    async fn attempt(&self, request: Request<Bytes>, limits: Limits) -> Outcome {
        let answer = self.transport.send(request, limits);
        let time_up = self.transport.time_up(limits.attempt);
        match first(answer, time_up).await {
            Some(answer) => limits.hold(answer?),
            None => Err(TransportError::new(
                TransportErrorKind::Timeout,
                Sent::Maybe,
            )),
        }
    }
}

/// What `future` gives, or nothing when `time_up` comes first.
pub(super) async fn first<T>(
    future: impl Future<Output = T>,
    time_up: impl Future<Output = ()>,
) -> Option<T> {
    let (mut future, mut time_up) = (pin!(future), pin!(time_up));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => time_up.as_mut().poll(context).map(|()| None),
    })
    .await
}
