// Where requests go, how they get there, and within which limits.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use http::Request;
use http::header::{HeaderValue, USER_AGENT};

use super::bucket::Bucket;
use super::course::Course;
use super::random::random;
use super::{
    BaseUrl, CallOptions, Credential, InvalidRequest, Limits, Operation, OperationInfo,
    RequestParts, RetryPolicy, Trace, Transport,
};

/// Where requests go, how they get there, and within which limits. Cheap to clone; clones share the reserve of retries.
///
/// `T` is the kind of transport: one for async programs, or one that blocks. There is a loop for each.
pub struct Connection<T: ?Sized = dyn Transport> {
    base: BaseUrl,
    pub(super) transport: Arc<T>,
    limits: Limits,
    retry: RetryPolicy,
    bucket: Bucket,
    pub(super) random: fn() -> f64,
    user_agent: HeaderValue,
}

impl<T: ?Sized> Connection<T> {
    /// A connection with the default limits and the default policy.
    ///
    /// # Errors
    ///
    /// When the user agent cannot stand in a header.
    pub fn new(base: BaseUrl, transport: Arc<T>, user_agent: &str) -> Result<Self, InvalidRequest> {
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
                "must have no control characters",
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

    /// The request of an attempt. It is made anew for each, so that it has no credential of an earlier one.
    pub(super) fn request<C: Credential>(
        &self,
        call: &Call<'_>,
        credential: &C,
    ) -> Result<Request<Bytes>, InvalidRequest> {
        let mut request = call.parts.to_http(call.info, &self.base)?;
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, self.user_agent.clone());
        call.options.apply(headers);
        credential.authorize(&mut request)?;
        Ok(request)
    }

    /// The course of a call that begins now.
    pub(super) fn course(&self, call: &Call<'_>, now: Instant) -> Course {
        let policy = call.options.policy(self.retry);
        let limits = call.options.limits(self.limits);
        Course::new(
            policy,
            limits,
            call.info.repeatable,
            self.bucket.clone(),
            now,
        )
    }

    /// What is told about a call.
    pub(super) fn trace(&self, call: &Call<'_>) -> Trace {
        Trace::new(call.info, &self.base)
    }
}

/// What all attempts of a call have in common.
pub(super) struct Call<'c> {
    pub(super) parts: &'c RequestParts,
    pub(super) info: &'c OperationInfo,
    pub(super) options: &'c CallOptions,
}

impl<T: ?Sized> Clone for Connection<T> {
    fn clone(&self) -> Self {
        Self {
            base: self.base.clone(),
            transport: self.transport.clone(),
            limits: self.limits,
            retry: self.retry,
            bucket: self.bucket.clone(),
            random: self.random,
            user_agent: self.user_agent.clone(),
        }
    }
}

impl<T: ?Sized> fmt::Debug for Connection<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("base", &self.base)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .field("user_agent", &self.user_agent)
            .finish_non_exhaustive()
    }
}
