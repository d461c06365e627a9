//! The page at which a user lets an application in.

use cronofy::{AuthorizePage, DataCenter, LinkToken, Scope};

use crate::conferencing::{NO_URIS, URIS};

fn page() -> AuthorizePage {
    AuthorizePage::new("ID", "http://a.example/", [Scope::ReadEvents], "STATE")
}

fn url(page: &AuthorizePage) -> String {
    let url = page.url(DataCenter::Us).unwrap();
    url.as_str().to_owned()
}

#[test]
fn the_url_is_the_documented_one() {
    let page = AuthorizePage::new(
        "CLIENT_ID",
        "http://www.example.com/oauth",
        [Scope::ReadEvents, Scope::CreateEvent],
        "STATE",
    );
    let start = "https://app.cronofy.com/oauth/authorize?response_type=code&client_id=CLIENT_ID\
                 &redirect_uri=http%3A%2F%2Fwww.example.com%2Foauth\
                 &scope=read_events%20create_event&state=STATE";
    assert_eq!(url(&page), start);
    let linked = page.link_token("LINK_TOKEN");
    assert_eq!(url(&linked), format!("{start}&link_token=LINK_TOKEN"));
}

#[test]
fn the_host_belongs_to_the_data_center() {
    let hosts = [
        (DataCenter::Us, "app.cronofy.com"),
        (DataCenter::Uk, "app-uk.cronofy.com"),
        (DataCenter::De, "app-de.cronofy.com"),
        (DataCenter::Au, "app-au.cronofy.com"),
        (DataCenter::Ca, "app-ca.cronofy.com"),
        (DataCenter::Sg, "app-sg.cronofy.com"),
    ];
    assert_eq!(hosts.map(|(id, _)| id), DataCenter::ALL);
    for (data_center, host) in hosts {
        assert_eq!(
            page().url(data_center).unwrap().as_str(),
            format!(
                "https://{host}/oauth/authorize?response_type=code&client_id=ID\
                 &redirect_uri=http%3A%2F%2Fa.example%2F&scope=read_events&state=STATE"
            )
        );
    }
}

#[test]
fn odd_values_are_escaped() {
    let odd = [
        ("a b", "a%20b"),
        ("a+b", "a%2Bb"),
        ("a%20b", "a%2520b"),
        ("&state=x#y?z/=;:@", "%26state%3Dx%23y%3Fz%2F%3D%3B%3A%40"),
        ("\u{e4}\u{df}\u{1f5d3}", "%C3%A4%C3%9F%F0%9F%97%93"),
        ("\r\n\0\"'<>", "%0D%0A%00%22%27%3C%3E"),
        ("A-z.0_9~", "A-z.0_9~"),
    ];
    for (value, escaped) in odd {
        let mut page = page().link_token(value);
        page.client_id = value.into();
        page.state = value.into();
        assert_eq!(
            url(&page),
            format!(
                "https://app.cronofy.com/oauth/authorize?response_type=code&client_id={escaped}\
                 &redirect_uri=http%3A%2F%2Fa.example%2F&scope=read_events\
                 &state={escaped}&link_token={escaped}"
            )
        );
    }
}

#[test]
fn the_redirect_uri_survives_byte_for_byte() {
    for uri in URIS {
        let mut page = page();
        page.redirect_uri = uri.into();
        let url = url(&page);
        let (_, rest) = url.split_once("&redirect_uri=").unwrap();
        let (escaped, _) = rest.split_once('&').unwrap();
        assert_eq!(unescaped(escaped), uri);
    }
}

fn unescaped(text: &str) -> String {
    let mut pieces = text.split('%');
    let start = pieces.next().unwrap().to_owned();
    pieces.fold(start, |text, piece| {
        let code = u8::from_str_radix(&piece[..2], 16).unwrap();
        format!("{text}{}{}", char::from(code), &piece[2..])
    })
}

#[test]
fn scopes_are_an_open_set() {
    let known = [
        ("create_calendar", Scope::CreateCalendar),
        ("read_events", Scope::ReadEvents),
        ("create_event", Scope::CreateEvent),
        ("delete_event", Scope::DeleteEvent),
        ("read_free_busy", Scope::ReadFreeBusy),
        (
            "change_participation_status",
            Scope::ChangeParticipationStatus,
        ),
        ("read_account", Scope::ReadAccount),
        ("list_calendars", Scope::ListCalendars),
    ];
    for (name, scope) in known {
        assert_eq!(Scope::from(name), scope);
        assert_eq!(scope.as_str(), name);
    }
    let other = "service_account/accounts/unrestricted_access";
    assert!(matches!(Scope::from(other), Scope::Unknown(_)));
    let page = AuthorizePage::new("ID", "http://a.example/", ["read_events", other], "STATE");
    assert!(
        url(&page)
            .contains("&scope=read_events%20service_account%2Faccounts%2Funrestricted_access&")
    );
}

#[test]
fn what_is_required_must_not_be_empty() {
    let refused = |page: &AuthorizePage| page.url(DataCenter::Us).unwrap_err().to_string();
    let mut unscoped = page();
    unscoped.scope.clear();
    assert_eq!(refused(&unscoped), "`scope` must not be empty");
    for (scope, at) in [
        ("a b", "scope[1]"),
        ("", "scope[1]"),
        ("\u{a0}", "scope[1]"),
    ] {
        let mut spaced = page();
        spaced.scope = vec![Scope::ReadEvents, Scope::from(scope)];
        assert_eq!(refused(&spaced), format!("`{at}` must be one word"));
    }
    let mut stateless = page();
    stateless.state = "".into();
    assert_eq!(refused(&stateless), "`state` must not be empty");
    for uri in NO_URIS {
        let mut lost = page();
        lost.redirect_uri = uri.into();
        let error = lost.url(DataCenter::Us).unwrap_err();
        assert_eq!(error.parameter(), "redirect_uri", "{uri:?}");
    }
}

#[test]
fn a_link_token_goes_from_the_answer_to_the_page() {
    let token = LinkToken::from("abcd1234");
    let url = url(&page().link_token(token));
    assert!(url.ends_with("&link_token=abcd1234"), "{url}");
}
