//! Redirects: a client that follows them is found out.

use crate::hyper::{answer_all, call, run, transport_error};
use crate::leaks::{assert_hidden, shown};
use crate::reqwest::{builder, foreign, to};
use crate::runtime::{CallOptions, Connection, Error, ReqwestTransport, Sent, TransportErrorKind};
use crate::sample::{KEYS, Poke};
use crate::server::{self, Server};

const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// A server that answers each request with this redirect.
fn redirecting(status: u16, location: &str) -> Server {
    let answer =
        format!("HTTP/1.1 {status} X\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
    Server::new(move |connection: &mut server::Connection| {
        while connection.read() {
            connection.send(&answer);
        }
    })
}

fn poke(connection: &Connection) -> Result<(), Error> {
    run(connection.send(&Poke, &KEYS, CallOptions::default()))
}

fn status<T>(result: Result<T, Error>) -> u16 {
    match result {
        Err(Error::Status(error)) => error.status().as_u16(),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("a success"),
    }
}

#[test]
fn one_that_was_followed_is_found_out() {
    let other = Server::new(answer_all);
    for redirect in REDIRECTS {
        let server = redirecting(redirect, &format!("http://{}/", other.address));
        let result = poke(&to(&server, foreign(builder())));
        assert!(matches!(result, Err(Error::Transport(ref error))
            if (error.kind(), error.sent()) == (TransportErrorKind::Redirected, Sent::Maybe)));
    }
    assert_eq!(other.requests().len(), REDIRECTS.len());
}

#[test]
fn a_body_goes_to_the_first_server_only() {
    let other = Server::new(answer_all);
    for redirect in REDIRECTS {
        let server = redirecting(redirect, &format!("http://{}/", other.address));
        let result = call(&to(&server, foreign(builder())));
        match redirect {
            307 | 308 => assert_eq!(status(result), redirect),
            _ => assert_eq!(
                transport_error(result),
                (TransportErrorKind::Redirected, Sent::Maybe)
            ),
        }
    }
    let requests = other.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|it| !it.contains("redirect_uri")));
}

#[test]
fn one_that_never_ends_is_a_redirect_too() {
    let server = redirecting(302, "/cAnArY");
    let error = call(&to(&server, foreign(builder()))).unwrap_err();
    assert_hidden("cAnArY", &shown(&error));
    assert_eq!(
        transport_error(Err(error)),
        (TransportErrorKind::Redirected, Sent::Maybe)
    );
}

#[test]
fn after_one_nothing_is_sure() {
    let closed = Server::new(answer_all).address;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = listener.local_addr().unwrap();
    drop(listener);
    let end = |transport: ReqwestTransport, location: String| {
        transport_error(call(&to(&redirecting(303, &location), transport)))
    };
    assert_eq!(
        end(foreign(builder()), format!("http://{nobody}/")),
        (TransportErrorKind::Connect, Sent::Maybe)
    );
    assert_eq!(
        end(foreign(builder()), format!("ftp://{closed}/")),
        (TransportErrorKind::Other, Sent::Maybe)
    );
}
