//! Calls over real sockets, by all flavours of the client, while secrets are in every place that a call has. None of them
//! shows in an outcome, nor in anything that the client or a library below it tells, at the finest level.

use std::collections::BTreeMap;
use std::net::TcpListener;

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
    for canary in CANARIES {
        for (name, answer) in answers(canary) {
            call(flavour, name, answer, canary);
        }
        call_encrypted(flavour, canary);
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
        let site = plain(&format!("http://{}", closed.unwrap()));
        flavour(&site, canary)
            .iter()
            .for_each(|it| assert_hidden(it));
    }
}

fn plain(url: &str) -> Site {
    Site {
        base_url: BaseUrl::loopback(url).unwrap(),
        pem: None,
    }
}

/// Calls a server that sends this to everybody.
fn call(flavour: Flavour, name: &str, answer: String, canary: &'static str) {
    let server = Server::new(move |connection| {
        connection.read();
        connection.send(&answer);
    });
    let site = plain(&format!("http://{}/{canary}", server.address));
    for text in flavour(&site, canary) {
        assert_hidden(&format!("{name}: {text}"));
    }
    for sent in server.requests() {
        assert!(is_shown(canary, &sent), "{name}: {sent}");
    }
}

/// Calls a server over TLS: once it is trusted, once it is not.
fn call_encrypted(flavour: Flavour, canary: &'static str) {
    let authority = Authority::new();
    let [(_, good), ..] = &answers(canary)[..] else {
        panic!("there is no answer");
    };
    let tls = authority.config(Certificate::Good);
    let server = Server::answering(Some(tls), good.as_str());
    let base_url = BaseUrl::https(&format!("https://{}/{canary}", server.address)).unwrap();
    for pem in [authority.pem, Authority::new().pem] {
        let site = Site {
            base_url: base_url.clone(),
            pem: Some(format!("{canary}\n{pem}")),
        };
        flavour(&site, canary)
            .iter()
            .for_each(|it| assert_hidden(it));
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
