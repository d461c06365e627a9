// A documented example.

use serde_json::Value;

use super::Operation;
use super::recorded_request::RecordedRequest;
use super::script_answer::Answer;

/// A documented example: a request, and the answer to it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Example<O> {
    /// Its name.
    pub name: &'static str,
    /// The request.
    pub request: O,
    /// Path and query of the request, where they are documented.
    pub request_target: Option<&'static str>,
    /// The body of the request, if there is one.
    pub request_body: Option<&'static str>,
    /// The status of the answer.
    pub status: u16,
    /// The headers of the answer, as far as they are part of it or tell how it is written: names and values.
    pub response_headers: &'static [(&'static str, &'static str)],
    /// The body of the answer; empty where there is none.
    pub response_body: &'static str,
}

impl<O: Operation> Example<O> {
    /// The answer, ready for a `Script`. It is for this operation only.
    pub fn answer(&self) -> Answer {
        let mut headers = self.response_headers.iter();
        let is_typed = headers.any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let answer = match self.response_body {
            "" => Answer::empty(self.status),
            body if is_typed => Answer::new(self.status, body),
            body => Answer::json(self.status, body),
        };
        let headers = self.response_headers.iter();
        headers.fold(answer.only_for::<O>(), |answer, (name, value)| {
            answer.header(name, value)
        })
    }

    /// Whether a recorded request has the documented target and body; JSON may be laid out otherwise.
    pub fn is_sent_as(&self, request: &RecordedRequest) -> bool {
        self.request_target.is_none_or(|it| {
            request
                .uri()
                .path_and_query()
                .is_some_and(|target| target == it)
        }) && self.has_body_of(request)
    }

    fn has_body_of(&self, request: &RecordedRequest) -> bool {
        let sent = request.body_without::<O::Auth>();
        match self.request_body {
            None => sent.is_empty(),
            Some(body) if sent == body => true,
            Some(body) => {
                let documented: Option<Value> = serde_json::from_str(body).ok();
                documented.is_some() && documented == serde_json::from_slice(&sent).ok()
            }
        }
    }
}
