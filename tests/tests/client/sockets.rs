//! A few calls over a real socket, through the default transport.

use cronofy::test_util::block_on;
use cronofy::{
    Account, BaseUrl, Client, CreateLinkToken, DataCenter, Error, PermissionsRequest, Sent,
    TransportErrorKind,
};

use crate::server::Server;
use crate::stage::{USER_AGENT, permissions};

/// An account whose calls go to this port of this machine.
fn account(port: u16) -> Account {
    let base_url = BaseUrl::loopback(&format!("http://127.0.0.1:{port}")).unwrap();
    let client = Client::builder(DataCenter::Us).base_url(base_url).build();
    client.unwrap().account("TOKEN")
}

/// A server that gives this answer to every request.
fn server(answer: &'static str) -> Server {
    Server::new(move |connection| {
        while connection.read() {
            connection.send(answer);
        }
    })
}

/// The lines of a request, those of the headers in their order.
fn lines(request: &str) -> Vec<String> {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.lines().map(str::to_owned).collect();
    lines[1..].sort();
    lines.extend([body.to_owned()]);
    lines
}

#[tokio::test]
async fn a_link_token_comes_over_the_wire() {
    let server = server(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 25\r\n\r\n{\"link_token\":\"abcd1234\"}",
    );
    let account = account(server.address.port());
    for _ in 0..2 {
        let token = account.send(&CreateLinkToken::new()).await.unwrap();
        assert_eq!(token.expose(), "abcd1234");
    }
    assert_eq!(server.connections(), 1);
    assert_eq!(
        lines(&server.requests()[0]),
        [
            "POST /v1/link_tokens HTTP/1.1",
            "accept: application/json",
            "authorization: Bearer TOKEN",
            "content-length: 0",
            "content-type: application/json; charset=utf-8",
            &format!("host: {}", server.address),
            &format!("user-agent: {USER_AGENT}"),
            "",
        ]
    );
}

#[tokio::test]
async fn accounts_share_connections() {
    let server = server(
        "HTTP/1.1 202 Accepted\r\nContent-Length: 41\r\n\r\n{\"permissions_request\":{\"accepted\":true}}",
    );
    let one = account(server.address.port());
    let other = one.client().clone().account("OTHER");
    for account in [&one, &other] {
        let answer = account.send(&permissions()).await.unwrap();
        assert_eq!(answer, PermissionsRequest::accepted());
    }
    assert_eq!(server.connections(), 1);
    let requests = server.requests();
    assert!(requests[0].ends_with(
        r#"{"permissions":[{"calendar_id":"cal_1","permission_level":"unrestricted"}],"redirect_uri":"http://www.example.com/permission"}"#
    ));
    assert!(requests[1].contains("\r\nauthorization: Bearer OTHER\r\n"));
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let account = Client::new(DataCenter::Uk).unwrap().account("TOKEN");
    match block_on(account.send(&CreateLinkToken::new())).unwrap_err() {
        Error::Transport(error) => {
            assert_eq!(error.kind(), TransportErrorKind::NoRuntime);
            assert_eq!(error.sent(), Sent::Never);
        }
        other => panic!("another error: {other}"),
    }
}
