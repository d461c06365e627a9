//! What a client is, apart from what it says.

use bytes::Bytes;
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, Account, AuthorizationCode, AuthorizationRequest, AuthorizeConferencing,
    AuthorizePage, AuthorizeRedirect, BaseUrl, Client, ClientBuilder, ConferencingRedirect,
    CreateLinkToken, DataCenter, DecodeError, Error, HyperTransport, InvalidRequest, LinkToken,
    Operation, OperationInfo, PermissionsRequest, RawJson, RedirectError, RequestParts,
    RequestPermissions, Uri, json,
};
use http::{Method, Response};

use crate::stage::{USER_AGENT, conferencing, head, permissions};

fn link_tokens(count: usize) -> Script {
    let answer = Answer::json(200, r#"{"link_token":"t"}"#);
    (0..count).fold(Script::new(), |script, _| script.answer(answer.clone()))
}

#[test]
fn everything_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn cheap<T: Clone + Send + Sync + 'static>() {}
    cheap::<(Client, ClientBuilder, Account, AccessToken, DataCenter)>();
    cheap::<(AuthorizeConferencing, CreateLinkToken, RequestPermissions)>();
    cheap::<(AuthorizationRequest, LinkToken, PermissionsRequest)>();
    cheap::<(AuthorizePage, AuthorizeRedirect, AuthorizationCode)>();
    cheap::<(ConferencingRedirect, RedirectError, InvalidRequest)>();
    cheap::<(BaseUrl, HyperTransport, RawJson, Script, Uri)>();
    shared::<Error>();
    fn into_any(error: Error) -> Box<dyn std::error::Error + Send + Sync> {
        error.into()
    }
    let _ = into_any;
}

#[test]
fn a_call_can_be_spawned() {
    fn spawned(future: impl Future + Send + 'static) {
        drop(future);
    }
    let client = Client::builder(DataCenter::Us).build_with(link_tokens(1));
    let account = client.unwrap().account("TOKEN");
    spawned(async move { account.send(&CreateLinkToken::new()).await });
}

#[test]
fn nothing_is_sent_before_the_future_is_polled() {
    let script = link_tokens(1);
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let account = client.unwrap().account("TOKEN");
    drop(account.send(&CreateLinkToken::new()));
    assert!(script.requests().is_empty());
    assert_eq!(script.answers_left(), 1);
}

#[test]
fn accounts_and_clones_share_the_transport() {
    let script = link_tokens(4);
    let client = Client::builder(DataCenter::Sg)
        .build_with(script.clone())
        .unwrap();
    let (one, other) = (client.account("ONE"), client.clone().account("OTHER"));
    drop(client);
    for account in [&one, &other, &one.clone(), &one.client().account("THIRD")] {
        block_on(account.send(&CreateLinkToken::new())).unwrap();
    }
    let sent = script.requests();
    let tokens: Vec<_> = sent
        .iter()
        .map(|request| request.header("authorization").unwrap())
        .collect();
    assert_eq!(
        tokens,
        ["Bearer ONE", "Bearer OTHER", "Bearer ONE", "Bearer THIRD"]
    );
}

#[test]
fn a_request_is_plain_data() {
    let script = link_tokens(0)
        .answer(Answer::empty(500))
        .answer(Answer::empty(500));
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let account = client.unwrap().account("TOKEN");
    let call = conferencing().provider_name("zoom");
    assert_eq!(call, call.clone());
    assert_ne!(call, conferencing());
    assert_eq!(call.provider_name.as_ref().unwrap().as_str(), "zoom");
    for _ in 0..2 {
        let _ = block_on(account.send(&call));
    }
    let sent = script.requests();
    assert_eq!(head(&sent[0]), head(&sent[1]));
    assert_eq!(sent[0].body(), sent[1].body());
}

fn user_agent(application: &str) -> Result<String, Error> {
    let script = link_tokens(1);
    let client = Client::builder(DataCenter::Us).user_agent(application);
    let account = client.build_with(script.clone())?.account("TOKEN");
    block_on(account.send(&CreateLinkToken::new()))?;
    Ok(script.requests()[0]
        .header("user-agent")
        .unwrap()
        .to_owned())
}

