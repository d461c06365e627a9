//! The smallest program that makes a call over TLS with the generated client.

use cronofy::{AuthorizeConferencing, Client, ConferencingProvider, DataCenter};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let account = Client::new(DataCenter::Us).unwrap().account("TOKEN");
    let request = AuthorizeConferencing::new("http://www.example.com/conferencing_settings")
        .provider_name(ConferencingProvider::Zoom);
    match account.send(&request).await {
        Ok(answer) => println!("{}", answer.url.as_str()),
        Err(error) => println!("{error}"),
    }
}
