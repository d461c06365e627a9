//! The smallest program that makes a call over TLS with progenitor's client.

use progenitor_row::{authorize, client};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match authorize(&client("https://api.cronofy.com")).await {
        Ok(url) => println!("{url}"),
        Err(error) => println!("{error}"),
    }
}
