//! A client written by hand over ureq, with the same limits as the generated one, and without retries.

use hand::{AuthorizationRequest, Authorize, Result};
use http::Response;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use ureq::Agent;

struct Client {
    agent: Agent,
    base: String,
    bearer: HeaderValue,
}

impl Client {
    fn new(base: &str, token: &str) -> Result<Self> {
        let config = Agent::config_builder()
            .timeout_connect(Some(hand::CONNECT))
            .timeout_per_call(Some(hand::ATTEMPT))
            .timeout_global(Some(hand::OVERALL))
            .max_idle_age(hand::IDLE)
            .max_redirects(0)
            .proxy(None)
            .http_status_as_error(false)
            .accept("application/json")
            .user_agent(hand::AGENT);
        Ok(Self {
            agent: config.build().into(),
            base: base.to_owned(),
            bearer: hand::bearer(token)?,
        })
    }

    fn authorize(&self, call: &Authorize<'_>) -> Result<AuthorizationRequest> {
        let request = self
            .agent
            .post(format!("{}{}", self.base, hand::PATH))
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .header(AUTHORIZATION, &self.bearer);
        let response = request.send(serde_json::to_vec(call)?)?;
        let (head, mut body) = response.into_parts();
        let body = body.with_config().limit(hand::MAX_BODY as u64);
        hand::answer(&Response::from_parts(head, body.read_to_vec()?))
    }
}

fn main() {
    load::in_threads(|url| {
        let client = Client::new(url, "TOKEN").unwrap();
        move || {
            let answer = client.authorize(&Authorize::EXAMPLE).unwrap();
            assert!(answer.url.starts_with("https:"));
        }
    });
}
