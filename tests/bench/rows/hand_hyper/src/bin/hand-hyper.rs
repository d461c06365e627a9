//! The call written by hand over hyper.

use hand::Authorize;
use hand_hyper::Client;

fn main() {
    load::concurrently(|url| {
        let client: &_ = Box::leak(Box::new(Client::new(url, "TOKEN").unwrap()));
        move || async {
            let answer = client.authorize(&Authorize::EXAMPLE).await.unwrap();
            assert!(answer.url.starts_with("https:"));
        }
    });
}
