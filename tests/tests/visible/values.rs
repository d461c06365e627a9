//! No type of the client shows a secret that is in its values.

use std::collections::BTreeSet;

use cronofy::blocking::UreqTransport;
use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, Answered, AuthorizationCode, AuthorizationRequest, AuthorizeConferencing,
    AuthorizePage, AuthorizeRedirect, AuthorizeState, BaseUrl, BasicCredential, CalendarPermission,
    CallOptions, Client, ClientBuilder, ClientCredential, ConferencingRedirect, CreateLinkToken,
    DataCenter, HyperTransport, Limits, LinkToken, NextPage, Operation, PermissionLevel,
    PermissionsRedirect, PermissionsRequest, RawJson, RequestPermissions, ReqwestTransport,
    RootCertificates, Scope, Uri,
};

use crate::canary::{CANARIES, assert_hidden};
use crate::texts::texts;
use crate::tls::Authority;
use crate::{errors, exports, flavours};

/// Types that show what is in them, or have nothing to show, and why that does no harm.
const OPEN: &[(&str, &[&str])] = &[
    ("there is nothing in it", &["CreateLinkToken", "Truncated"]),
    (
        "numbers, or names of a closed list",
        &[
            "DataCenter",
            "DecodeErrorKind",
            "Limits",
            "RetryPolicy",
            "Sent",
            "Stability",
            "TransportErrorKind",
        ],
    ),
    (
        "constants of the code",
        &["OperationInfo", "test_util::Example"],
    ),
    (
        "the name of an operation, and nothing of its requests and answers",
        &["Pages"],
    ),
    (
        "ids and values that are no secrets, and that are there to be shown",
        &[
            "CalendarId",
            "CalendarPermission",
            "ClientId",
            "ConferencingProvider",
            "PermissionLevel",
            "ProfileId",
            "Refusal",
            "Scope",
            "UnknownValue",
        ],
    ),
    (
        "what an answer says to people who read its logs; no error shows it by itself",
        &["OauthError", "ParameterProblem"],
    ),
    (
        "what a test says of the requests that it made up itself",
        &["test_util::Mismatch"],
    ),
    (
        "a setting that was mistyped, and that has to be told",
        &["UnknownDataCenter"],
    ),
    (
        "a test double has to tell what a test has sent; of headers it hides those that are secrets",
        &[
            "test_util::Answer",
            "test_util::RecordedRequest",
            "test_util::Script",
        ],
    ),
];

/// Each other type, by its name, with all texts of values that have secrets wherever secrets can be.
fn texts(canary: &str) -> BTreeSet<(&'static str, String)> {
    let all = [
        secrets(canary),
        requests(canary),
        answers(canary),
        redirects(canary),
        clients(canary),
        transports(canary),
        errors::texts(canary),
    ];
    all.into_iter().flatten().collect()
}

fn secrets(canary: &str) -> Vec<(&'static str, String)> {
    let text = format!("\"{canary}\"");
    vec![
        ("AccessToken", texts!(AccessToken::from(canary))),
        (
            "BasicCredential",
            texts!(BasicCredential::new(canary, canary)),
        ),
        (
            "ClientCredential",
            texts!(ClientCredential::new(canary, canary)),
        ),
        ("AuthorizationCode", texts!(AuthorizationCode::from(canary))),
        ("AuthorizeState", texts!(AuthorizeState::from(canary))),
        ("LinkToken", texts!(LinkToken::from(canary))),
        ("RawJson", texts!(RawJson::from_text(&text).unwrap())),
        ("Uri", texts!(uri(canary))),
        ("Uri", texts!(Uri::from(canary))),
        ("Uri", texts!(Uri::from(format!("app:{canary}")))),
        (
            "Uri",
            texts!(Uri::from(format!("https://{canary}@a.example/"))),
        ),
        (
            "Uri",
            texts!(Uri::from(format!("https://a.example/#{canary}"))),
        ),
    ]
}

/// A URL with secrets in its path and its query.
fn uri(canary: &str) -> Uri {
    Uri::from(format!("https://a.example/{canary}?token={canary}"))
}

fn requests(canary: &str) -> Vec<(&'static str, String)> {
    let calendar = CalendarPermission::new("cal_1", PermissionLevel::Unrestricted);
    let permissions = RequestPermissions::new([calendar], uri(canary));
    let page = AuthorizePage::new("ID", uri(canary), [Scope::ReadEvents], canary);
    let page = page.link_token(canary);
    let options = CallOptions::default().header("x-key", canary).unwrap();
    vec![
        (
            "AuthorizeConferencing",
            texts!(AuthorizeConferencing::new(uri(canary))),
        ),
        ("AuthorizePage", texts!(page.url(DataCenter::Us).unwrap())),
        ("AuthorizePage", texts!(page)),
        ("CallOptions", texts!(options)),
        ("RequestParts", texts!(permissions.request().unwrap())),
        ("RequestPermissions", texts!(permissions)),
    ]
}

