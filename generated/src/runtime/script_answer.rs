// What a script answers with.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use super::answerable::Answerable;
use super::course::Outcome;
use super::parameter::Parameter;
use super::recorded_request::RecordedRequest;
use super::{Decoded, Limits, Operation, OperationInfo, Sent, TransportError, TransportErrorKind};

/// What a `Script` answers with: a response, or a failure of the transport. `Debug` shows all of it.
#[derive(Clone, Debug)]
pub struct Answer {
    part: Part,
    only: Option<OperationInfo>,
}

#[derive(Clone, Debug)]
enum Part {
    Response {
        status: u16,
        headers: Vec<(String, String)>,
        body: Bytes,
    },
    Failure(TransportErrorKind, Sent),
    /// It cannot be played, and why.
    Unplayable(String),
}

impl Answer {
    /// An answer that says success and holds this value, as `Answer::to::<GetLamp>(lamp)`. It is for that operation only.
    ///
    /// The client reads the value from it as it would from a real answer.
    pub fn to<O: Answerable>(value: impl Into<O::Output>) -> Self {
        let answer = O::answer_of(&value.into());
        let answer = match answer.reading::<O>() {
            Some(Err(problem)) => {
                Self::unplayable(&format!("no answer can hold this value: {problem}"))
            }
            _ => answer,
        };
        answer.only_for::<O>()
    }

    /// A body, whatever it is, without headers.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self::unbound(Part::Response {
            status,
            headers: Vec::new(),
            body: body.into(),
        })
    }

    /// A JSON text as the body.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, body).header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// A value as the JSON of the body, in the field that `envelope` names, or else as all of it.
    pub fn of(status: u16, envelope: Option<&'static str>, value: &impl Serialize) -> Self {
        let text = match envelope {
            Some(name) => serde_json::to_vec(&BTreeMap::from([(name, value)])),
            None => serde_json::to_vec(value),
        };
        match text {
            Ok(text) => Self::json(status, text),
            Err(error) => Self::unplayable(&error),
        }
    }

    /// No body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, Bytes::new())
    }

    /// A page of HTML with status 200, such as a proxy may put in the place of an answer.
    pub fn garbage() -> Self {
        let page = "<!DOCTYPE html><html><body>Be back soon.</body></html>";
        Self::new(200, page).header(CONTENT_TYPE.as_str(), "text/html")
    }

    /// No connection comes about, so nothing is sent.
    pub fn unreachable() -> Self {
        Self::failure(TransportErrorKind::Connect, Sent::Never)
    }

    /// The connection ends after the request was sent. Nobody knows whether it took effect.
    pub fn lost() -> Self {
        Self::failure(TransportErrorKind::Interrupted, Sent::Maybe)
    }

    /// No answer comes in the time that an attempt may take. The script's clock moves on by that time.
    pub fn timeout() -> Self {
        Self::failure(TransportErrorKind::Timeout, Sent::Maybe)
    }

    /// Another failure of the transport.
    pub fn failure(kind: TransportErrorKind, sent: Sent) -> Self {
        Self::unbound(Part::Failure(kind, sent))
    }

    /// Adds a header to a response. A content type takes the place of the one that was there.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let is_type = |name: &str| name.eq_ignore_ascii_case(CONTENT_TYPE.as_str());
        if let Part::Response { headers, .. } = &mut self.part {
            headers.retain(|(other, _)| !(is_type(name) && is_type(other)));
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Adds a header, if there is a value.
    #[must_use]
    pub(in super::super) fn header_of(self, name: &str, value: Option<&impl Parameter>) -> Self {
        match value {
            Some(value) => self.header(name, &value.text()),
            None => self,
        }
    }

    /// Leaves the second half of the body out.
    #[must_use]
    pub fn truncated(mut self) -> Self {
        if let Part::Response { body, .. } = &mut self.part {
            body.truncate(body.len() / 2);
        }
        self
    }

    /// Keeps the answer for requests of one operation.
    #[must_use]
    pub fn only_for<O: Operation>(self) -> Self {
        Self {
            only: Some(O::INFO),
            ..self
        }
    }

    /// An answer that a script cannot play, and why.
    pub(super) fn unplayable(why: &impl ToString) -> Self {
        Self::unbound(Part::Unplayable(why.to_string()))
    }

    fn unbound(part: Part) -> Self {
        Self { part, only: None }
    }

    /// Whether it may be played to this request.
    pub(super) fn fits(&self, request: &RecordedRequest) -> bool {
        self.only.as_ref().is_none_or(|info| request.is_call(info))
    }

    /// How long it takes to come.
    pub(super) fn takes(&self, limits: Limits) -> Duration {
        match self.part {
            Part::Failure(TransportErrorKind::Timeout, Sent::Maybe) => limits.attempt,
            Part::Failure(TransportErrorKind::Timeout, Sent::Never) => limits.connect,
            _ => Duration::ZERO,
        }
    }

    /// What an operation reads from it, if it is a response.
    fn reading<O: Operation>(&self) -> Option<Decoded<O::Output>> {
        let response = self.clone().play().ok()?.ok()?;
        Some(O::answer(&response))
    }

    /// What comes of it, or why it cannot be played.
    pub(super) fn play(self) -> Result<Outcome, String> {
        match self.part {
            Part::Response {
                status,
                headers,
                body,
            } => {
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                response
                    .body(body)
                    .map(Ok)
                    .map_err(|error| error.to_string())
            }
            Part::Failure(kind, sent) => Ok(Err(TransportError::new(kind, sent))),
            Part::Unplayable(why) => Err(why),
        }
    }

    /// What it is, in a few words.
    pub(super) fn title(&self) -> String {
        let part = match &self.part {
            Part::Response { status, .. } => format!("status {status}"),
            Part::Failure(kind, _) => format!("failure `{kind:?}`"),
            Part::Unplayable(_) => "one that cannot be played".to_owned(),
        };
        match &self.only {
            Some(info) => format!("{part} for `{}`", info.name),
            None => part,
        }
    }
}
