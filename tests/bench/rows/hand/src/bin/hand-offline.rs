//! What has to be done before a request is sent and after an answer came, written by hand.

use std::hint::black_box;

use bytes::Bytes;
use hand::{Authorize, answer, bearer, request};
use http::Response;

const ANSWER: &[u8] =
    br#"{"authorization_request":{"url":"https://app.cronofy.com/conferencing_services/xxxxx"}}"#;

fn main() {
    load::in_threads(|_| {
        let bearer = bearer("TOKEN").unwrap();
        move || {
            let call = black_box(Authorize::EXAMPLE);
            black_box(request("https://api.cronofy.com", &bearer, &call).unwrap());
            let response = Response::new(Bytes::from_static(black_box(ANSWER)));
            black_box(answer(&response).unwrap());
        }
    });
}
