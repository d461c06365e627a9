//! The call through progenitor's client.

use progenitor_row::{authorize, client};

fn main() {
    load::concurrently(|url| {
        let client: &_ = Box::leak(Box::new(client(url)));
        move || async { assert!(authorize(client).await.unwrap().starts_with("https:")) }
    });
}
