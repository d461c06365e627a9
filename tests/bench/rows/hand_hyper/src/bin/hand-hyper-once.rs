//! The smallest program that makes a call over TLS, written by hand over hyper.

use hand::Authorize;
use hand_hyper::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new("https://api.cronofy.com", "TOKEN").unwrap();
    match client.authorize(&Authorize::EXAMPLE).await {
        Ok(answer) => println!("{}", answer.url),
        Err(error) => println!("{error}"),
    }
}
