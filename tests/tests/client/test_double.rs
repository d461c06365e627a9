//! The test double, as the author of an application uses it: tests of a handler.

use std::error::Error as _;
use std::time::Duration;

use cronofy::test_util::{Answer, Answerable, Mismatch, Script, block_on, errors};
use cronofy::{
    AccessToken, Account, AuthorizationRequest, AuthorizeConferencing, CalendarPermission,
    CallOptions, Client, CreateLinkToken, DataCenter, Error, LinkToken, OauthError, Operation,
    ParameterProblem, PermissionLevel, PermissionsRequest, RawJson, RequestPermissions,
};

use crate::stage::{conferencing, outcome, permissions};

const PAGE: &str = "https://app.cronofy.com/permissions/p";
const LATER: Duration = Duration::from_secs(2);

/// The handler: asks for more access to a calendar, and tells the browser where to go.
async fn ask(account: &Account, calendar: &str) -> (u16, String) {
    match account.send(&request(calendar)).await {
        Ok(PermissionsRequest::Redirect { url, .. }) => (303, url.as_str().to_owned()),
        Ok(_) => (303, "/calendars".to_owned()),
        Err(Error::Status(refused)) if refused.is_invalid_parameters() => {
            let problems = refused.invalid_parameters().unwrap_or_default();
            (400, problems.into_keys().collect())
        }
        Err(error) => (502, format!("after {} attempts", error.attempts())),
    }
}

fn request(calendar: &str) -> RequestPermissions {
    let calendar = CalendarPermission::new(calendar, PermissionLevel::Unrestricted);
    RequestPermissions::new([calendar], "https://app.example.com/permissions")
}

fn account(script: &Script) -> Account {
    let client = Client::builder(DataCenter::Uk).build_with(script.clone());
    client.unwrap().account("TOKEN")
}

fn page() -> Answer {
    Answer::to::<RequestPermissions>(PermissionsRequest::redirect(PAGE))
}

#[test]
fn a_handler_is_tested() -> Result<(), Mismatch> {
    let script = Script::new().answer(page());
    let told = block_on(ask(&account(&script), "cal_1"));
    assert_eq!(told, (303, PAGE.to_owned()));
    let sent = script.verify_sent(&request("cal_1"))?;
    assert!(sent.is::<RequestPermissions>() && !sent.is::<CreateLinkToken>());
    assert_eq!(sent.bearer(), Some("TOKEN"));
    script.finish()
}

#[test]
fn a_refusal_has_its_documented_form() -> Result<(), Mismatch> {
    let problem = ParameterProblem::new("errors.invalid").description("unknown calendar");
    let refusal = errors::invalid_parameters([("permissions".to_owned(), vec![problem.clone()])]);
    let script = Script::new().answer(refusal.clone());
    let told = block_on(ask(&account(&script), "cal_1"));
    assert_eq!(told, (400, "permissions".to_owned()));
    match outcome(&permissions(), refusal) {
        Err(Error::Status(refused)) => {
            let problems = refused.invalid_parameters().unwrap();
            assert_eq!(problems["permissions"], [problem]);
        }
        other => panic!("{other:?}"),
    }
    script.finish()
}

#[test]
fn a_retry_takes_no_time() -> Result<(), Mismatch> {
    let script = Script::new()
        .answer(errors::rate_limited().header("Retry-After", "2"))
        .answer(page());
    let told = block_on(ask(&account(&script), "cal_1"));
    assert_eq!(told, (303, PAGE.to_owned()));
    assert_eq!(script.waits(), [LATER]);
    assert_eq!(script.requests().len(), 2);
    script.finish()
}

#[test]
fn what_is_played_otherwise_meets_every_attempt() -> Result<(), Mismatch> {
    let script = Script::new().answer(page()).otherwise(Answer::lost());
    let account = account(&script);
    assert_eq!(block_on(ask(&account, "cal_1")).0, 303);
    let told = block_on(ask(&account, "cal_2"));
    assert_eq!(told, (502, "after 3 attempts".to_owned()));
    assert_eq!(script.requests().len(), 4);
    script.finish()
}

