//! Whom the two transports trust.

use std::fmt::Debug;
use std::process::Command;
use std::{env, fs};

use cronofy::test_util::Script;
use cronofy::{
    BaseUrl, Client, ClientBuilder, CreateLinkToken, DataCenter, Error, LinkToken, RetryPolicy,
    RootCertificates, Sent, TransportErrorKind,
};

use crate::server::Server;
use crate::tls::{Authority, Certificate};

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"link_token\":\"abcd1234\"}";

/// A server for which this authority vouches.
fn server(authority: &Authority) -> Server {
    let tls = authority.config(Certificate::Good);
    Server::answering(Some(tls), ANSWER)
}

/// The builder of a client whose calls go to this server.
fn to(server: &Server) -> ClientBuilder {
    let base_url = BaseUrl::https(&format!("https://{}", server.address)).unwrap();
    Client::builder(DataCenter::Us)
        .base_url(base_url)
        .retry(RetryPolicy::none())
}

/// What comes of two calls through each transport.
fn calls(builder: &ClientBuilder) -> [Result<LinkToken, Error>; 2] {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let account = builder.clone().build().unwrap().account("TOKEN");
    let call = async {
        let _ = account.send(&CreateLinkToken::new()).await;
        account.send(&CreateLinkToken::new()).await
    };
    let blocking = builder.clone().build_blocking().unwrap().account("TOKEN");
    let _ = blocking.send(&CreateLinkToken::new());
    [
        runtime.block_on(call),
        blocking.send(&CreateLinkToken::new()),
    ]
}

/// No transport trusts the server, and none says anything to it.
fn nobody_trusts(builder: &ClientBuilder) {
    for outcome in calls(builder) {
        match outcome.unwrap_err() {
            Error::Transport(error) => assert_eq!(
                (error.kind(), error.sent()),
                (TransportErrorKind::Tls, Sent::Never)
            ),
            other => panic!("another error: {other}"),
        }
    }
}

#[test]
fn an_authority_of_ones_own_takes_the_place_of_the_others() {
    let (ours, other) = (Authority::new(), Authority::new());
    let server = server(&ours);
    for pem in [
        ours.pem.clone(),
        format!("{}{}", other.pem, ours.pem),
        format!("what the file says\n{}and what follows", ours.pem),
    ] {
        for outcome in calls(&to(&server).root_certificates(pem)) {
            assert_eq!(outcome.unwrap().expose(), "abcd1234");
        }
    }
    // Each transport made its two calls over one connection.
    assert_eq!(server.connections(), 6);
    nobody_trusts(&to(&server).root_certificates(other.pem));
    nobody_trusts(&to(&server));
}

fn refusal<T: Debug>(built: Result<T, Error>) -> String {
    match built.unwrap_err() {
        Error::InvalidRequest(error) => error.to_string(),
        other => panic!("another error: {other}"),
    }
}

#[test]
fn certificates_that_cannot_be_read_are_an_error() {
    const NONE: &str = "`root_certificates` must have a certificate, in PEM";
    const BROKEN: &str = "`root_certificates` must be certificates that can be read, in PEM";
    let pem = Authority::new().pem;
    let key = rcgen::KeyPair::generate().unwrap().serialize_pem();
    for (text, problem) in [
        ("".to_owned(), NONE),
        ("no certificate".to_owned(), NONE),
        (key, NONE),
        (pem.replace("-----END", "----"), BROKEN),
        (pem.replacen("MII", "///", 1), BROKEN),
        (format!("{pem}{}", pem.replacen("MII", "///", 1)), BROKEN),
        (pem.replace('M', "!"), BROKEN),
    ] {
        let builder = Client::builder(DataCenter::Us).root_certificates(text.clone());
        assert_eq!(refusal(builder.clone().build()), problem, "{text}");
        assert_eq!(refusal(builder.build_blocking()), problem, "{text}");
    }
}

#[test]
fn a_transport_of_ones_own_takes_no_certificates() {
    let builder = Client::builder(DataCenter::Us).root_certificates(Authority::new().pem);
    let problem = "`root_certificates` are for the transports of this crate: a transport of your own trusts whom it likes";
    assert_eq!(refusal(builder.clone().build_with(Script::new())), problem);
    assert_eq!(refusal(builder.build_blocking_with(Script::new())), problem);
}

/// Runs the rest of the test of this name in a process of its own, in which the system has the certificates of this file.
fn where_the_system_has(file: &str, test: &str, rest: impl FnOnce()) {
    const MARK: &str = "CLIENTWRIGHT_TEST_ALONE";
    if env::var_os(MARK).is_some() {
        return rest();
    }
    let output = Command::new(env::current_exe().unwrap())
        .args([&format!("roots::{test}"), "--exact"])
        .env("SSL_CERT_FILE", file)
        .env_remove("SSL_CERT_DIR")
        .env(MARK, "")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    // Without a test of this name the process would succeed, too.
    assert!(text.contains("1 passed"), "{text}");
}

#[test]
fn those_whom_the_system_trusts_are_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("roots.pem");
    let test = "those_whom_the_system_trusts_are_trusted";
    where_the_system_has(file.to_str().unwrap(), test, || {
        let authority = Authority::new();
        fs::write(env::var_os("SSL_CERT_FILE").unwrap(), &authority.pem).unwrap();
        let server = server(&authority);
        for outcome in calls(&to(&server)) {
            assert_eq!(outcome.unwrap().expose(), "abcd1234");
        }
        nobody_trusts(&to(&server).root_certificates(Authority::new().pem));
        assert_eq!(
            format!("{:?}", RootCertificates::default()),
            "RootCertificates(1)"
        );
    });
}

#[test]
fn where_the_system_trusts_nobody_it_is_as_without() {
    let test = "where_the_system_trusts_nobody_it_is_as_without";
    where_the_system_has("/there/is/no/such/file", test, || {
        let authority = Authority::new();
        nobody_trusts(&to(&server(&authority)));
        let shown = format!("{:?}", RootCertificates::default());
        let count = shown.trim_matches(|sign: char| !sign.is_ascii_digit());
        assert!(count.parse::<u32>().unwrap() > 50, "{shown}");
    });
}
