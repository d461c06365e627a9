//! The client that blocks: the same calls, and what is its own.

use std::sync::Mutex;
use std::time::Duration;

use cronofy::blocking::{Account, Client, CredentialSource, UreqTransport};
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, BaseUrl, CallOptions, CreateLinkToken, DataCenter, Error, PermissionsRequest,
    RetryPolicy, Supplied, examples,
};

use crate::server::Server;
use crate::stage::{self, conferencing, head, permissions};

fn client(script: &Script) -> Client {
    let builder = cronofy::Client::builder(DataCenter::Us);
    builder.build_blocking_with(script.clone()).unwrap()
}

fn account(script: &Script) -> Account {
    client(script).account("TOKEN")
}

fn link_token() -> Answer {
    examples::create_link_token::token().answer()
}

#[test]
fn the_three_operations_are_called_and_answered() {
    let script = Script::new()
        .answer(examples::authorize_conferencing::zoom().answer())
        .answer(link_token())
        .answer(examples::request_permissions::enterprise_connect().answer());
    let account = account(&script);
    let page = account.send(&conferencing()).unwrap();
    assert!(page.url.as_str().starts_with("https://app.cronofy.com/"));
    let token = account.send(&CreateLinkToken::new()).unwrap();
    assert_eq!(token.expose(), "abcd1234");
    let answer = account.send(&permissions()).unwrap();
    assert_eq!(answer, PermissionsRequest::accepted());
    assert_eq!(script.answers_left(), 0);
}

#[test]
fn the_requests_are_those_of_the_async_client() {
    let script = Script::new();
    let account = account(&script);
    let _ = account.send(&conferencing());
    let _ = account.send(&CreateLinkToken::new());
    let _ = account.send(&permissions());
    let others = [
        stage::request(&conferencing()),
        stage::request(&CreateLinkToken::new()),
        stage::request(&permissions()),
    ];
    let sent = script.requests();
    assert_eq!(sent.len(), others.len());
    for (sent, other) in sent.iter().zip(&others) {
        assert_eq!(head(sent), head(other));
        assert_eq!(sent.body(), other.body());
    }
}

#[test]
fn a_call_is_tried_again_after_a_wait() {
    let busy = Answer::empty(429).header("retry-after", "90");
    let script = Script::new().answer(busy).answer(link_token());
    let options = CallOptions::default().timeout(Duration::from_secs(100));
    account(&script)
        .send_with(&CreateLinkToken::new(), options)
        .unwrap();
    assert_eq!(script.waits(), [Duration::from_secs(90)]);
    assert_eq!(script.requests().len(), 2);
}

#[test]
fn options_are_for_one_call() {
    let script = Script::new()
        .answer(Answer::empty(429))
        .answer(link_token());
    let account = account(&script);
    let options = CallOptions::default()
        .retry(RetryPolicy::none())
        .header("x-request-id", "7")
        .unwrap();
    let error = account
        .send_with(&CreateLinkToken::new(), options)
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    account.send(&CreateLinkToken::new()).unwrap();
    let ids: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.header("x-request-id").map(str::to_owned))
        .collect();
    assert_eq!(ids, [Some("7".to_owned()), None]);
}

#[test]
fn an_answer_can_be_had_as_it_came() {
    let script = Script::new().answer(link_token().header("x-request-id", "7"));
    let answered = account(&script)
        .send_raw(&CreateLinkToken::new(), CallOptions::default())
        .unwrap();
    assert_eq!(answered.status(), 200);
    assert_eq!(answered.headers()["x-request-id"], "7");
    assert_eq!(answered.value().expose(), "abcd1234");
}

/// Tokens that wear out: each time one is rejected there is another.
struct Renewed(Mutex<u32>);

impl CredentialSource<AccessToken> for Renewed {
    fn credential(&self, rejected: Option<&AccessToken>) -> Supplied<AccessToken> {
        let mut number = self.0.lock().unwrap();
        *number += u32::from(rejected.is_some());
        Ok(format!("TOKEN-{number}").into())
    }
}

#[test]
fn a_token_that_was_rejected_is_replaced() {
    let script = Script::new()
        .answer(Answer::empty(401))
        .answer(link_token());
    let account = client(&script).account_from(Renewed(Mutex::new(1)));
    account.send(&CreateLinkToken::new()).unwrap();
    let tokens: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.header("authorization").unwrap().to_owned())
        .collect();
    assert_eq!(tokens, ["Bearer TOKEN-1", "Bearer TOKEN-2"]);
}

#[test]
fn it_can_be_shared_between_threads() {
    fn cheap<T: Clone + Send + Sync + 'static>() {}
    cheap::<(Client, Account, UreqTransport)>();
    assert!(Client::new(DataCenter::Uk).is_ok());
}

/// An account whose calls go to this server.
fn over_a_socket(server: &Server) -> Account {
    let base_url = BaseUrl::loopback(&format!("http://{}", server.address)).unwrap();
    let builder = cronofy::Client::builder(DataCenter::Us).base_url(base_url);
    builder.build_blocking().unwrap().account("TOKEN")
}

#[test]
fn a_call_goes_over_the_wire() {
    let server = Server::new(|connection| {
        while connection.read() {
            connection
                .send("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"link_token\":\"abcd1234\"}");
        }
    });
    let account = over_a_socket(&server);
    for _ in 0..2 {
        let token = account.send(&CreateLinkToken::new()).unwrap();
        assert_eq!(token.expose(), "abcd1234");
    }
    // Where an async runtime is at work, the call blocks its thread, and that is all.
    block_on(async { account.send(&CreateLinkToken::new()).unwrap() });
    assert_eq!((server.connections(), server.requests().len()), (1, 3));
}

#[test]
fn an_error_is_that_of_the_async_client() {
    let server = Server::new(|connection| {
        connection.read();
        connection.send("HTTP/1.1 422 X\r\nContent-Length: 0\r\n\r\n");
    });
    match over_a_socket(&server).send(&permissions()).unwrap_err() {
        Error::Status(error) => assert!(error.is_invalid_parameters()),
        other => panic!("another error: {other}"),
    }
}
