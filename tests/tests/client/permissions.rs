//! Asking for more access to calendars.

use cronofy::test_util::Answer;
use cronofy::{
    CalendarPermission, DecodeErrorKind, Error, PermissionLevel, PermissionsRequest,
    RequestPermissions,
};
use serde_json::{Value, json};

use crate::conferencing::{NO_URIS, URIS};
use crate::noise::Noise;
use crate::rustdoc;
use crate::stage::{USER_AGENT, head, outcome, permissions, refusal, request};

#[test]
fn the_request_is_the_documented_one() {
    let request = request(&permissions());
    assert_eq!(
        head(&request),
        [
            "POST https://api.cronofy.com/v1/permissions",
            "accept: application/json",
            "authorization: Bearer TOKEN",
            "content-length: 126",
            "content-type: application/json; charset=utf-8",
            &format!("user-agent: {USER_AGENT}"),
        ]
    );
    assert_eq!(
        request.text(),
        r#"{"permissions":[{"calendar_id":"cal_1","permission_level":"unrestricted"}],"redirect_uri":"http://www.example.com/permission"}"#
    );
}

#[test]
fn several_calendars_are_sent_in_their_order() {
    let ids = ["cal_2", "cal_1", "cal_2"];
    let calendars = ids.map(|id| CalendarPermission::new(id, "unrestricted"));
    let call = RequestPermissions::new(calendars, "http://www.example.com/permission");
    let body: Value = request(&call).json().unwrap();
    let expected = ids.map(|id| json!({"calendar_id": id, "permission_level": "unrestricted"}));
    assert_eq!(body["permissions"], json!(expected));
}

#[test]
fn an_empty_list_is_not_sent() {
    let none: [CalendarPermission; 0] = [];
    let error = refusal(&RequestPermissions::new(
        none,
        "http://www.example.com/permission",
    ));
    assert_eq!(error.to_string(), "`permissions` must not be empty");
    assert_eq!(error.parameter(), "permissions");
    let mut emptied = permissions();
    emptied.permissions.clear();
    assert_eq!(refusal(&emptied), error);
}

#[test]
fn any_permission_level_is_sent_and_received_as_it_is() {
    assert_eq!(PermissionLevel::Unrestricted.as_str(), "unrestricted");
    let mut noise = Noise::new();
    let others = (0..200).map(|_| noise.text());
    for level in others.chain(["unrestricted".to_owned(), "sandbox".to_owned()]) {
        let received: PermissionLevel = serde_json::from_value(json!(level)).unwrap();
        let calendar = CalendarPermission::new("cal_1", received);
        let call = RequestPermissions::new([calendar], "http://www.example.com/permission");
        let body: Value = request(&call).json().unwrap();
        assert_eq!(body["permissions"][0]["permission_level"], level);
    }
}

#[test]
fn the_redirect_uri_is_sent_byte_for_byte_or_not_at_all() {
    let to = |uri: &str| {
        let mut call = permissions();
        call.redirect_uri = uri.into();
        call
    };
    for uri in URIS {
        let body = request(&to(uri)).text();
        assert!(body.ends_with(&format!(r#","redirect_uri":"{uri}"}}"#)));
    }
    for uri in NO_URIS {
        assert_eq!(refusal(&to(uri)).parameter(), "redirect_uri", "{uri:?}");
    }
}

/// What the client makes of this content of the envelope.
fn answer(content: &str) -> Result<PermissionsRequest, Error> {
    let body = format!(r#"{{"permissions_request":{content}}}"#);
    outcome(&permissions(), Answer::json(200, body))
}

#[test]
fn a_url_means_that_the_user_has_to_be_sent_there() {
    let url = "https://app.cronofy.com/permissions";
    for content in [
        r#"{"url":"https://app.cronofy.com/permissions"}"#,
        r#"{"url":"https://app.cronofy.com/permissions","accepted":null}"#,
        r#"{"new":{"accepted":true},"url":"https://app.cronofy.com/permissions","list":[1]}"#,
        "\n { \"url\" :\t\"https:\\/\\/app.cronofy.com\\/permissions\" } ",
    ] {
        let answer = answer(content).unwrap();
        assert_eq!(answer, PermissionsRequest::redirect(url), "{content}");
        assert!(
            matches!(&answer, PermissionsRequest::Redirect { url: it, .. }
            if it.as_str() == url)
        );
    }
}

#[test]
fn accepted_means_that_there_is_nothing_to_do() {
    for content in [
        r#"{"accepted":true}"#,
        r#"{"accepted":true,"url":null}"#,
        r#"{"new":{"url":"u"},"accepted":true,"list":[1]}"#,
    ] {
        let answer = answer(content).unwrap();
        assert_eq!(answer, PermissionsRequest::accepted(), "{content}");
        assert!(matches!(answer, PermissionsRequest::Accepted { .. }));
    }
}

#[test]
fn everything_else_is_kept_and_not_guessed() {
    for content in [
        r#"{"url":"https://app.cronofy.com/permissions","accepted":true}"#,
        r#"{"url":"https://app.cronofy.com/permissions","accepted":false}"#,
        r#"{"accepted":false}"#,
        r#"{"accepted":"true"}"#,
        r#"{"accepted":1}"#,
        r#"{"accepted":{}}"#,
        &format!(r#"{{"accepted":{}{}}}"#, "[".repeat(200), "]".repeat(200)),
        r#"{"url":null,"accepted":null}"#,
        r#"{"url":null}"#,
        "{}",
        r#"{ "pending" : [ 1.50, "é\u00e9" ] }"#,
        "[]",
        "null",
        "true",
        "0.10",
        r#""https://app.cronofy.com/permissions""#,
    ] {
        match answer(content).unwrap() {
            PermissionsRequest::Unrecognized(raw) => assert_eq!(raw.as_str(), content),
            other => panic!("{content} is taken for {other:?}"),
        }
    }
}

#[test]
fn a_url_of_another_type_is_an_error_that_names_it() {
    for content in [
        r#"{"url":5}"#,
        r#"{"url":["u"]}"#,
        r#"{"url":"a","url":"b"}"#,
    ] {
        match answer(content).unwrap_err() {
            Error::Decode(error) => {
                assert_eq!(error.kind(), DecodeErrorKind::Data, "{content}");
                assert_eq!(error.problem().path(), "permissions_request.url");
            }
            other => panic!("{content} gives {other}"),
        }
    }
}

#[test]
fn the_docs_tell_the_six_steps() {
    let docs = rustdoc::of("RequestPermissions");
    let steps = [
        "1. The user goes through the OAuth flow",
        "2. Your application gets its OAuth tokens",
        "3. With them it lists the calendars",
        "4. It makes this call",
        "5. Cronofy answers with a URL",
        "6. The user accepts or rejects",
    ];
    let places: Vec<_> = steps.iter().map(|step| docs.find(step).unwrap()).collect();
    assert!(places.is_sorted(), "{docs}");
}

#[test]
fn the_docs_name_the_plan() {
    let docs = rustdoc::of("RequestPermissions");
    assert!(docs.contains("**Plan: Starter**"), "{docs}");
}
