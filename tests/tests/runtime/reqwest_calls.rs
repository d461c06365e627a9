//! Calls over reqwest: what goes over the wire, and what the application's settings do to it.

use std::time::Duration;

use ::reqwest::header::{HeaderMap, HeaderValue};
use ::reqwest::{Proxy, retry};
use bytes::Bytes;
use http::Request;

use crate::hyper::{answer_all, call, limits, run, transport_error};
use crate::reqwest::{builder, encrypted, foreign, over, strict, to};
use crate::runtime::test_util::block_on;
use crate::runtime::{
    BaseUrl, CallOptions, Error, ReqwestTransport, Sent, Transport, TransportError,
    TransportErrorKind,
};
use crate::sample::{Ask, KEYS, Raw};
use crate::server::{self, Server};

fn both() -> [ReqwestTransport; 2] {
    [strict(builder()), foreign(builder())]
}

/// The head of a request, sorted, in small letters.
fn head(request: &str) -> Vec<String> {
    let (head, _) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.lines().map(str::to_lowercase).collect();
    lines[1..].sort();
    lines
}

#[test]
fn a_request_goes_out_as_it_is() {
    for transport in both() {
        let server = Server::new(answer_all);
        assert_eq!(call(&to(&server, transport)).unwrap().url.as_str(), "u");
        let request = server.requests().remove(0);
        let mut lines = head(&request);
        // The answer may come packed only where the application's client asks for it.
        lines.retain(|line| line != "accept-encoding: gzip");
        assert_eq!(
            lines,
            [
                "post /v1/asks http/1.1",
                "accept: application/json",
                "authorization: bearer token",
                "content-length: 41",
                "content-type: application/json; charset=utf-8",
                &format!("host: {}", server.address),
                "user-agent: cronofy-rust/0.1.0",
            ]
        );
        assert!(request.ends_with(r#"{"redirect_uri":"http://www.example.com"}"#));
    }
}

#[test]
fn nothing_is_asked_to_come_packed() {
    let server = Server::new(answer_all);
    call(&to(&server, strict(builder().gzip(true)))).unwrap();
    assert!(!server.requests()[0].contains("encoding"));
}

#[test]
fn default_headers_are_added_and_replace_none() {
    let mut headers = HeaderMap::new();
    for name in ["authorization", "host", "content-type", "accept", "x-team"] {
        headers.insert(name, HeaderValue::from_static("default"));
    }
    let builder = || {
        let builder = builder().default_headers(headers.clone());
        builder.user_agent("default")
    };
    for transport in [strict(builder()), foreign(builder())] {
        let server = Server::new(answer_all);
        call(&to(&server, transport)).unwrap();
        let mut defaults = head(&server.requests()[0]);
        defaults.retain(|line| line.contains("default"));
        assert_eq!(defaults, ["x-team: default"]);
    }
}

fn send(transport: &ReqwestTransport, url: &str) -> Result<Bytes, TransportError> {
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = url.parse().unwrap();
    Ok(run(transport.send(request, limits()))?.into_body())
}

#[test]
fn a_path_is_sent_as_it_is_or_not_at_all() {
    let server = Server::new(answer_all);
    for transport in both() {
        for path in ["/v1/../x", "/v1/%2e%2E/x", "/v1/./x", "/v1/{x}"] {
            let url = format!("http://{}{path}", server.address);
            let error = send(&transport, &url).unwrap_err();
            assert_eq!(
                (error.kind(), error.sent()),
                (TransportErrorKind::Other, Sent::Never),
                "{path}"
            );
        }
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_url_that_reqwest_writes_otherwise_is_no_redirect() {
    let server = Server::new(answer_all);
    for transport in both() {
        for path in ["", "/?", "/v1?a='b'&c=%27|", "/v1//x%2Fy;z=1:2@3?"] {
            let url = format!("HTTP://{}{path}", server.address);
            assert!(send(&transport, &url).is_ok(), "{path}");
        }
    }
}

#[test]
fn plain_http_to_other_machines_is_refused() {
    for transport in both() {
        for url in ["http://192.0.2.1/", "http://example.com/", "/v1"] {
            let error = send(&transport, url).unwrap_err();
            assert_eq!(
                (error.kind(), error.sent()),
                (TransportErrorKind::Other, Sent::Never)
            );
        }
    }
}

#[test]
fn connections_are_used_again() {
    for transport in both() {
        let server = Server::new(answer_all);
        let connection = to(&server, transport);
        run(async {
            for _ in 0..5 {
                let call = connection.send(&Ask::new(), &KEYS, CallOptions::default());
                call.await.unwrap();
            }
        });
        assert_eq!((server.connections(), server.requests().len()), (1, 5));
    }
}

#[test]
fn nothing_is_sent_again_by_the_client_itself() {
    let server = Server::new(|connection: &mut server::Connection| {
        while connection.read() {
            connection.send("HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n");
        }
    });
    let policy = || retry::for_host("127.0.0.1").classify_fn(|it| it.retryable());
    for transport in [
        strict(builder().retry(policy())),
        foreign(builder().retry(policy())),
    ] {
        let result = call(&to(&server, transport));
        assert!(matches!(result, Err(Error::Status(error)) if error.status() == 503));
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn outside_of_a_runtime_there_is_an_error() {
    let server = Server::new(answer_all);
    let timeout = Duration::from_secs(5);
    for transport in [
        strict(builder().timeout(timeout).read_timeout(timeout)),
        foreign(builder().timeout(timeout).read_timeout(timeout)),
    ] {
        let connection = to(&server, transport);
        let result = block_on(connection.send(&Ask::new(), &KEYS, CallOptions::default()));
        assert_eq!(
            transport_error(result),
            (TransportErrorKind::NoRuntime, Sent::Never)
        );
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_proxy_of_the_application_is_used() {
    let proxy = Server::new(answer_all);
    let address = format!("http://{}", proxy.address);
    let builder = || builder().proxy(Proxy::http(&address).unwrap());
    // Nobody listens there.
    let base = || BaseUrl::loopback("http://127.0.0.1:9").unwrap();
    for transport in [strict(builder()), foreign(builder())] {
        assert!(call(&over(transport, base(), limits())).is_ok());
    }
    for request in proxy.requests() {
        assert!(request.starts_with("POST http://127.0.0.1:9/v1/asks HTTP/1.1\r\n"));
    }
}

#[test]
fn a_proxy_sees_no_credential_of_what_is_encrypted() {
    let proxy = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send("HTTP/1.1 407 X\r\ncontent-length: 0\r\n\r\n");
    });
    let server = Server::new(answer_all);
    let address = format!("http://{}", proxy.address);
    let transport = strict(builder().proxy(Proxy::all(&address).unwrap()));
    let result = call(&over(transport, encrypted(&server), limits()));
    assert_eq!(
        transport_error(result),
        (TransportErrorKind::Connect, Sent::Never)
    );
    assert_eq!(server.connections(), 0);
    let request = proxy.requests().remove(0).to_lowercase();
    assert!(request.starts_with(&format!("connect {} http/1.1\r\n", server.address)));
    assert!(!request.contains("authorization"), "{request}");
}

#[test]
fn a_call_without_a_body_has_none() {
    let server = Server::new(|connection: &mut server::Connection| {
        connection.read();
        connection.send("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    });
    let connection = to(&server, strict(builder()));
    let raw = Raw { path: "/v1/raw" };
    assert!(run(connection.send(&raw, &KEYS, CallOptions::default())).is_ok());
    let request = server.requests().remove(0);
    assert!(request.starts_with("GET /v1/raw HTTP/1.1\r\n"));
    assert!(!request.contains("content-length") && !request.contains("transfer-encoding"));
}

#[test]
fn its_debug_shows_nothing_of_the_client() {
    let mut headers = HeaderMap::new();
    headers.insert("x-api-key", HeaderValue::from_static("secret"));
    let transport = strict(builder().default_headers(headers));
    assert_eq!(format!("{transport:?}"), "ReqwestTransport");
}