#[test]
fn it_blocks_as_well() -> Result<(), Mismatch> {
    let script = Script::new().answer(page());
    let client = Client::builder(DataCenter::Uk).build_blocking_with(script.clone());
    let answer = client.unwrap().account("TOKEN").send(&request("cal_1"));
    assert_eq!(answer.unwrap(), PermissionsRequest::redirect(PAGE));
    script.verify_sent(&request("cal_1"))?;
    script.finish()
}

#[tokio::test(start_paused = true)]
async fn it_works_where_the_time_of_tokio_stands_still() -> Result<(), Mismatch> {
    let script = Script::new()
        .answer(errors::rate_limited().header("Retry-After", "2"))
        .answer(page());
    let before = tokio::time::Instant::now();
    let account = account(&script);
    let told = tokio::time::timeout(LATER, ask(&account, "cal_1")).await;
    assert_eq!(told.unwrap().0, 303);
    assert_eq!(before.elapsed(), Duration::ZERO);
    script.finish()
}

/// Reads a value from the answer that is made of it.
fn comes_back<O>(operation: &O, value: O::Output)
where
    O: Answerable + Operation<Auth = AccessToken, Output: Clone + PartialEq + std::fmt::Debug>,
{
    let answer = outcome(operation, Answer::to::<O>(value.clone()));
    assert_eq!(answer.unwrap(), value);
}

#[test]
fn values_come_back_from_the_answers_that_are_made_of_them() {
    comes_back(&conferencing(), AuthorizationRequest::new("a b\"\\ü\u{0}"));
    comes_back(&CreateLinkToken::new(), LinkToken::from("t\n"));
    comes_back(&permissions(), PermissionsRequest::redirect(PAGE));
    comes_back(&permissions(), PermissionsRequest::accepted());
    let text = r#"{"new" : 123456789012345678901234567890.10, "x":"\u0041"}"#;
    let raw = RawJson::from_text(text).unwrap();
    comes_back(&permissions(), PermissionsRequest::Unrecognized(raw));
    // A text stands for what is made of one.
    let answer = Answer::to::<CreateLinkToken>("t");
    assert_eq!(
        outcome(&CreateLinkToken::new(), answer).unwrap(),
        LinkToken::from("t")
    );
}

#[test]
fn an_answer_waits_for_its_operation() -> Result<(), Mismatch> {
    let script = Script::new()
        .answer(page())
        .answer(errors::account_locked().only_for::<AuthorizeConferencing>())
        .answer(Answer::to::<CreateLinkToken>("t"));
    let account = account(&script);
    assert_eq!(
        block_on(account.send(&CreateLinkToken::new())).unwrap(),
        LinkToken::from("t")
    );
    let error = block_on(account.send(&conferencing())).unwrap_err();
    assert_eq!(error.status().unwrap(), 423);
    assert_eq!(block_on(ask(&account, "cal_1")).0, 303);
    script.finish()
}

#[test]
fn each_documented_error_is_ready() {
    let found = [
        errors::bad_request(OauthError::new("invalid_grant")),
        errors::unauthorized(),
        errors::payment_required(),
        errors::forbidden(),
        errors::not_found(),
        errors::invalid_parameters([]),
        errors::account_locked(),
        errors::rate_limited(),
    ];
    let found = found.map(|answer| match outcome(&permissions(), answer) {
        Err(Error::Status(refused)) => refused,
        other => panic!("{other:?}"),
    });
    let statuses = found.each_ref().map(|refused| refused.status().as_u16());
    assert_eq!(statuses, [400, 401, 402, 403, 404, 422, 423, 429]);
    assert_eq!(found[0].bad_request().unwrap().error, "invalid_grant");
    assert!(found[5].invalid_parameters().unwrap().is_empty());
}

