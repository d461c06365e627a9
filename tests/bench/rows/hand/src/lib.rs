//! The call as a person would write it: what is sent and what comes back, with no network.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http::{Request, Response};
use serde::{Deserialize, Serialize};

pub const PATH: &str = "/v1/conferencing_service_authorizations";
pub const AGENT: &str = "by-hand/0.1.0";

// The limits are those that the generated client has by default.
pub const CONNECT: Duration = Duration::from_millis(3_100);
pub const ATTEMPT: Duration = Duration::from_secs(30);
pub const OVERALL: Duration = Duration::from_secs(60);
pub const IDLE: Duration = Duration::from_secs(15);
pub const MAX_BODY: usize = 1024 * 1024;

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[derive(Serialize)]
pub struct Authorize<'a> {
    pub redirect_uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<Provider>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    MsTeams,
    GoTo,
    Zoom,
    GoogleMeetApi,
}

#[derive(Deserialize)]
pub struct AuthorizationRequest {
    pub url: String,
}

#[derive(Deserialize)]
struct Envelope {
    authorization_request: AuthorizationRequest,
}

impl Authorize<'static> {
    /// The call that all rows make.
    pub const EXAMPLE: Self = Self {
        redirect_uri: "http://www.example.com/conferencing_settings",
        provider_name: Some(Provider::Zoom),
    };
}

/// The header of a token, which a client makes once.
pub fn bearer(token: &str) -> Result<HeaderValue> {
    let mut value = HeaderValue::try_from(format!("Bearer {token}"))?;
    value.set_sensitive(true);
    Ok(value)
}

pub fn request(base: &str, bearer: &HeaderValue, call: &Authorize<'_>) -> Result<Request<Bytes>> {
    let body = serde_json::to_vec(call)?;
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    let request = Request::post(format!("{base}{PATH}"))
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .header(CONTENT_TYPE, json)
        .header(CONTENT_LENGTH, HeaderValue::from(body.len()))
        .header(AUTHORIZATION, bearer.clone())
        .header(USER_AGENT, HeaderValue::from_static(AGENT))
        .body(Bytes::from(body))?;
    Ok(request)
}

pub fn answer(response: &Response<impl AsRef<[u8]>>) -> Result<AuthorizationRequest> {
    if !response.status().is_success() {
        return Err(format!("status {}", response.status()).into());
    }
    let envelope: Envelope = serde_json::from_slice(response.body().as_ref())?;
    Ok(envelope.authorization_request)
}
