//! The generated client with its default transport.

use cronofy::{AuthorizeConferencing, BaseUrl, Client, ConferencingProvider, DataCenter};

fn main() {
    load::concurrently(|url| {
        let builder = Client::builder(DataCenter::Us).base_url(BaseUrl::loopback(url).unwrap());
        let account: &_ = Box::leak(Box::new(builder.build().unwrap().account("TOKEN")));
        move || async {
            let request =
                AuthorizeConferencing::new("http://www.example.com/conferencing_settings")
                    .provider_name(ConferencingProvider::Zoom);
            let answer = account.send(&request).await.unwrap();
            assert!(answer.url.as_str().starts_with("https:"));
        }
    });
}
