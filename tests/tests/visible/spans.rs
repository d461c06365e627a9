//! What the feature `tracing` tells of a call: names, numbers and kinds.

use std::future::{Future, pending};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};
use std::time::Duration;

use bytes::Bytes;
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, AuthorizeConferencing, BoxFuture, CallOptions, Checked, Client, ClientBuilder,
    CreateLinkToken, CredentialSource, DataCenter, Decoded, HttpResponse, Limits, Operation,
    OperationInfo, RequestParts, Sent, Supplied, Transport, TransportError, TransportErrorKind,
    blocking, examples, json,
};
use http::Method;

use crate::record::{start, tree};

/// Gives another token each time that one is rejected.
struct Tokens(AtomicUsize);

impl Tokens {
    fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    fn token(&self, rejected: Option<&AccessToken>) -> Supplied<AccessToken> {
        let rejected = rejected.iter().len();
        let number = self.0.fetch_add(rejected, Ordering::Relaxed) + rejected;
        Ok(AccessToken::from(format!("TOKEN{number}")))
    }
}

impl CredentialSource<AccessToken> for Tokens {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a AccessToken>,
    ) -> BoxFuture<'a, Supplied<AccessToken>> {
        Box::pin(async move { self.token(rejected) })
    }
}

impl blocking::CredentialSource<AccessToken> for Tokens {
    fn credential(&self, rejected: Option<&AccessToken>) -> Supplied<AccessToken> {
        self.token(rejected)
    }
}

/// The answers of a call, by the name of its snapshot.
fn scripts() -> [(&'static str, Script); 7] {
    let token = || examples::create_link_token::token().answer();
    let busy = || Answer::empty(503).header("retry-after", "2");
    let never = |kind| Answer::failure(kind, Sent::Never);
    [
        ("success", vec![token()]),
        ("busy_then_success", vec![busy(), token()]),
        (
            "transport_failure",
            vec![busy(), busy(), never(TransportErrorKind::Connect)],
        ),
        ("renewed", vec![Answer::empty(401), token()]),
        ("rejected", vec![Answer::empty(401), Answer::empty(401)]),
        ("refusal", vec![Answer::json(422, r#"{"errors":{}}"#)]),
        ("unreadable", vec![Answer::json(200, r#"{"link_token":1}"#)]),
    ]
    .map(|(name, answers)| {
        (
            name,
            answers.into_iter().fold(Script::new(), Script::answer),
        )
    })
}

fn builder() -> ClientBuilder {
    Client::builder(DataCenter::Us)
}

/// What is told on a thread of its own.
fn told(work: impl FnOnce() + Send + 'static) -> String {
    start();
    let tell = move || {
        work();
        tree()
    };
    std::thread::spawn(tell).join().unwrap()
}

fn told_by_async(script: Script) -> String {
    told(|| {
        let client = builder().build_with(script).unwrap();
        let account = client.account_from(Tokens::new());
        let _ = block_on(account.send(&CreateLinkToken::new()));
    })
}

fn told_by_blocking(script: Script) -> String {
    told(|| {
        let client = builder().build_blocking_with(script).unwrap();
        let account = client.account_from(Tokens::new());
        let _ = account.send(&CreateLinkToken::new());
    })
}

#[test]
fn a_call_is_a_span_and_each_attempt_an_event() {
    for (name, script) in scripts() {
        insta::assert_snapshot!(name, told_by_async(script));
    }
}

#[test]
fn a_call_that_blocks_tells_the_same() {
    for ((name, one), (_, other)) in scripts().into_iter().zip(scripts()) {
        assert_eq!(told_by_blocking(one), told_by_async(other), "{name}");
    }
}

#[test]
fn an_answer_that_is_kept_as_it_came_is_told_the_same() {
    for ((name, one), (_, other)) in scripts().into_iter().zip(scripts()) {
        let raw = told(|| {
            let client = builder().build_with(one).unwrap();
            let account = client.account_from(Tokens::new());
            let _ = block_on(account.send_raw(&CreateLinkToken::new(), CallOptions::default()));
        });
        assert_eq!(raw, told_by_async(other), "{name}");
    }
}

#[test]
fn a_credential_that_cannot_be_sent_ends_the_span() {
    let text = told(|| {
        let client = builder().build_with(Script::new()).unwrap();
        let _ = block_on(client.account("").send(&CreateLinkToken::new()));
    });
    assert!(
        text.contains("\n  error.type = \"invalid_request\"\n"),
        "{text}"
    );
    assert!(!text.contains("resend_count"), "{text}");
}

/// An operation whose path and query hold values.
struct Look;

impl Operation for Look {
    type Output = ();
    type Auth = AccessToken;
    const INFO: OperationInfo = OperationInfo::new("look", Method::GET, "/v1/{id}");

    fn request(&self) -> Checked<RequestParts> {
        Ok(RequestParts::empty("/v1/abcd1234?key=abcd1234"))
    }

    fn answer(response: &HttpResponse) -> Decoded<()> {
        json::ignored(response)
    }
}

#[test]
fn a_path_is_told_as_it_is_documented() {
    let text = told(|| {
        let script = Script::new().answer(Answer::empty(200));
        let client = builder().build_with(script).unwrap();
        block_on(client.account("TOKEN").send(&Look)).unwrap();
    });
    assert!(text.contains("\n  otel.name = GET /v1/{id}\n"), "{text}");
    assert!(text.contains("\n  url.template = \"/v1/{id}\"\n"), "{text}");
    assert!(!text.contains("abcd1234"), "{text}");
}

#[test]
fn what_cannot_be_sent_has_no_span() {
    let text = told(|| {
        let client = builder().build_with(Script::new()).unwrap();
        let request = AuthorizeConferencing::new("no uri");
        assert!(block_on(client.account("TOKEN").send(&request)).is_err());
    });
    assert_eq!(text, "");
}

/// Never answers.
struct Silence;

impl Transport for Silence {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(pending())
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }
}

#[test]
fn a_call_that_is_given_up_has_no_outcome() {
    let text = told(|| {
        let client = builder().build_with(Silence).unwrap();
        let account = client.account("TOKEN");
        let mut call = pin!(account.send(&CreateLinkToken::new()));
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    assert!(text.starts_with("INFO call\n"), "{text}");
    for name in ["status_code", "error.type", "an attempt"] {
        assert!(!text.contains(name), "{text}");
    }
}
