//! No error shows a secret, down to its last source.

use std::collections::{BTreeMap, BTreeSet};

use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{
    AccessToken, AuthorizeConferencing, AuthorizeRedirect, BoxFuture, CalendarPermission,
    CallOptions, Client, ConferencingRedirect, CreateLinkToken, CredentialSource, DataCenter,
    Error, Operation, PermissionLevel, RawJson, RedirectError, RequestPermissions, RetryPolicy,
    Scope, Sent, Supplied, TransportErrorKind,
};
use serde_json::{Value, json};

use crate::canary::{CANARIES, assert_hidden};
use crate::invalid::invalid;
use crate::texts::texts;
use crate::values::escaped;

/// One of each type of error, with secrets behind it.
pub(crate) fn texts(canary: &str) -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    for error in calls(canary) {
        match &error {
            Error::InvalidRequest(inner) => texts.push(("InvalidRequest", texts!(*inner))),
            Error::Credential(inner) => texts.push(("CredentialError", texts!(*inner))),
            Error::Transport(inner) => texts.push(("TransportError", texts!(*inner))),
            Error::Status(inner) => texts.push(("StatusError", texts!(**inner))),
            Error::Decode(inner) => {
                texts.push(("AnswerError", texts!(**inner)));
                texts.push(("DecodeError", texts!(*inner.problem())));
            }
            other => panic!("an error of a new kind: {other}"),
        }
        texts.push(("Error", texts!(error)));
    }
    let redirects = redirects(canary).into_iter();
    texts.extend(redirects.map(|error| ("RedirectError", texts!(error))));
    texts
}

/// How calls fail whose secrets are in every place that a secret has.
fn calls(canary: &str) -> Vec<Error> {
    let mut errors: Vec<_> = invalid(canary).into_iter().map(Error::from).collect();
    for answer in refusals(canary).into_iter().chain(unreadable(canary)) {
        errors.extend(failures(canary, &answer));
    }
    errors.push(without_credential(canary));
    errors
}

/// What each operation makes of an answer, where that is an error.
fn failures(canary: &str, answer: &Answer) -> Vec<Error> {
    let calendar = CalendarPermission::new("cal_1", PermissionLevel::Unrestricted);
    let url = format!("https://a.example/{canary}?token={canary}");
    let errors = [
        failure(canary, answer, &CreateLinkToken::new()),
        failure(canary, answer, &AuthorizeConferencing::new(url.clone())),
        failure(canary, answer, &RequestPermissions::new([calendar], url)),
    ];
    errors.into_iter().flatten().collect()
}

fn failure<O>(canary: &str, answer: &Answer, operation: &O) -> Option<Error>
where
    O: Operation<Auth = AccessToken>,
{
    let client = Client::builder(DataCenter::Us).retry(RetryPolicy::none());
    let client = client.build_with(Script::new().answer(answer.clone()));
    let options = CallOptions::default().header("x-key", canary).unwrap();
    let account = client.unwrap().account(canary);
    block_on(account.send_with(operation, options)).err()
}

/// Answers that are no success, and failures.
fn refusals(canary: &str) -> Vec<Answer> {
    let bodies = [
        canary.to_owned(),
        format!("<p>{canary}</p>"),
        json!({ "error": canary, canary: [canary] }).to_string(),
        json!({ "errors": { canary: [{ "key": canary, "description": canary }] } }).to_string(),
    ];
    let statuses = [
        204, 302, 400, 401, 402, 403, 404, 418, 422, 423, 429, 500, 503, 599,
    ];
    let mut answers = Vec::new();
    for body in bodies {
        answers.extend(statuses.map(|status| with_headers(canary, status, &body)));
    }
    answers.push(Answer::failure(
        TransportErrorKind::Interrupted,
        Sent::Maybe,
    ));
    answers
}

fn with_headers(canary: &str, status: u16, body: &str) -> Answer {
    Answer::json(status, body.to_owned())
        .header(
            "location",
            &format!("https://a.example/{canary}?x={canary}"),
        )
        .header("set-cookie", &format!("a={canary}"))
        .header("www-authenticate", &format!("Bearer realm=\"{canary}\""))
        .header("retry-after", canary)
        .header("x-key", canary)
}

