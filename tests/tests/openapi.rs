//! The client of the shipped spec, answered by a server that knows no more of the API than its OpenAPI document.
//!
//! `tests/openapi/run` starts such a server, Prism, and runs these tests.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Debug;

use cronofy::test_util::{Example, Script, block_on};
use cronofy::{
    AccessToken, Account, BaseUrl, CalendarPermission, CallOptions, Client, CreateLinkToken,
    DataCenter, Error, Operation, RequestPermissions, RetryPolicy, StatusError, blocking, examples,
};

/// The statuses of errors that every operation can have.
const ERRORS: [u16; 8] = [400, 401, 402, 403, 404, 422, 423, 429];

#[tokio::test]
#[ignore = "it needs a server: `tests/openapi/run` starts one"]
async fn every_documented_answer_is_understood() {
    let account = client().account("TOKEN");
    for example in [
        examples::authorize_conferencing::any_provider(),
        examples::authorize_conferencing::zoom(),
    ] {
        is_answered(&account, &example).await;
    }
    for example in [
        examples::request_permissions::redirect(),
        examples::request_permissions::enterprise_connect(),
    ] {
        is_answered(&account, &example).await;
    }
    is_answered(&account, &examples::create_link_token::token()).await;
}

#[tokio::test]
#[ignore = "it needs a server: `tests/openapi/run` starts one"]
async fn every_documented_error_is_understood() {
    let account = client().account("TOKEN");
    let conferencing = examples::authorize_conferencing::zoom().request;
    let permissions = examples::request_permissions::redirect().request;
    for status in ERRORS {
        understood(status, &refusal(&account, &conferencing, status).await);
        understood(status, &refusal(&account, &permissions, status).await);
        let token = CreateLinkToken::new();
        understood(status, &refusal(&account, &token, status).await);
    }
}

#[test]
#[ignore = "it needs a server: `tests/openapi/run` starts one"]
fn the_client_that_blocks_is_answered_alike() {
    let builder = Client::builder(DataCenter::Us).base_url(server());
    let client = builder.retry(RetryPolicy::none()).build_blocking().unwrap();
    let account: blocking::Account = client.account("TOKEN");
    let example = examples::request_permissions::enterprise_connect();
    let answer = account.send_with(&example.request, preferring(200, example.name));
    assert_eq!(answer.unwrap(), documented(&example));
    for status in ERRORS {
        let failed = account.send_with(&CreateLinkToken::new(), preferring(status, ""));
        match failed {
            Err(Error::Status(error)) => understood(status, &error),
            other => panic!("{status} is no error of a status: {other:?}"),
        }
    }
}

#[tokio::test]
#[ignore = "it needs a server: `tests/openapi/run` starts one"]
async fn the_server_knows_what_may_be_sent() {
    let account = client().account("TOKEN");
    let none: [CalendarPermission; 0] = [];
    let nothing = RequestPermissions::new(none, "https://app.example.com/permissions");
    let unchecked = CallOptions::default().unchecked();
    match account.send_with(&nothing, unchecked).await {
        Err(Error::Status(error)) => {
            assert_eq!(error.status(), 422);
            assert!(error.headers().contains_key("sl-violations"), "{error:?}");
        }
        other => panic!("a request that asks for nothing was taken: {other:?}"),
    }
}

/// Where the server is: the script that starts it says so.
fn server() -> BaseUrl {
    let url = env::var("CRONOFY_MOCK_URL").expect("`CRONOFY_MOCK_URL` names the server");
    BaseUrl::loopback(&url).unwrap()
}

fn client() -> Client {
    let builder = Client::builder(DataCenter::Us).base_url(server());
    builder.retry(RetryPolicy::none()).build().unwrap()
}

/// What Prism reads to choose one of the documented answers.
fn preferring(status: u16, example: &str) -> CallOptions {
    let choice = match example {
        "" => format!("code={status}"),
        name => format!("code={status}, example={name}"),
    };
    CallOptions::default().header("Prefer", &choice).unwrap()
}

/// The server takes the request of an example, and its answer means what the test double says.
async fn is_answered<O>(account: &Account, example: &Example<O>)
where
    O: Operation<Auth = AccessToken, Output: Debug + PartialEq>,
{
    let options = preferring(example.status, example.name);
    let answer = account.send_with(&example.request, options).await;
    assert_eq!(answer.unwrap(), documented(example), "{}", example.name);
}

/// What the test double makes of an example.
fn documented<O: Operation<Auth = AccessToken>>(example: &Example<O>) -> O::Output {
    let script = Script::new().answer(example.answer());
    let client = Client::builder(DataCenter::Us).build_with(script).unwrap();
    block_on(client.account("TOKEN").send(&example.request)).unwrap()
}

async fn refusal<O>(account: &Account, operation: &O, status: u16) -> StatusError
where
    O: Operation<Auth = AccessToken, Output: Debug>,
{
    let answer = account.send_with(operation, preferring(status, "")).await;
    match answer {
        Err(Error::Status(error)) => *error,
        other => panic!("{status} is no error of a status: {other:?}"),
    }
}

/// The error is that of its status, and what is known of its body was read.
#[track_caller]
fn understood(status: u16, error: &StatusError) {
    assert_eq!(error.status(), status);
    // The server finds nothing wrong with what was sent.
    assert_eq!(error.headers().get("sl-violations"), None);
    let is_it: BTreeMap<u16, bool> = [
        (400, error.bad_request().is_some()),
        (401, error.is_unauthorized()),
        (402, error.is_payment_required()),
        (403, error.is_forbidden()),
        (404, error.is_not_found()),
        (422, error.invalid_parameters().is_some()),
        (423, error.is_account_locked()),
        (429, error.is_rate_limited()),
    ]
    .into();
    let found: Vec<u16> = ERRORS.into_iter().filter(|it| is_it[it]).collect();
    assert_eq!(found, [status]);
}
