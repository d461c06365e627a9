//! The whole surface of the API can be said in the language, as far as it is known.

use clientwright::check::check;
use clientwright::spec::Spec;
use clientwright::{Sources, parse};

use super::checkout::root;

/// The 58 operations that official clients have. Two stand on one path where they differ by what is sent.
const SURFACE: &str = "\
page /oauth/authorize
page /enterprise_connect/oauth/authorize
POST /oauth/token
POST /oauth/token
POST /oauth/token/revoke
GET /v1/account
GET /v1/userinfo
GET /v1/profiles
POST /v1/profiles/{}/revoke
GET /v1/resources
GET /v1/calendars
POST /v1/calendars
POST /v1/application_calendars
GET /v1/accessible_calendars
POST /v1/permissions
GET /v1/events
DELETE /v1/events
GET /v1/free_busy
POST /v1/calendars/{}/events
DELETE /v1/calendars/{}/events
POST /v1/calendars/{}/events/{}/participation_status
POST /v1/batch
POST /v1/attachments
POST /v1/channels
GET /v1/channels
DELETE /v1/channels/{}
POST /v1/service_account_authorizations
POST /v1/delegated_authorizations
POST /v1/link_tokens
POST /v1/conferencing_service_authorizations
POST /v1/element_tokens
POST /v1/availability
POST /v1/sequenced_availability
POST /v1/real_time_scheduling
GET /v1/real_time_scheduling
GET /v1/real_time_scheduling/{}
POST /v1/real_time_scheduling/{}/disable
POST /v1/real_time_sequencing
POST /v1/add_to_calendar
GET /v1/availability_rules
POST /v1/availability_rules
GET /v1/availability_rules/{}
DELETE /v1/availability_rules/{}
GET /v1/available_periods
POST /v1/available_periods
DELETE /v1/available_periods
POST /v1/smart_invites
GET /v1/smart_invites
POST /v1/scheduling_conversations
GET /v1/scheduling_conversations/{}
GET /v1/scheduling_conversations
GET {}
POST /v1/bookable_events
GET /v1/bookable_events/{}
POST /v1/bookable_events/{}/registrations
DELETE /v1/bookable_events/{}/registrations/{}
POST /v1/application_verification
POST /v1/applications";

#[test]
fn nothing_of_the_surface_is_missing() {
    let folder = root().join("tests/cases/ok/cronofy_surface");
    let files = parse(&Sources::read(&folder).unwrap().files);
    let told: Vec<String> = files.iter().flat_map(|file| calls(&file.spec)).collect();
    let times = |call: &str| told.iter().filter(|it| *it == call).count();
    assert_eq!(SURFACE.lines().count(), 58);
    for call in SURFACE.lines() {
        let known = SURFACE.lines().filter(|it| *it == call).count();
        assert!(times(call) >= known, "`{call}` is missing");
    }
    for call in &told {
        let is_known = SURFACE.lines().any(|it| it == call);
        assert!(is_known, "`{call}` is no part of the surface");
    }
}

#[test]
fn nothing_of_the_surface_is_doubtful() {
    let folder = root().join("tests/cases/ok/cronofy_surface");
    let files = parse(&Sources::read(&folder).unwrap().files);
    assert_eq!(check(&files).unwrap().warnings(), []);
}

/// The operations and the pages of one file, as the surface lists them.
fn calls(spec: &Spec) -> impl Iterator<Item = String> {
    let operations = spec.operations.values().map(|operation| {
        let method = format!("{:?}", operation.method).to_uppercase();
        format!("{method} {}", unnamed(&operation.path))
    });
    let pages = spec.pages.values().map(|it| format!("page {}", it.path));
    operations.chain(pages)
}

/// A path without the names of its parameters.
fn unnamed(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => "{}",
        false => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
