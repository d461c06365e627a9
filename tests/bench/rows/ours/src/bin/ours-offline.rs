//! What the generated client does before a request is sent and after an answer came.

use std::hint::black_box;

use bytes::Bytes;
use cronofy::{AccessToken, AuthorizeConferencing, BaseUrl, ConferencingProvider, Operation};
use http::Response;

const ANSWER: &[u8] =
    br#"{"authorization_request":{"url":"https://app.cronofy.com/conferencing_services/xxxxx"}}"#;

fn main() {
    load::in_threads(|_| {
        let base = BaseUrl::https("https://api.cronofy.com").unwrap();
        let token = AccessToken::from("TOKEN");
        move || {
            let request =
                AuthorizeConferencing::new("http://www.example.com/conferencing_settings")
                    .provider_name(ConferencingProvider::Zoom);
            black_box(request.to_http(&base, &token).unwrap());
            let answer = Response::new(Bytes::from_static(black_box(ANSWER)));
            black_box(AuthorizeConferencing::from_http(answer).unwrap());
        }
    });
}
