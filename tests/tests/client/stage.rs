//! An account whose answers are prepared.

use std::error::Error as _;
use std::fmt::Write;

use cronofy::test_util::{Answer, RecordedRequest, Script, block_on};
use cronofy::{
    AccessToken, Account, AuthorizeConferencing, CalendarPermission, Client, CreateLinkToken,
    DataCenter, Error, InvalidRequest, Operation, PermissionLevel, RequestPermissions, RetryPolicy,
};

/// What the client calls itself.
pub(crate) const USER_AGENT: &str = "cronofy-rust/0.1.0";

/// A text that must not show where values must not show.
pub(crate) const CANARY: &str = "cAnArY7f3a";

/// An account in the United States, with the access token `TOKEN`. Nothing is tried again.
pub(crate) fn account(script: &Script) -> Account {
    let client = Client::builder(DataCenter::Us).retry(RetryPolicy::none());
    client.build_with(script.clone()).unwrap().account("TOKEN")
}

/// What the client makes of an answer.
pub(crate) fn outcome<O>(operation: &O, answer: Answer) -> Result<O::Output, Error>
where
    O: Operation<Auth = AccessToken>,
{
    block_on(account(&Script::new().answer(answer)).send(operation))
}

/// What each operation of the API makes of an answer that it cannot be content with.
pub(crate) fn failures(answer: &Answer) -> [Error; 3] {
    [
        outcome(&conferencing(), answer.clone()).unwrap_err(),
        outcome(&CreateLinkToken::new(), answer.clone()).unwrap_err(),
        outcome(&permissions(), answer.clone()).unwrap_err(),
    ]
}

/// The one request that the client sends.
pub(crate) fn request<O>(operation: &O) -> RecordedRequest
where
    O: Operation<Auth = AccessToken>,
{
    let script = Script::new().answer(Answer::empty(500));
    let _ = block_on(account(&script).send(operation));
    let requests = script.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.into_iter().next().unwrap()
}

/// Why nothing is sent.
pub(crate) fn refusal<O>(operation: &O) -> InvalidRequest
where
    O: Operation<Auth = AccessToken>,
{
    let script = Script::new();
    let outcome = block_on(account(&script).send(operation));
    assert!(script.requests().is_empty(), "{script:?}");
    match outcome {
        Err(Error::InvalidRequest(error)) => error,
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("no error"),
    }
}

/// A call to authorize a conferencing service.
pub(crate) fn conferencing() -> AuthorizeConferencing {
    AuthorizeConferencing::new("http://www.example.com/conferencing_settings")
}

/// A call to ask for one calendar.
pub(crate) fn permissions() -> RequestPermissions {
    let calendar = CalendarPermission::new("cal_1", PermissionLevel::Unrestricted);
    RequestPermissions::new([calendar], "http://www.example.com/permission")
}

/// The first line of a request and all its headers, in the order of their names.
pub(crate) fn head(request: &RecordedRequest) -> Vec<String> {
    let headers = request.headers().iter();
    let mut lines: Vec<_> = headers
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort();
    lines.insert(0, format!("{} {}", request.method(), request.uri()));
    lines
}

/// Everything that an error shows, down to its last source.
pub(crate) fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        write!(text, " {inner} {inner:?}").unwrap();
        source = inner.source();
    }
    text
}