fn answers(canary: &str) -> Vec<(&'static str, String)> {
    let body = serde_json::json!({ "link_token": canary, "other": canary }).to_string();
    let answer = Answer::json(200, body).header("x-key", canary);
    let client = client(canary).build_with(Script::new().answer(answer));
    let account = client.unwrap().account("TOKEN");
    let raw = block_on(account.send_raw(&CreateLinkToken::new(), CallOptions::default()));
    let raw: Answered<LinkToken> = raw.unwrap();
    let unknown = RawJson::from_text(&format!("[\"{canary}\"]")).unwrap();
    vec![
        ("Answered", texts!(raw)),
        (
            "NextPage",
            texts!(NextPage::<CreateLinkToken>::At(uri(canary))),
        ),
        (
            "AuthorizationRequest",
            texts!(AuthorizationRequest::new(uri(canary))),
        ),
        (
            "PermissionsRequest",
            texts!(PermissionsRequest::redirect(uri(canary))),
        ),
        (
            "PermissionsRequest",
            texts!(PermissionsRequest::Unrecognized(unknown)),
        ),
    ]
}

/// What a browser brings back, beside parameters that mean nothing.
fn redirects(canary: &str) -> Vec<(&'static str, String)> {
    let canary = escaped(canary);
    let more = format!("token={canary}&{canary}=1");
    let code = format!("code={canary}&state=STATE&{more}");
    vec![
        (
            "AuthorizeRedirect",
            texts!(AuthorizeRedirect::from_query(&code, "STATE").unwrap()),
        ),
        (
            "ConferencingRedirect",
            texts!(ConferencingRedirect::from_query(&more).unwrap()),
        ),
        (
            "PermissionsRedirect",
            texts!(PermissionsRedirect::from_query(&more).unwrap()),
        ),
    ]
}

/// A text, as it stands in a query.
pub(crate) fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn client(canary: &str) -> ClientBuilder {
    let base_url = BaseUrl::https(&format!("https://a.example/{canary}"));
    Client::builder(DataCenter::Us).base_url(base_url.unwrap())
}

fn clients(canary: &str) -> Vec<(&'static str, String)> {
    let pem = format!("{}{canary}", Authority::new().pem);
    let roots = RootCertificates::from_pem(pem.as_bytes()).unwrap();
    let builder = client(canary).root_certificates(pem);
    let account = builder.clone().build().unwrap().account(canary);
    let blocking = builder.clone().build_blocking().unwrap();
    let base_url = BaseUrl::https(&format!("https://a.example/{canary}")).unwrap();
    vec![
        ("Account", texts!(account)),
        ("BaseUrl", format!("{base_url:?}")),
        ("Client", texts!(account.client())),
        ("ClientBuilder", texts!(builder)),
        ("RootCertificates", texts!(roots)),
        ("blocking::Account", texts!(blocking.account(canary))),
        ("blocking::Client", texts!(blocking)),
    ]
}

fn transports(canary: &str) -> Vec<(&'static str, String)> {
    let limits = Limits::default();
    let headers = [("x-key".try_into().unwrap(), canary.try_into().unwrap())];
    let client = flavours::client("").default_headers(headers.into_iter().collect());
    vec![
        (
            "HyperTransport",
            texts!(HyperTransport::new(limits).unwrap()),
        ),
        (
            "ReqwestTransport",
            texts!(ReqwestTransport::new(client.build().unwrap())),
        ),
        (
            "blocking::UreqTransport",
            texts!(UreqTransport::new(limits).unwrap()),
        ),
    ]
}

#[test]
fn no_value_shows_its_secrets() {
    for canary in CANARIES {
        for (name, text) in texts(canary) {
            assert_hidden(&format!("{name}: {text}"));
        }
    }
}

#[test]
fn each_public_type_is_looked_at_or_has_a_reason_not_to_be() {
    let closed = texts(CANARIES[0]).into_iter().map(|(name, _)| name);
    let closed: BTreeSet<_> = closed.collect();
    let open = OPEN.iter().flat_map(|(_, names)| names.iter().copied());
    let open: BTreeSet<_> = open.collect();
    let types = exports::types();
    for name in &types {
        let is_one_of_both = closed.contains(&**name) != open.contains(&**name);
        assert!(
            is_one_of_both,
            "`{name}` belongs into `texts` or into `OPEN`"
        );
    }
    for name in closed.union(&open) {
        assert!(
            types.iter().any(|it| it == name),
            "there is no type `{name}`"
        );
    }
}

#[test]
fn the_test_double_hides_the_headers_that_are_secrets() {
    let [canary, ..] = CANARIES;
    let script = Script::new().answer(Answer::empty(403));
    let client = Client::builder(DataCenter::Us).build_with(script.clone());
    let account = client.unwrap().account(canary);
    let options = CallOptions::default().header("x-key", canary).unwrap();
    let _ = block_on(account.send_with(&CreateLinkToken::new(), options));
    let [sent] = &script.requests()[..] else {
        panic!("not one request: {script:?}");
    };
    assert_eq!(sent.header("x-key"), Some(canary));
    assert_hidden(&texts!(*sent));
    assert_hidden(&texts!(script));
}
