//! The generated client that blocks, with its own transport.

use cronofy::{AuthorizeConferencing, BaseUrl, Client, ConferencingProvider, DataCenter};

fn main() {
    load::in_threads(|url| {
        let builder = Client::builder(DataCenter::Us).base_url(BaseUrl::loopback(url).unwrap());
        let account = builder.build_blocking().unwrap().account("TOKEN");
        move || {
            let request =
                AuthorizeConferencing::new("http://www.example.com/conferencing_settings")
                    .provider_name(ConferencingProvider::Zoom);
            let answer = account.send(&request).unwrap();
            assert!(answer.url.as_str().starts_with("https:"));
        }
    });
}