#[test]
fn an_application_can_name_itself() {
    let agent = user_agent("acme-scheduler/2.1 (team a)").unwrap();
    assert_eq!(agent, format!("acme-scheduler/2.1 (team a) {USER_AGENT}"));
    assert_eq!(user_agent("").unwrap(), USER_AGENT);
    for wrong in ["a\nb", "a\r\nx-evil: 1", "\0"] {
        match user_agent(wrong).unwrap_err() {
            Error::InvalidRequest(error) => assert_eq!(error.parameter(), "user_agent"),
            other => panic!("{wrong:?} gives {other}"),
        }
    }
}

fn called(base_url: BaseUrl) -> String {
    let script = link_tokens(1);
    let client = Client::builder(DataCenter::Us).base_url(base_url);
    let account = client.build_with(script.clone()).unwrap().account("TOKEN");
    block_on(account.send(&CreateLinkToken::new())).unwrap();
    script.requests()[0].uri().to_string()
}

#[test]
fn calls_can_be_sent_elsewhere() {
    for (base_url, url) in [
        (
            "https://proxy.example",
            "https://proxy.example/v1/link_tokens",
        ),
        (
            "https://proxy.example/",
            "https://proxy.example/v1/link_tokens",
        ),
        (
            "https://proxy.example:8443/cronofy/",
            "https://proxy.example:8443/cronofy/v1/link_tokens",
        ),
    ] {
        assert_eq!(called(BaseUrl::https(base_url).unwrap()), url);
    }
    for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
        let base_url = BaseUrl::loopback(&format!("http://{host}")).unwrap();
        assert_eq!(called(base_url), format!("http://{host}/v1/link_tokens"));
    }
}

#[test]
fn a_token_never_leaves_this_machine_in_plain_text() {
    for url in [
        "http://api.cronofy.com",
        "http://127.0.0.1",
        "ftp://api.cronofy.com",
        "api.cronofy.com",
        "https://user@api.cronofy.com",
        "https://api.cronofy.com@evil.example",
        "https://api.cronofy.com?a=b",
        "https://api.cronofy.com#a",
        "",
    ] {
        let error = BaseUrl::https(url).unwrap_err();
        assert_eq!(error.parameter(), "base_url", "{url}");
    }
    for url in [
        "http://api.cronofy.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://0.0.0.0",
        "http://192.168.0.1",
        "https://127.0.0.1",
    ] {
        let error = BaseUrl::loopback(url).unwrap_err();
        assert_eq!(error.parameter(), "base_url", "{url}");
    }
}

#[test]
fn a_call_can_be_made_without_a_client() {
    let base = BaseUrl::https("https://api.cronofy.com").unwrap();
    let request = permissions().to_http(&base, &"TOKEN".into()).unwrap();
    assert_eq!(request.uri(), "https://api.cronofy.com/v1/permissions");
    let mut answer = Response::new(Bytes::from(r#"{"permissions_request":{"accepted":true}}"#));
    *answer.status_mut() = http::StatusCode::ACCEPTED;
    let answer = RequestPermissions::from_http(answer).unwrap();
    assert_eq!(answer, PermissionsRequest::accepted());
}

/// An endpoint that the crate does not have.
struct ListCalendars;

impl Operation for ListCalendars {
    type Output = Vec<u8>;
    type Auth = AccessToken;
    const INFO: OperationInfo = OperationInfo::new("list_calendars", Method::GET, "/v1/calendars");

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        Ok(RequestParts::empty("/v1/calendars?limit=5"))
    }

    fn answer(response: &Response<Bytes>) -> Result<Vec<u8>, DecodeError> {
        json::enveloped("calendars", response)
    }
}

#[test]
fn an_endpoint_of_ones_own_is_called_like_the_others() {
    let script = Script::new().answer(Answer::json(200, r#"{"calendars":[4,2]}"#));
    let client = Client::builder(DataCenter::Uk).build_with(script.clone());
    let account = client.unwrap().account("TOKEN");
    let answer = block_on(account.send(&ListCalendars)).unwrap();
    assert_eq!(answer, [4, 2]);
    assert_eq!(
        head(&script.requests()[0]),
        [
            "GET https://api-uk.cronofy.com/v1/calendars?limit=5",
            "authorization: Bearer TOKEN",
            &format!("user-agent: {USER_AGENT}"),
        ]
    );
}