/// Answers that say success, where something else or a secret stands for each part of a good one in its turn.
fn unreadable(canary: &str) -> Vec<Answer> {
    let good = [
        json!({ "link_token": "a" }),
        json!({ "authorization_request": { "url": "https://a.example/" } }),
        json!({ "permissions_request": { "url": "https://a.example/" } }),
        json!({ "permissions_request": { "accepted": true } }),
    ];
    let others = [
        json!(canary),
        json!([canary]),
        json!({ canary: canary }),
        json!({ canary: [1] }),
    ];
    let mut bodies = vec![
        canary.to_owned(),
        format!("{{\"{canary}"),
        format!("\"{canary}\" x"),
    ];
    for value in &good {
        let whole = value.to_string();
        bodies.extend(
            (0..whole.len())
                .step_by(7)
                .map(|end| format!("{}{canary}", &whole[..end])),
        );
        for other in &others {
            bodies.extend(replaced(value, other).iter().map(Value::to_string));
        }
    }
    bodies
        .iter()
        .map(|body| with_headers(canary, 200, body))
        .collect()
}

/// The value with `other` for each part of it in its turn, and with more fields.
fn replaced(value: &Value, other: &Value) -> Vec<Value> {
    let mut all = vec![other.clone()];
    if let Value::Object(fields) = value {
        for (key, field) in fields {
            for new in replaced(field, other) {
                let mut fields = fields.clone();
                fields.insert(key.clone(), new);
                all.push(Value::Object(fields));
            }
        }
        if let Value::Object(more) = other {
            let fields = fields.clone().into_iter().chain(more.clone());
            all.push(fields.collect());
        }
    }
    all
}

/// A source that has no token in place of a rejected one.
struct Spent(AccessToken);

impl CredentialSource<AccessToken> for Spent {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a AccessToken>,
    ) -> BoxFuture<'a, Supplied<AccessToken>> {
        Box::pin(async move {
            match rejected {
                Some(_) => Err("the user has to authorize anew".into()),
                None => Ok(self.0.clone()),
            }
        })
    }
}

fn without_credential(canary: &str) -> Error {
    let script = Script::new().answer(with_headers(canary, 401, canary));
    let client = Client::builder(DataCenter::Us).build_with(script).unwrap();
    let account = client.account_from(Spent(AccessToken::from(canary)));
    block_on(account.send(&CreateLinkToken::new())).unwrap_err()
}

/// What browsers bring back and what is no outcome, one for each kind of error at least.
fn redirects(canary: &str) -> Vec<RedirectError> {
    let (text, sent) = (escaped(canary), canary);
    let read = |query: &str| AuthorizeRedirect::from_query(query, sent).unwrap_err();
    let mut errors = vec![
        ConferencingRedirect::from_url(&text).unwrap_err(),
        ConferencingRedirect::from_query(&format!("https://a.example/?code={text}")).unwrap_err(),
        read(&format!("code={text}&state=a")),
        read(&format!("code={text}&state={text}&state={text}")),
        read(&format!("code=&state={text}")),
        read(&format!("code={text}")),
        read(&format!("code={text}&error={text}&state={text}")),
        read(&format!("{text}={text}&state={text}")),
        read(&format!("code={text}&state={text}&x=%")),
    ];
    errors.push(
        AuthorizeRedirect::from_url(&format!("https://{text}@a.example/"), sent).unwrap_err(),
    );
    errors
}

#[test]
fn each_kind_of_redirect_error_is_among_them() {
    let name = |error: &RedirectError| {
        let text = format!("{error:?}");
        text.split(' ').next().map(str::to_owned)
    };
    let kinds: BTreeSet<_> = redirects(CANARIES[0]).iter().flat_map(name).collect();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}

#[test]
fn an_error_that_a_user_reads_from_raw_json_is_no_exception() {
    for canary in CANARIES {
        for text in [
            format!("\"{canary}\""),
            format!("{{\"a\": \"{canary}\"}}"),
            format!("[[\"{canary}\"]]"),
            format!("{{\"{canary}\": 1, \"{canary}\": []}}"),
            canary.to_owned(),
        ] {
            let Ok(raw) = RawJson::from_text(&text) else {
                assert_hidden(&texts!(RawJson::from_text(&text).unwrap_err()));
                continue;
            };
            assert_hidden(&texts!(raw.parse::<u8>().unwrap_err()));
            assert_hidden(&texts!(raw.parse::<Vec<Vec<u8>>>().unwrap_err()));
            assert_hidden(&texts!(raw.parse::<Scope>().err()));
        }
    }
}

#[test]
fn of_keys_of_a_map_only_those_that_look_like_names_are_told() {
    let [key, name] = CANARIES.map(|canary| {
        let raw = RawJson::from_text(&format!("{{\"{canary}\": []}}")).unwrap();
        texts!(raw.parse::<BTreeMap<String, u8>>().unwrap_err())
    });
    assert_hidden(&key);
    assert!(name.contains(CANARIES[1]), "{name}");
}