#[test]
fn each_fault_is_what_its_name_says() {
    let failed = |answer| outcome(&permissions(), answer).unwrap_err();
    let unreachable = failed(Answer::unreachable());
    assert!(unreachable.is_connect() && !unreachable.may_have_taken_effect());
    let lost = failed(Answer::lost());
    assert!(lost.may_have_taken_effect() && !lost.is_timeout());
    let late = failed(Answer::timeout());
    assert!(late.is_timeout() && late.may_have_taken_effect());
    for (answer, says) in [
        (Answer::garbage(), "it is not JSON"),
        (page().truncated(), "it ends too early"),
        (Answer::empty(200), "it is empty"),
    ] {
        let text = failed(answer).to_string();
        assert!(text.contains(says), "{text}");
    }
}

#[test]
fn a_timeout_takes_the_time_of_an_attempt() {
    let script = Script::new().otherwise(Answer::timeout());
    let send = |options| block_on(account(&script).send_with(&permissions(), options));
    let error = send(CallOptions::default().timeout(LATER)).unwrap_err();
    assert!(error.is_timeout());
    assert_eq!((error.attempts(), script.waits().len()), (1, 0));
    // Two attempts of 30 seconds are all that 60 seconds leave room for.
    let error = send(CallOptions::default()).unwrap_err();
    assert_eq!(error.attempts(), 2);
}

#[test]
fn a_request_that_differs_is_shown_field_by_field() {
    let script = Script::new()
        .answer(Answer::to::<CreateLinkToken>("t"))
        .answer(page());
    let account = account(&script);
    block_on(account.send(&CreateLinkToken::new())).unwrap();
    block_on(ask(&account, "cal_1"));
    let level = PermissionLevel::Unrestricted;
    let calendars = ["cal_2", "cal_3"].map(|id| CalendarPermission::new(id, level.clone()));
    let other = RequestPermissions::new(calendars, "https://app.example.com/");
    let mismatch = script.verify_sent(&other).unwrap_err();
    assert_eq!(
        format!("{mismatch:?}"),
        r#"`request_permissions` was not sent as expected; the nearest request differs:
  body.permissions[0].calendar_id: expected "cal_2", got "cal_1"
  body.permissions[1]: expected {"calendar_id":"cal_3","permission_level":"unrestricted"}, got nothing
  body.redirect_uri: expected "https://app.example.com/", got "https://app.example.com/permissions""#
    );
    let [first, second] = &script.requests()[..] else {
        panic!("two requests");
    };
    assert_eq!(second.verify(&request("cal_1")), Ok(()));
    assert_eq!(
        first.verify(&conferencing()).unwrap_err().to_string(),
        r#"the request is not the `authorize_conferencing` that was expected:
  call: expected POST /v1/conferencing_service_authorizations, got POST /v1/link_tokens
  body: expected {"redirect_uri":"http://www.example.com/conferencing_settings"}, got nothing"#
    );
}

#[test]
fn what_was_not_sent_or_cannot_be_is_named() {
    let told = |operation: &RequestPermissions| {
        let mismatch = Script::new().verify_sent(operation).unwrap_err();
        mismatch.to_string()
    };
    assert_eq!(
        told(&permissions()),
        "`request_permissions` was not sent, nor was anything else"
    );
    let nothing: [CalendarPermission; 0] = [];
    assert_eq!(
        told(&RequestPermissions::new(nothing, "https://app.example.com")),
        "`request_permissions` cannot be sent: `permissions` must not be empty"
    );
}

#[test]
fn a_script_that_is_not_played_to_its_end_says_so() {
    let script = Script::new().answer(page()).answer(errors::not_found());
    assert_eq!(
        script.finish().unwrap_err().to_string(),
        "the script was not played as it is written:
  answers that nobody asked for: status 200 for `request_permissions`, status 404"
    );
    let account = account(&script);
    let send = || block_on(account.send(&CreateLinkToken::new()));
    assert_eq!(send().unwrap_err().status().unwrap(), 404);
    let missing = "the script has no answer left for `POST /v1/link_tokens`; it had 2 in all, \
                   and those for others are left: status 200 for `request_permissions`";
    let error = send().unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), missing);
    // The page of the handler may hide why it failed; the end of the test does not.
    assert!(script.finish().unwrap_err().to_string().contains(missing));
}
