//! What a browser brings back, which anyone can forge.

use cronofy::RedirectError::{
    Contradictory, Empty, Malformed, Missing, NotAQuery, NotAUrl, Repeated,
};
use cronofy::{
    AuthorizeRedirect, ConferencingRedirect, PermissionsRedirect, RedirectError, Refusal,
};

#[test]
fn a_conferencing_service_is_linked() {
    let cases = [
        ("last_linked_profile_id=pro_n23kjnwrw2", "pro_n23kjnwrw2"),
        ("a=1&last_linked_profile_id=pro_1&a=2", "pro_1"),
        ("last_linked_profile%5Fid=pro%5f1", "pro_1"),
    ];
    for (query, id) in cases {
        let linked = Ok(ConferencingRedirect::linked(id));
        assert_eq!(ConferencingRedirect::from_query(query), linked);
        let url = format!("http://www.example.com/conferencing_settings?{query}");
        assert_eq!(ConferencingRedirect::from_url(&url), linked);
    }
}

#[test]
fn what_says_nothing_is_no_success() {
    let returned = Ok(ConferencingRedirect::returned());
    let bare = "http://www.example.com/conferencing_settings";
    assert_eq!(ConferencingRedirect::from_url(bare), returned);
    for query in [
        "",
        "=",
        "own=1",
        "LAST_LINKED_PROFILE_ID=pro_1",
        "last_linked_profile_id[]=pro_1",
        "error[]=access_denied",
        "Error=access_denied",
    ] {
        assert_eq!(ConferencingRedirect::from_query(query), returned, "{query}");
    }
}

#[test]
fn a_conferencing_service_is_denied() {
    let denied = |error: &str| Ok(ConferencingRedirect::denied(error));
    let cases = [
        ("error=access_denied", "access_denied"),
        ("own=1&error=access_denied&", "access_denied"),
        ("error=server_error", "server_error"),
        ("error=Access_Denied", "Access_Denied"),
        ("error=a+b%26c%C3%A9", "a b&cé"),
    ];
    for (query, error) in cases {
        assert_eq!(ConferencingRedirect::from_query(query), denied(error));
        let url = format!("https://www.example.com:8443/?{query}#top");
        assert_eq!(ConferencingRedirect::from_url(&url), denied(error));
    }
    assert_eq!(
        ConferencingRedirect::from_query("error=access_denied"),
        Ok(ConferencingRedirect::denied(Refusal::AccessDenied))
    );
}

#[test]
fn a_profile_that_is_not_clear_is_an_error() {
    let parameter = "last_linked_profile_id";
    let cases = [
        ("last_linked_profile_id=", Empty { parameter }),
        (
            "last_linked_profile_id=a&last_linked_profile_id=a",
            Repeated { parameter },
        ),
        ("last_linked_profile_id", Malformed),
        (
            "last_linked_profile_id=pro_1&error=no",
            Contradictory {
                parameters: ["error", "last_linked_profile_id"],
            },
        ),
    ];
    for (query, error) in cases {
        assert_eq!(ConferencingRedirect::from_query(query), Err(error));
    }
}

#[test]
fn permissions_are_denied_or_the_user_just_returned() {
    let cases = [
        ("", PermissionsRedirect::returned()),
        ("own=1&own=2", PermissionsRedirect::returned()),
        ("Error=access_denied", PermissionsRedirect::returned()),
        (
            "error=access_denied",
            PermissionsRedirect::denied(Refusal::AccessDenied),
        ),
        (
            "own=1&error=later%20please",
            PermissionsRedirect::denied("later please"),
        ),
    ];
    for (query, outcome) in cases {
        assert_eq!(PermissionsRedirect::from_query(query).unwrap(), outcome);
        let url = format!("http://www.example.com/permission?{query}");
        assert_eq!(PermissionsRedirect::from_url(&url).unwrap(), outcome);
    }
}

/// What the three readers make of a text.
fn read(
    conferencing: fn(&str) -> Result<ConferencingRedirect, RedirectError>,
    permissions: fn(&str) -> Result<PermissionsRedirect, RedirectError>,
    authorize: fn(&str, &str) -> Result<AuthorizeRedirect, RedirectError>,
    text: &str,
) -> [RedirectError; 3] {
    [
        conferencing(text).expect_err(text),
        permissions(text).expect_err(text),
        authorize(text, "STATE").expect_err(text),
    ]
}

fn query_errors(text: &str) -> [RedirectError; 3] {
    read(
        ConferencingRedirect::from_query,
        PermissionsRedirect::from_query,
        AuthorizeRedirect::from_query,
        text,
    )
}

fn url_errors(text: &str) -> [RedirectError; 3] {
    read(
        ConferencingRedirect::from_url,
        PermissionsRedirect::from_url,
        AuthorizeRedirect::from_url,
        text,
    )
}

#[test]
fn garbage_is_never_success() {
    for text in [
        "garbage",
        "a=1&garbage",
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%ff",
        "%=a",
        "a=b c",
        "a=\n",
        "a=ä",
        "a=\"",
        "a=\0",
        "é=1",
    ] {
        assert_eq!(query_errors(text), [Malformed, Malformed, Malformed]);
        let url = format!("http://www.example.com/?{text}");
        assert_eq!(url_errors(&url), [Malformed, Malformed, Malformed]);
    }
}

#[test]
fn a_url_is_no_query_and_a_query_is_no_url() {
    for url in [
        "http://www.example.com/permission",
        "http://www.example.com/permission?error=access_denied",
        "/permission?error=access_denied",
        "?error=access_denied",
        "error=access_denied#top",
    ] {
        assert_eq!(query_errors(url), [NotAQuery, NotAQuery, NotAQuery]);
    }
    for query in [
        "",
        "error=access_denied",
        "?error=access_denied",
        "/permission?error=access_denied",
        "www.example.com/permission?error=access_denied",
        "http://?error=access_denied",
        "http://a b/?error=access_denied",
    ] {
        assert_eq!(url_errors(query), [NotAUrl, NotAUrl, NotAUrl]);
    }
}

#[test]
fn a_fragment_decides_nothing() {
    let url = "http://www.example.com/permission#error=access_denied";
    let returned = PermissionsRedirect::from_url(url).unwrap();
    assert_eq!(returned, PermissionsRedirect::returned());
    let url = "http://www.example.com/oauth#code=CODE&state=STATE";
    let missing = AuthorizeRedirect::from_url(url, "STATE").unwrap_err();
    assert_eq!(missing, Missing { parameter: "state" });
}

#[test]
fn messages_name_parameters_and_quote_nothing() {
    let message = |query: &str| {
        let error = AuthorizeRedirect::from_query(query, "cAnArY").unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(
            !shown.contains("cAnArY") && !shown.contains("eViL"),
            "{shown}"
        );
        error.to_string()
    };
    assert_eq!(message("code=eViL"), "`state` is missing");
    assert_eq!(message("code=eViL&state="), "`state` is empty");
    assert_eq!(message("state=eViL"), "`state` is not the expected one");
    assert_eq!(
        message("state=eViL&state=eViL"),
        "`state` stands there more than once"
    );
    assert_eq!(
        message("state=cAnArY"),
        "one of `error`, `code` has to be there"
    );
    assert_eq!(
        message("state=cAnArY&code=eViL&error=eViL"),
        "`error` and `code` cannot both be there"
    );
    assert_eq!(message("eViL"), "the query is malformed");
}
