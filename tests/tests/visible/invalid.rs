//! What cannot be sent, since something is wrong with a secret.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cronofy::test_util::Script;
use cronofy::{
    AccessToken, AuthorizePage, BaseUrl, CallOptions, Client, CreateLinkToken, DataCenter, Error,
    InvalidRequest, Operation, RootCertificates, Scope,
};

use crate::values::escaped;

/// Requests that cannot be sent, since something is wrong with what is secret in them.
pub(crate) fn invalid(canary: &str) -> Vec<InvalidRequest> {
    let headers = ["\n", "\0", "ö"].map(|end| format!("{canary}{end}"));
    let headers = headers.iter().flat_map(|text| headers_of(text));
    let all = [
        pages(canary),
        base_urls(canary),
        roots(canary),
        headers.collect(),
    ];
    all.concat()
}

/// URLs of pages that cannot be made.
fn pages(canary: &str) -> Vec<InvalidRequest> {
    let page = |url: &str, state: &str| {
        let page = AuthorizePage::new("ID", url, [Scope::ReadEvents], state);
        page.link_token(canary).url(DataCenter::Us).unwrap_err()
    };
    let user = escaped(canary);
    vec![
        page(&format!("/{canary}"), "a"),
        page(&format!("https://{user}:a@a.example/"), "a"),
        page("https://a.example/", ""),
    ]
}

fn base_urls(canary: &str) -> Vec<InvalidRequest> {
    let text = escaped(canary);
    let urls = [
        format!("https://{text}@a.example"),
        format!("https://user:{text}@a.example"),
        format!("https://a.example/?{text}"),
        format!("https://a.example/#{text}"),
        format!("https://a.example/{text} "),
        format!("ftp://a.example/{text}"),
        format!("{canary}://a.example"),
        canary.to_owned(),
    ];
    let errors = urls
        .iter()
        .flat_map(|url| [BaseUrl::https(url), BaseUrl::loopback(url)]);
    errors.map(Result::unwrap_err).collect()
}

/// Files that have no certificate.
fn roots(canary: &str) -> Vec<InvalidRequest> {
    let code = STANDARD.encode(canary);
    let items = ["CERTIFICATE", "PRIVATE KEY", "X"].map(|what| {
        format!("{canary}\n-----BEGIN {what}-----\n{code}\n-----END {what}-----\n{canary}")
    });
    let files = items
        .into_iter()
        .chain([canary.to_owned(), format!("-----BEGIN {canary}")]);
    let errors = files.map(|file| RootCertificates::from_pem(file.as_bytes()).unwrap_err());
    errors.collect()
}

/// What a text is refused as that cannot stand in a header.
fn headers_of(text: &str) -> Vec<InvalidRequest> {
    let base = BaseUrl::https("https://a.example").unwrap();
    let token = AccessToken::from(text);
    let header = |name, value| CallOptions::default().header(name, value).unwrap_err();
    let builder = Client::builder(DataCenter::Us).user_agent(text);
    let agent = builder.build_with(Script::new());
    let mut errors = vec![
        CreateLinkToken::new().to_http(&base, &token).unwrap_err(),
        header("authorization", text),
        header(text, "x"),
    ];
    errors.extend(CallOptions::default().header("x-key", text).err());
    errors.extend(match agent {
        Err(Error::InvalidRequest(error)) => Some(error),
        _ => None,
    });
    errors
}
