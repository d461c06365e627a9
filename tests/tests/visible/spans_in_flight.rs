//! Spans of calls that are in flight at the same time, on one thread.

use std::sync::{Arc, Barrier};

use cronofy::{Account, BaseUrl, Client, CreateLinkToken, DataCenter, RetryPolicy};
use tracing::{Instrument, info_span};

use crate::record::{start, tree};
use crate::server::Server;

/// A server that answers none of two requests before it has both.
fn server() -> Server {
    let both = Arc::new(Barrier::new(2));
    Server::new(move |connection| {
        while connection.read() {
            both.wait();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18";
            connection.send(format!("{head}\r\n\r\n{{\"link_token\":\"a\"}}"));
        }
    })
}

fn account(server: &Server) -> Account {
    let base_url = BaseUrl::loopback(&format!("http://{}", server.address)).unwrap();
    let client = Client::builder(DataCenter::Us).base_url(base_url);
    let client = client.retry(RetryPolicy::none()).build().unwrap();
    client.account("TOKEN")
}

/// The lines of a tree that say what is in what: spans, and messages.
fn outline(tree: &str) -> Vec<&str> {
    let is_field = |line: &&str| line.contains(" = ");
    tree.lines().filter(|line| !is_field(line)).collect()
}

#[tokio::test]
async fn each_call_is_in_the_span_that_it_was_made_in() {
    start();
    let server = server();
    let account = account(&server);
    let call = |number| {
        let work = async {
            account.send(&CreateLinkToken::new()).await.unwrap();
            tracing::info!("and on");
        };
        work.instrument(info_span!("work", number))
    };
    tokio::join!(call(1), call(2));
    assert_eq!(server.connections(), 2);
    let tree = tree();
    for number in [1, 2] {
        assert!(tree.contains(&format!("INFO work\n  number = {number}\n")));
    }
    let one = [
        "INFO work",
        "    INFO call",
        "        DEBUG",
        "          an attempt is over",
        "    INFO",
        "      and on",
    ];
    assert_eq!(outline(&tree), [one, one].concat());
    assert!(tree.contains("server.address = \"127.0.0.1\"\n"), "{tree}");
    let port = server.address.port();
    assert!(tree.contains(&format!("server.port = {port}\n")), "{tree}");
}
