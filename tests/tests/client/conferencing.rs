//! Authorizing a conferencing service.

use cronofy::test_util::Answer;
use cronofy::{AuthorizationRequest, AuthorizeConferencing, ConferencingProvider};
use serde_json::{Value, json};

use crate::noise::Noise;
use crate::rustdoc;
use crate::stage::{USER_AGENT, conferencing, head, outcome, refusal, request};

#[test]
fn the_request_is_the_documented_one() {
    let request = request(&conferencing());
    assert_eq!(
        head(&request),
        [
            "POST https://api.cronofy.com/v1/conferencing_service_authorizations",
            "accept: application/json",
            "authorization: Bearer TOKEN",
            "content-length: 63",
            "content-type: application/json; charset=utf-8",
            &format!("user-agent: {USER_AGENT}"),
        ]
    );
    assert_eq!(
        request.text(),
        r#"{"redirect_uri":"http://www.example.com/conferencing_settings"}"#
    );
}

/// Texts that are URIs, each with something that a careless client would rewrite.
pub(crate) const URIS: [&str; 12] = [
    "http://www.example.com",
    "http://www.example.com/",
    "http://www.example.com//a//",
    "HTTP://WWW.Example.COM/Path",
    "http://www.example.com:80/",
    "https://www.example.com:443/a?",
    "http://www.example.com/a/./b/../c",
    "http://www.example.com/%7Euser/%e2%82%AC?x=%20+&y=%2F#part",
    "http://127.0.0.1:3000/back",
    "http://[2001:DB8::1]:8080/back",
    "com.example.app:/callback",
    "com.example.app://callback",
];

/// Texts that are none.
pub(crate) const NO_URIS: [&str; 18] = [
    "",
    " ",
    "www.example.com/back",
    "/back",
    "//www.example.com/back",
    "http:",
    "http://",
    "http:///back",
    "http://www.example.com/a b",
    " http://www.example.com/",
    "http://www.example.com/\n",
    "http://www.example.com/\"",
    "http://www.example.com/%zz",
    "http://www.example.com/%2",
    "http://www.example.com/ä",
    "http://www.example.com:port/",
    "http://www.example.com:65536/",
    "http://user:password@www.example.com/",
];

#[test]
fn the_redirect_uri_is_sent_byte_for_byte() {
    for uri in URIS {
        let body = request(&AuthorizeConferencing::new(uri)).text();
        assert_eq!(body, format!(r#"{{"redirect_uri":"{uri}"}}"#));
    }
}

#[test]
fn a_redirect_uri_that_is_none_is_not_sent() {
    for uri in NO_URIS {
        let error = refusal(&AuthorizeConferencing::new(uri));
        assert_eq!(error.parameter(), "redirect_uri", "{uri:?}");
    }
    let error = refusal(&AuthorizeConferencing::new("nonsense"));
    assert_eq!(
        error.to_string(),
        "`redirect_uri` must be an absolute URI, beginning with a scheme such as `https:`"
    );
}

#[test]
fn an_absent_provider_is_left_out() {
    let body: Value = request(&conferencing()).json().unwrap();
    let keys: Vec<_> = body.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["redirect_uri"]);
}

#[test]
fn known_providers_have_the_documented_names() {
    let documented = [
        ("ms_teams", ConferencingProvider::MsTeams),
        ("go_to", ConferencingProvider::GoTo),
        ("zoom", ConferencingProvider::Zoom),
        ("google_meet_api", ConferencingProvider::GoogleMeetApi),
    ];
    for (name, provider) in documented {
        let body: Value = request(&conferencing().provider_name(provider.clone()))
            .json()
            .unwrap();
        assert_eq!(body["provider_name"], name);
        let received: ConferencingProvider = serde_json::from_value(json!(name)).unwrap();
        assert_eq!(received, provider);
        assert_eq!(ConferencingProvider::from(name), provider);
        assert_eq!(provider.to_string(), name);
    }
}

#[test]
fn any_other_provider_is_sent_and_received_as_it_is() {
    let mut noise = Noise::new();
    for name in (0..200).map(|_| noise.text()) {
        let received: ConferencingProvider = serde_json::from_value(json!(name)).unwrap();
        assert!(matches!(&received, ConferencingProvider::Unknown(it) if it.as_str() == name));
        let body: Value = request(&conferencing().provider_name(received))
            .json()
            .unwrap();
        assert_eq!(body["provider_name"], name);
    }
    for name in ["Zoom", "zoom ", "webex", ""] {
        let provider = ConferencingProvider::from(name);
        assert_eq!(provider.as_str(), name);
        assert_ne!(provider, ConferencingProvider::Zoom);
    }
}

#[test]
fn the_docs_say_who_needs_google_meet() {
    let docs = rustdoc::of("ConferencingProvider::GoogleMeetApi");
    assert!(docs.contains("Google calendar"), "{docs}");
    assert!(docs.contains("Free/Busy"), "{docs}");
    assert!(docs.contains("No Calendar Access"), "{docs}");
}

#[test]
fn the_answer_is_the_url_to_send_the_user_to() {
    let body = r#"{ "authorization_request" : { "url" : "https://app.cronofy.com/Conferencing_Services/x%2Fy?" } }"#;
    let answer = outcome(&conferencing(), Answer::json(200, body)).unwrap();
    let url = "https://app.cronofy.com/Conferencing_Services/x%2Fy?";
    assert_eq!(answer.url.as_str(), url);
    assert_eq!(answer, AuthorizationRequest::new(url));
    let docs = rustdoc::of("AuthorizationRequest::url");
    assert!(docs.contains("has to redirect the user"), "{docs}");
}
