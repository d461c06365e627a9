//! The flavours of the client. Each makes the same calls, which have secrets in every place.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use cronofy::{
    AccessToken, AuthorizeConferencing, BaseUrl, CalendarPermission, CallOptions, Checked, Client,
    ClientBuilder, CreateLinkToken, DataCenter, Decoded, Error, HttpResponse, Limits, Operation,
    OperationInfo, PermissionLevel, RawJson, RequestParts, RequestPermissions, ReqwestTransport,
    RetryPolicy, json,
};
use http::Method;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::leaks::shown;
use crate::values::escaped;

/// Makes all calls to a server with this secret, and gives what comes of them as texts.
pub(crate) type Flavour = fn(&Site, &'static str) -> Vec<String>;

/// Where calls go, and whose certificates are trusted there.
pub(crate) struct Site {
    pub(crate) base_url: BaseUrl,
    pub(crate) pem: String,
}

impl Site {
    fn builder(&self) -> ClientBuilder {
        let limits = Limits::default().attempt(Duration::from_secs(5));
        let again = Duration::from_millis(1);
        let retry = RetryPolicy::default().attempts(2);
        Client::builder(DataCenter::Us)
            .base_url(self.base_url.clone())
            .limits(limits.max_body(1024).max_error_body(1024))
            .retry(retry.base(again).busy_base(again))
    }

    fn trusting_builder(&self) -> ClientBuilder {
        self.builder().root_certificates(self.pem.clone())
    }
}

/// The outcomes of one call of each operation.
macro_rules! outcomes {
    ($account:expr, $canary:expr $(, $then:ident)?) => {{
        let (account, canary) = (&$account, $canary);
        let url = format!("https://a.example/{canary}?token={canary}");
        let calendar = CalendarPermission::new("cal_1", PermissionLevel::Unrestricted);
        let options = CallOptions::default().header("x-key", canary).unwrap();
        let conferencing = AuthorizeConferencing::new(url.clone());
        let permissions = RequestPermissions::new([calendar], url);
        let (token, look) = (CreateLinkToken::new(), Look(canary));
        vec![
            text(account.send_with(&token, options.clone())$(.$then)?),
            text(account.send_with(&conferencing, options.clone())$(.$then)?),
            text(account.send_with(&permissions, options.clone())$(.$then)?),
            text(account.send_with(&look, options.clone())$(.$then)?),
            text(account.send_raw(&look, options)$(.$then)?),
        ]
    }};
}

fn text<T: Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Ok(value) => format!("{value:?} {value:#?}"),
        Err(error) => shown(&error),
    }
}

/// The default client.
pub(crate) fn hyper(site: &Site, canary: &'static str) -> Vec<String> {
    on_tokio(async {
        let account = site.trusting_builder().build().unwrap().account(canary);
        outcomes!(account, canary, await)
    })
}

/// A client over the reqwest of the application.
pub(crate) fn reqwest(site: &Site, canary: &'static str) -> Vec<String> {
    on_tokio(async {
        let client = client(&site.pem);
        let transport = ReqwestTransport::from_builder(client, Limits::default()).unwrap();
        let account = site
            .builder()
            .build_with(transport)
            .unwrap()
            .account(canary);
        outcomes!(account, canary, await)
    })
}

/// The client that blocks.
pub(crate) fn ureq(site: &Site, canary: &'static str) -> Vec<String> {
    let client = site.trusting_builder().build_blocking().unwrap();
    outcomes!(client.account(canary), canary)
}

/// What an application sets up, which logs as much as can be.
pub(crate) fn client(pem: &str) -> reqwest::ClientBuilder {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
        roots.add(certificate.unwrap()).unwrap();
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = reqwest::Client::builder().tls_backend_preconfigured(tls);
    client.no_proxy().connection_verbose(true)
}

fn on_tokio<T>(future: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// An operation whose path and query hold secrets.
struct Look(&'static str);

impl Operation for Look {
    type Output = RawJson;
    type Auth = AccessToken;
    const INFO: OperationInfo = OperationInfo::new("look", Method::GET, "/v1/{id}");

    fn request(&self) -> Checked<RequestParts> {
        let text = escaped(self.0);
        let target = format!("/v1/{text}?key={text}&{}=1", self.0);
        Ok(RequestParts::empty(target))
    }

    fn answer(response: &HttpResponse) -> Decoded<RawJson> {
        json::whole(response)
    }
}
