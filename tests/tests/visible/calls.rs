//! Calls over real sockets, by all flavours of the client, while secrets are in every place that a call has. None of them
//! shows in an outcome, nor in anything that the client or a library below it tells, at the finest level.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use cronofy::BaseUrl;
use log::LevelFilter;

use crate::answers::answers;
use crate::canary::{CANARIES, assert_hidden};
use crate::flavours::{Flavour, Site, hyper, reqwest, ureq};
use crate::leaks::is_shown;
use crate::record::{everything, here, log_up_to, start};
use crate::server::Server;
use crate::tls::{Authority, Certificate};

/// Makes the calls of a flavour to all servers. What comes of them shows no secret.
fn call_all(flavour: Flavour) {
    start();
    let authority = Authority::new();
    for canary in CANARIES {
        let pem = format!("{canary}\n{}", authority.pem);
        for (name, answer) in answers(canary) {
            let server = Server::new(move |connection| {
                connection.read();
                connection.send(&answer);
            });
            call(flavour, name, plain(server.address), &pem, canary);
            let sent = server.requests().concat();
            assert!(is_shown(canary, &sent), "{name}: {sent}");
        }
        let closed = Server::closed();
        call(flavour, "closed", plain(closed.address), &pem, canary);
        call_encrypted(flavour, &authority, &pem, canary);
    }
}

fn plain(address: SocketAddr) -> BaseUrl {
    BaseUrl::loopback(&format!("http://{address}")).unwrap()
}

/// Calls a server over TLS: once it is trusted, once it is not.
fn call_encrypted(flavour: Flavour, authority: &Authority, pem: &str, canary: &'static str) {
    let (_, good) = answers(canary).swap_remove(0);
    let tls = authority.config(Certificate::Good);
    let server = Server::answering(Some(tls), good);
    let url = || BaseUrl::https(&format!("https://{}/{canary}", server.address)).unwrap();
    call(flavour, "trusted", url(), pem, canary);
    assert!(is_shown(canary, &server.requests().concat()));
    call(flavour, "not trusted", url(), &Authority::new().pem, canary);
}

fn call(flavour: Flavour, name: &str, base_url: BaseUrl, pem: &str, canary: &'static str) {
    let pem = pem.to_owned();
    for text in flavour(&Site { base_url, pem }, canary) {
        assert_hidden(&format!("{name}: {text}"));
    }
}

/// Fails when something was told that shows a secret. Those of whom it is told must have told something.
fn assert_told_by(targets: &[&str], told: &BTreeMap<String, String>) {
    for target in targets {
        let is_heard = |it: &String| it.split("::").next() == Some(target);
        assert!(told.keys().any(is_heard), "{target} of {:?}", told.keys());
    }
    for (target, text) in told {
        assert_hidden(&format!("{target}: {text}"));
    }
}

#[test]
fn hyper_shows_no_secret() {
    call_all(hyper);
    assert_told_by(&["cronofy", "hyper_util", "rustls"], &everything());
}

#[test]
fn reqwest_shows_no_secret() {
    call_all(reqwest);
    assert_told_by(
        &["cronofy", "hyper_util", "reqwest", "rustls"],
        &everything(),
    );
}

#[test]
fn ureq_shows_no_secret_but_at_its_finest_level() {
    log_up_to(LevelFilter::Debug);
    call_all(ureq);
    assert_told_by(&["cronofy", "rustls", "ureq", "ureq_proto"], &here());
}

/// It cannot be kept from that. So its docs say which targets to leave out, and they are all.
#[test]
fn ureq_shows_all_at_its_finest_level() {
    call_all(ureq);
    let is_warned_of = |target: &String| target.starts_with("ureq");
    let (open, rest): (BTreeMap<_, _>, _) = here()
        .into_iter()
        .partition(|(target, _)| is_warned_of(target));
    assert_told_by(&["cronofy", "rustls"], &rest);
    for target in ["ureq::run", "ureq_proto::util"] {
        assert!(is_shown(CANARIES[0], &open[target]), "{target}");
    }
}
