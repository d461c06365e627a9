//! The client that progenitor makes of the same three endpoints.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

progenitor::generate_api!(spec = "openapi.json", interface = Builder);

/// A client with a token and with limits of time. It has none of size, and no place for a token of its own.
pub fn client(base: &str) -> Client {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer TOKEN"));
    let http = reqwest::Client::builder()
        .default_headers(headers)
        .connect_timeout(Duration::from_millis(3_100))
        .timeout(Duration::from_secs(30))
        .pool_idle_timeout(Duration::from_secs(15));
    Client::new_with_client(base, http.build().unwrap())
}

/// Makes the call that all rows make, and gives the URL of its answer.
pub async fn authorize(client: &Client) -> Result<String, Error<()>> {
    let call = client.authorize_conferencing().body_map(|body| {
        body.redirect_uri("http://www.example.com/conferencing_settings")
            .provider_name(types::ConferencingProvider::Zoom)
    });
    Ok(call.send().await?.into_inner().authorization_request.url)
}
