//! What the process around a client of reqwest has to do with it: its memory, and its environment.

use std::fs;
use std::hint::black_box;

use crate::alone::alone;
use crate::hyper::{answer_all, call, limits, transport_error};
use crate::reqwest::{builder, builder_with_proxies, foreign, over, packed, strict, to};
use crate::runtime::{BaseUrl, Sent, TransportErrorKind};
use crate::server::{self, Server};

const MEGABYTE: usize = 1 << 20;

/// How much more memory the process may have had after a call than before.
const ALLOWED: usize = 8 * MEGABYTE;

#[test]
fn a_small_answer_that_becomes_a_large_one_is_not_kept() {
    alone(
        "reqwest_alone::a_small_answer_that_becomes_a_large_one_is_not_kept",
        &[],
        || {
            let small = packed(200, &vec![0; MEGABYTE], 512);
            let endless = Server::new(|connection: &mut server::Connection| {
                connection.read();
                connection.send("HTTP/1.1 200 OK\r\n\r\n");
                while connection.send("x".repeat(100_000)) {}
            });
            for server in [small, endless] {
                let before = peak();
                let result = call(&to(&server, foreign(builder())));
                assert_eq!(
                    transport_error(result),
                    (TransportErrorKind::TooLarge, Sent::Maybe)
                );
                // The kernel counts in portions, so that the peak may seem to go down.
                let more = peak().saturating_sub(before);
                assert!(more <= ALLOWED, "{more} more bytes");
            }
            // What would be seen if one of them was kept.
            let before = peak();
            black_box(vec![1; 2 * ALLOWED]);
            assert!(peak() > before + ALLOWED);
        },
    );
}

/// The most memory that this process has had so far, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let mut lines = status.lines().filter_map(|it| it.strip_prefix("VmHWM:"));
    let kilobytes = lines.next().unwrap().trim().trim_end_matches(" kB");
    kilobytes.parse::<usize>().unwrap() * 1024
}

#[test]
fn proxies_of_the_environment_are_used_unless_the_application_says_no() {
    let proxy = Server::new(answer_all);
    let address = format!("http://{}", proxy.address);
    alone(
        "reqwest_alone::proxies_of_the_environment_are_used_unless_the_application_says_no",
        &[("http_proxy", &address)],
        || {
            // Nobody but the proxy listens.
            let nobody = || BaseUrl::loopback("http://127.0.0.1:9").unwrap();
            let result = |builder| call(&over(strict(builder), nobody(), limits()));
            assert!(result(builder_with_proxies()).is_ok());
            assert!(result(builder()).is_err());
        },
    );
}
