// Calls without an async runtime: a second loop over the same decisions.

use std::thread;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::{Request, Response};

use super::connection::Call;
use super::course::{Course, Next};
use super::{
    Answered, CallOptions, Connection, Credential, Error, HttpResponse, InvalidRequest, Keys,
    Limits, Operation, RequestParts, Supplied, Trace, TransportError,
};

/// What carries a request to the other side and brings the answer back, while the thread waits.
///
/// It does what the [`Transport`](super::Transport) of async programs does, and has to observe [`Limits`] itself:
/// nobody can interrupt a thread that waits, so the caller holds it to the sizes only.
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends a request once and reads the whole answer. See [`Transport::send`](super::Transport::send).
    ///
    /// # Errors
    ///
    /// When there is no whole answer.
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError>;

    /// Waits.
    fn sleep(&self, time: Duration) {
        thread::sleep(time);
    }

    /// The clock that measures how long a call takes, and that [`sleep`](BlockingTransport::sleep) goes by.
    fn now(&self) -> Instant {
        Instant::now()
    }

    /// The date, which the header `Retry-After` may name.
    fn date(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// Where credentials come from that change, for calls that block.
///
/// When it is asked, and what for, is told at the [`CredentialSource`](super::CredentialSource) of async programs.
pub trait BlockingCredentialSource<C>: Send + Sync + 'static {
    /// The current credential, or another one in place of `rejected`.
    ///
    /// # Errors
    ///
    /// When there is none; the call then ends with [`Error::Credential`].
    fn credential(&self, rejected: Option<&C>) -> Supplied<C>;
}

/// The credentials of a handle whose calls block.
pub type BlockingKeys<C> = Keys<C, dyn BlockingCredentialSource<C>>;

impl Connection<dyn BlockingTransport> {
    /// Sends an operation and reads its answer.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn send<O: Operation<Auth: From<C>>, C: Credential>(
        &self,
        operation: &O,
        keys: &BlockingKeys<C>,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.call::<O, C, _>(options.parts(operation), keys, options, O::from_http)
    }

    /// The same, and keeps the answer as it came.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn send_raw<O: Operation<Auth: From<C>>, C: Credential>(
        &self,
        operation: &O,
        keys: &BlockingKeys<C>,
        options: CallOptions,
    ) -> Result<Answered<O::Output>, Error> {
        self.call::<O, C, _>(
            options.parts(operation),
            keys,
            options,
            Answered::from_http::<O>,
        )
    }

    pub(super) fn call<O: Operation, C: Credential, T>(
        &self,
        parts: Result<RequestParts, InvalidRequest>,
        keys: &BlockingKeys<C>,
        options: CallOptions,
        read: fn(HttpResponse) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let call = Call {
            parts: &parts?,
            info: &O::INFO,
            options: &options,
        };
        let trace = self.trace(&call);
        let answer = trace.within(|| self.exchange(&call, keys, &trace));
        trace.end(answer, read)
    }

    /// Sends a request until there is an outcome to be content with.
    fn exchange<C: Credential>(
        &self,
        call: &Call<'_>,
        keys: &BlockingKeys<C>,
        trace: &Trace,
    ) -> Result<HttpResponse, Error> {
        let transport = &self.transport;
        let mut course = self.course(call, transport.now());
        let mut credential = ask(keys, None, &course)?;
        loop {
            let request = self.request(call, &credential);
            let request = request.map_err(|error| course.unsendable(error))?;
            let limits = course.begin(transport.now())?;
            let answer = transport.send(request, limits);
            let outcome = answer.and_then(|answer| limits.hold(answer));
            let next = course.next(&outcome, transport.now(), || transport.date(), self.random);
            trace.attempt(course.attempts(), &outcome, next);
            match next {
                Next::End => return course.end(outcome),
                Next::Retry(wait) => {
                    transport.sleep(wait);
                    credential = ask(keys, None, &course)?;
                }
                Next::Renew => match ask(keys, Some(&credential), &course)? {
                    same if same == credential => return course.end(outcome),
                    other => credential = other,
                },
            }
        }
    }
}

/// The credential for the next attempt.
fn ask<C: Credential>(
    keys: &BlockingKeys<C>,
    rejected: Option<&C>,
    course: &Course,
) -> Result<C, Error> {
    match keys {
        Keys::Fixed(credential) => Ok(credential.clone()),
        Keys::Source(source) => course.supplied(Some(source.credential(rejected))),
    }
}
