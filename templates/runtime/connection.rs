// The one loop that sends and waits.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use http::header::{HeaderValue, USER_AGENT};
use http::{Request, Response};

use super::bucket::Bucket;
use super::course::{Course, Outcome};
use super::random::random;
use super::{
    BaseUrl, CallOptions, Error, InvalidRequest, Limits, Operation, RetryPolicy, Sent, Transport,
    TransportError, TransportErrorKind, Truncated,
};

/// Where requests go, how they get there, and within which limits. Cheap to clone; clones share the reserve of retries.
#[derive(Clone)]
pub struct Connection {
    base: BaseUrl,
    transport: Arc<dyn Transport>,
    limits: Limits,
    retry: RetryPolicy,
    bucket: Bucket,
    random: fn() -> f64,
    user_agent: HeaderValue,
}

impl Connection {
    /// A connection with the default limits and the default policy.
    ///
    /// # Errors
    ///
    /// When the user agent cannot stand in a header.
    pub fn new(
        base: BaseUrl,
        transport: Arc<dyn Transport>,
        user_agent: &str,
    ) -> Result<Self, InvalidRequest> {
        match HeaderValue::from_str(user_agent) {
            Ok(user_agent) => Ok(Self {
                base,
                transport,
                limits: Limits::default(),
                retry: RetryPolicy::default(),
                bucket: Bucket::default(),
                random,
                user_agent,
            }),
            Err(_) => Err(InvalidRequest::new(
                "user_agent",
                "must be visible ASCII characters and spaces only",
            )),
        }
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same with another policy.
    #[must_use]
    pub fn with_retry(self, retry: RetryPolicy) -> Self {
        Self { retry, ..self }
    }

    /// The same with another source of numbers from 0 to 1, without 1.
    #[must_use]
    pub fn with_random(self, random: fn() -> f64) -> Self {
        Self { random, ..self }
    }

    /// Sends an operation and reads its answer.
    ///
    /// The same as [`send_with`](Connection::send_with) without options.
    pub fn send<'a, O: Operation>(
        &'a self,
        operation: &O,
        credential: &O::Auth,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send + use<'a, O> {
        self.send_with(operation, credential, CallOptions::default())
    }

    /// Sends an operation and reads its answer, with options for this call alone.
    ///
    /// The request is made at once, so the future holds neither the operation nor the credential.
    pub fn send_with<'a, O: Operation>(
        &'a self,
        operation: &O,
        credential: &O::Auth,
        options: CallOptions,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send + use<'a, O> {
        let request = operation.to_http(&self.base, credential);
        async move {
            let answer = self.exchange(request?, O::INFO.repeatable, options);
            O::from_http(answer.await?)
        }
    }

    /// Sends a request until there is an outcome to be content with: the one loop that sends and waits.
    async fn exchange(
        &self,
        mut request: Request<Bytes>,
        repeatable: bool,
        options: CallOptions,
    ) -> Outcome {
        let transport = &self.transport;
        let user_agent = self.user_agent.clone();
        request.headers_mut().insert(USER_AGENT, user_agent);
        options.apply(request.headers_mut());
        let (policy, limits) = (options.policy(self.retry), options.limits(self.limits));
        let bucket = self.bucket.clone();
        let mut course = Course::new(policy, limits, repeatable, bucket, transport.now());
        loop {
            let limits = course.limits(transport.now());
            let outcome = self.attempt(request.clone(), limits).await;
            let (now, date) = (transport.now(), transport.date());
            match course.next(&outcome, now, date, (self.random)()) {
                Some(wait) => transport.sleep(wait).await,
                None => return course.end(outcome),
            }
        }
    }

    /// Sends a request once, within the limits.
    async fn attempt(&self, request: Request<Bytes>, limits: Limits) -> Outcome {
        let answer = self.transport.send(request, limits);
        let time_up = self.transport.sleep(limits.attempt);
        match first(answer, time_up).await {
            Some(answer) => within(limits, answer?),
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

/// Holds a transport that did not look at the limits to them.
fn within(limits: Limits, mut response: Response<Bytes>) -> Outcome {
    let length = response.body().len();
    match response.status().is_success() {
        true if length > limits.max_body => Err(TransportError::new(
            TransportErrorKind::TooLarge,
            Sent::Maybe,
        )),
        false if length > limits.max_error_body => {
            response.body_mut().truncate(limits.max_error_body);
            response.extensions_mut().insert(Truncated);
            Ok(response)
        }
        _ => Ok(response),
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("base", &self.base)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .field("user_agent", &self.user_agent)
            .finish_non_exhaustive()
    }
}
