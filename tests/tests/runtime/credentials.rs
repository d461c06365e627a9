//! Credentials that change while the program runs.

use std::collections::VecDeque;
use std::error::Error as _;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::runtime::test_util::{Answer, Script, block_on};
use crate::runtime::{
    BaseUrl, BlockingCredentialSource, BlockingTransport, BoxFuture, CallOptions, Connection,
    CredentialSource, Error, Keys, RetryPolicy, Supplied, Transport,
};
use crate::sample::{Ask, AskAgain, Page, Token};

/// Gives these tokens in their order, and fails when there is none left. It keeps what it was told.
#[derive(Clone, Default)]
struct Source {
    tokens: Arc<Mutex<VecDeque<&'static str>>>,
    rejected: Arc<Mutex<Vec<bool>>>,
}

impl Source {
    fn new(tokens: &[&'static str]) -> Self {
        Self {
            tokens: Arc::new(Mutex::new(tokens.iter().copied().collect())),
            ..Self::default()
        }
    }

    fn next(&self, rejected: Option<&Token>) -> Supplied<Token> {
        self.rejected.lock().unwrap().push(rejected.is_some());
        match self.tokens.lock().unwrap().pop_front() {
            Some(token) => Ok(Token::new(token)),
            None => Err("signed out".into()),
        }
    }

    /// For each time that it was asked: whether a token was rejected.
    fn asked(&self) -> Vec<bool> {
        self.rejected.lock().unwrap().clone()
    }
}

impl CredentialSource<Token> for Source {
    fn credential<'a>(&'a self, rejected: Option<&'a Token>) -> BoxFuture<'a, Supplied<Token>> {
        Box::pin(async move { self.next(rejected) })
    }
}

impl BlockingCredentialSource<Token> for Source {
    fn credential(&self, rejected: Option<&Token>) -> Supplied<Token> {
        self.next(rejected)
    }
}

fn connection<T: ?Sized>(transport: Arc<T>) -> Connection<T> {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    Connection::new(base, transport, "agent").unwrap()
}

/// What comes of a call, in an async program and in one that blocks; both have to do the same.
fn outcomes(
    tokens: &[&'static str],
    answers: &[Answer],
) -> (Result<Page, Error>, Vec<String>, Vec<bool>) {
    let script = || answers.iter().cloned().fold(Script::new(), Script::answer);
    let (first, second) = (script(), script());
    let (source, other) = (Source::new(tokens), Source::new(tokens));
    let keys = Keys::Source(Arc::new(source.clone()) as Arc<dyn CredentialSource<Token>>);
    let connection_ = connection::<dyn Transport>(Arc::new(first.clone()));
    let outcome = block_on(connection_.send(&AskAgain, &keys, CallOptions::default()));

    let keys = Keys::Source(Arc::new(other.clone()) as Arc<dyn BlockingCredentialSource<Token>>);
    let connection_ = connection::<dyn BlockingTransport>(Arc::new(second.clone()));
    let blocked = connection_.send(&AskAgain, &keys, CallOptions::default());
    assert_eq!(format!("{outcome:?}"), format!("{blocked:?}"));
    assert_eq!(source.asked(), other.asked());
    assert_eq!(tokens_of(&first), tokens_of(&second));
    (outcome, tokens_of(&first), source.asked())
}

/// The tokens that were sent.
fn tokens_of(script: &Script) -> Vec<String> {
    let token = |header: &str| header.trim_start_matches("Bearer ").to_owned();
    let requests = script.requests();
    let headers = requests.iter().filter_map(|it| it.header("authorization"));
    headers.map(token).collect()
}

fn good() -> Answer {
    Answer::json(200, r#"{"ask":{"url":"u"}}"#)
}

#[test]
fn a_source_is_asked_before_every_attempt() {
    let answers = [Answer::empty(429), good()];
    let (outcome, tokens, rejected) = outcomes(&["a", "b"], &answers);
    assert!(outcome.is_ok());
    assert_eq!(
        (tokens, rejected),
        (vec!["a".into(), "b".into()], vec![false, false])
    );
}

#[test]
fn a_rejected_credential_is_replaced_once() {
    let (outcome, tokens, rejected) = outcomes(&["a", "b"], &[Answer::empty(401), good()]);
    assert!(outcome.is_ok());
    assert_eq!(
        (tokens, rejected),
        (vec!["a".into(), "b".into()], vec![false, true])
    );

    let refused = [Answer::empty(401), Answer::empty(401), good()];
    let (outcome, tokens, rejected) = outcomes(&["a", "b", "c"], &refused);
    let Err(Error::Status(error)) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((error.status().as_u16(), error.attempts()), (401, 2));
    assert_eq!(
        (tokens, rejected),
        (vec!["a".into(), "b".into()], vec![false, true])
    );
}

#[test]
fn the_same_credential_is_not_sent_again() {
    let (outcome, tokens, _) = outcomes(&["a", "a"], &[Answer::empty(401), good()]);
    assert_eq!(outcome.unwrap_err().attempts(), 1);
    assert_eq!(tokens, ["a"]);
}

#[test]
fn a_source_that_fails_ends_the_call() {
    let (outcome, tokens, _) = outcomes(&[], &[]);
    let error = outcome.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the source of credentials gave none; nothing was sent"
    );
    assert_eq!(error.source().unwrap().to_string(), "signed out");
    assert_eq!(
        (error.attempts(), error.may_have_taken_effect()),
        (0, false)
    );
    assert_eq!(tokens, [""; 0]);

    let (outcome, _, _) = outcomes(&["a"], &[Answer::empty(401)]);
    let error = outcome.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the source of credentials gave none; what was sent before was refused"
    );
    assert_eq!(
        (error.attempts(), error.may_have_taken_effect()),
        (1, false)
    );
}

#[test]
fn a_credential_that_cannot_be_sent_leaves_in_doubt_what_was_sent_before() {
    for (first, in_doubt) in [(Answer::empty(500), true), (Answer::empty(429), false)] {
        let (outcome, tokens, _) = outcomes(&["a", "b c"], &[first]);
        let error = outcome.unwrap_err();
        assert_eq!(
            (error.attempts(), error.may_have_taken_effect()),
            (1, in_doubt)
        );
        assert!(error.source().unwrap().to_string().contains("access_token"));
        assert_eq!(tokens, ["a"]);
    }
    let (outcome, _, _) = outcomes(&["b c"], &[]);
    assert!(matches!(outcome, Err(Error::InvalidRequest(_))));
}

#[test]
fn a_fixed_credential_is_sent_once() {
    let script = Script::new().answer(Answer::empty(401)).answer(good());
    let connection = connection::<dyn Transport>(Arc::new(script.clone()));
    let call = connection.send(&Ask::new(), &crate::sample::KEYS, CallOptions::default());
    assert_eq!(block_on(call).unwrap_err().attempts(), 1);
    assert_eq!(script.answers_left(), 1);
}

/// A source that never answers.
struct Silent;

impl CredentialSource<Token> for Silent {
    fn credential<'a>(&'a self, _: Option<&'a Token>) -> BoxFuture<'a, Supplied<Token>> {
        Box::pin(pending())
    }
}

#[test]
fn a_source_has_the_time_of_the_call() {
    use crate::runtime::{HyperTransport, Limits};
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().start_paused(true).build().unwrap();
    let transport = HyperTransport::new(Limits::default()).unwrap();
    let connection = connection::<dyn Transport>(Arc::new(transport));
    let keys = Keys::Source(Arc::new(Silent) as Arc<dyn CredentialSource<Token>>);
    let options = CallOptions::default()
        .timeout(Duration::from_secs(2))
        .retry(RetryPolicy::none());
    let call = async {
        let started = tokio::time::Instant::now();
        let outcome = connection.send(&Ask::new(), &keys, options).await;
        (outcome, started.elapsed().as_secs())
    };
    let (outcome, seconds) = runtime.block_on(call);
    let error = outcome.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(
        (error.to_string().as_str(), seconds),
        (
            "the source of credentials gave none in time; nothing was sent",
            2
        )
    );
}

#[test]
fn an_answer_can_be_had_with_all_that_it_came_with() {
    let script = Script::new().answer(good().header("x-request-id", "r1"));
    let connection = connection::<dyn Transport>(Arc::new(script));
    let call = connection.send_raw(&Ask::new(), &crate::sample::KEYS, CallOptions::default());
    let answered = block_on(call).unwrap();
    assert_eq!(answered.value().url.as_str(), "u");
    assert_eq!((answered.status().as_u16(), answered.attempts()), (200, 1));
    assert_eq!(answered.headers()["x-request-id"], "r1");
    assert_eq!(answered.body(), r#"{"ask":{"url":"u"}}"#);
    assert_eq!(
        format!("{answered:?}"),
        r#"Answered { value: Page { url: Uri(…) }, status: 200, body_bytes: 19, .. }"#
    );
}

fn request(url: &str) -> http::Request<bytes::Bytes> {
    let request = http::Request::builder().uri(url);
    request.body(bytes::Bytes::new()).unwrap()
}

#[test]
fn a_name_and_a_password_go_into_one_header() {
    use crate::runtime::{BasicCredential, Credential};
    let mut sent = request("https://api.example.com/v1");
    // The example of RFC 7617.
    let credential = BasicCredential::new("Aladdin", "open sesame");
    credential.authorize(&mut sent).unwrap();
    let header = &sent.headers()["authorization"];
    assert_eq!(header, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert!(header.is_sensitive());
    assert_eq!(format!("{credential:?}"), "BasicCredential(…)");
    let error = BasicCredential::new("a:b", "c")
        .authorize(&mut sent)
        .unwrap_err();
    assert_eq!(error.to_string(), "`user` must have no colon");
}

#[test]
fn a_key_goes_into_a_header_or_into_the_query() {
    use crate::runtime::{key_in_header, key_in_query};
    let mut sent = request("https://api.example.com/v1?a=1");
    key_in_header("room_key", "k1", "x-room-key", sent.headers_mut()).unwrap();
    assert_eq!(sent.headers()["x-room-key"], "k1");
    assert!(sent.headers()["x-room-key"].is_sensitive());
    key_in_query("guest_key", "k&2", "guest", sent.uri_mut()).unwrap();
    assert_eq!(sent.uri(), "https://api.example.com/v1?a=1&guest=k%262");
    let mut sent = request("https://api.example.com");
    key_in_query("guest_key", "k", "guest", sent.uri_mut()).unwrap();
    assert_eq!(sent.uri(), "https://api.example.com/?guest=k");
    let mut sent = request("https://api.example.com/v1?guest=old&a=guest&%67uest&&guests=1");
    key_in_query("guest_key", "k", "guest", sent.uri_mut()).unwrap();
    assert_eq!(
        sent.uri(),
        "https://api.example.com/v1?a=guest&guests=1&guest=k"
    );
    let error = key_in_query("guest_key", "", "guest", sent.uri_mut()).unwrap_err();
    assert_eq!(error.to_string(), "`guest_key` must not be empty");
    let error = key_in_header("room_key", "a b", "x-room-key", sent.headers_mut()).unwrap_err();
    assert!(error.to_string().starts_with("`room_key` must be visible"));
}

#[test]
fn outside_of_a_runtime_nobody_waits_for_a_source() {
    use crate::runtime::{HyperTransport, Limits};
    let transport = HyperTransport::new(Limits::default()).unwrap();
    let connection = connection::<dyn Transport>(Arc::new(transport));
    let keys = Keys::Source(Arc::new(Silent) as Arc<dyn CredentialSource<Token>>);
    let outcome = block_on(connection.send(&Ask::new(), &keys, CallOptions::default()));
    assert!(outcome.unwrap_err().is_timeout());
}
