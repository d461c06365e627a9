//! The calls that meet the faults: those of the API, and one that does harm when it is sent twice.

use bytes::Bytes;
use cronofy::{
    AccessToken, AuthorizeConferencing, CalendarPermission, CallOptions, CreateLinkToken,
    DecodeError, Error, InvalidRequest, Operation, OperationInfo, PermissionLevel,
    PermissionsRequest, RawJson, RequestParts, RequestPermissions, json,
};
use http::{Method, Response};
use serde::Deserialize;

use crate::flavours::Flavour;

/// The access token. No text of an error may show it.
pub(crate) const TOKEN: &str = "canary-token/7f3a+Zx~9==";

/// A part of each request. No text of an error may show it.
pub(crate) const ASKED: &str = "canary-asked/5b1c+Qw~4";

/// A part of each answer, whatever is wrong with it. No text of an error may show it.
pub(crate) const TOLD: &str = "canary-told/9d2e+Rt~6";

/// One of the calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Call {
    Conferencing,
    LinkToken,
    Permissions,
    /// The one that may not be sent again when nobody knows whether it took effect.
    Payment,
}

impl Call {
    pub(crate) const ALL: [Self; 4] = [
        Self::Conferencing,
        Self::LinkToken,
        Self::Permissions,
        Self::Payment,
    ];

    pub(crate) fn is_repeatable(self) -> bool {
        match self {
            Self::Conferencing => AuthorizeConferencing::INFO.repeatable,
            Self::LinkToken => CreateLinkToken::INFO.repeatable,
            Self::Permissions => RequestPermissions::INFO.repeatable,
            Self::Payment => Payment::INFO.repeatable,
        }
    }

    /// The field of an answer that its value stands in, and that of the object around it.
    pub(crate) fn field(self) -> (&'static str, &'static str) {
        match self {
            Self::Conferencing => ("authorization_request", "authorization_request.url"),
            Self::LinkToken => ("link_token", "link_token"),
            Self::Permissions => ("permissions_request", "permissions_request.url"),
            Self::Payment => ("payment", "payment.text"),
        }
    }

    /// The body of an answer with this JSON as its value.
    pub(crate) fn answer(self, value: &str) -> String {
        match self.field() {
            (outer, path) if outer == path => format!(r#"{{"{outer}":{value}}}"#),
            (outer, path) => {
                let inner = path.rsplit('.').next().unwrap();
                format!(r#"{{"{outer}":{{"{inner}":{value}}}}}"#)
            }
        }
    }

    /// The body of a good answer.
    pub(crate) fn good(self) -> String {
        self.answer(&format!("\"{TOLD}\""))
    }

    /// The body of an answer that is good for all calls.
    pub(crate) fn good_for_all() -> String {
        format!("{{{}}}", Self::ALL.map(Self::good_field).join(","))
    }

    /// The field of a good answer.
    pub(crate) fn good_field(self) -> String {
        let good = self.good();
        good[1..good.len() - 1].to_owned()
    }

    /// Makes the call, and brings the value of the answer. It is empty when the answer was not recognized.
    pub(crate) fn send(
        self,
        flavour: &impl Flavour,
        options: CallOptions,
    ) -> Result<String, Error> {
        let page = format!("http://www.example.com/{ASKED}");
        match self {
            Self::Conferencing => flavour
                .send(&AuthorizeConferencing::new(page), options)
                .map(|answer| answer.url.as_str().to_owned()),
            Self::LinkToken => flavour
                .send(&CreateLinkToken::new(), options)
                .map(|answer| answer.expose().to_owned()),
            Self::Permissions => {
                let calendar = CalendarPermission::new(ASKED, PermissionLevel::Unrestricted);
                flavour
                    .send(&RequestPermissions::new([calendar], page), options)
                    .map(|answer| match answer {
                        PermissionsRequest::Redirect { url, .. } => url.as_str().to_owned(),
                        _ => String::new(),
                    })
            }
            Self::Payment => flavour
                .send(&Payment, options)
                .map(|answer| match answer.level {
                    Some(PermissionLevel::Unknown(level)) => level.as_str().to_owned(),
                    _ => answer.text,
                }),
        }
    }
}

/// Pays again when it is sent again.
pub(crate) struct Payment;

/// What comes of a payment. What matters of most fields is whether they can be read.
#[derive(Deserialize)]
#[allow(dead_code)]
pub(crate) struct Paid {
    text: String,
    amount: Option<u64>,
    /// An enum to which values may be added.
    level: Option<PermissionLevel>,
    tree: Option<serde_json::Value>,
    raw: Option<RawJson>,
}

impl Operation for Payment {
    type Output = Paid;
    type Auth = AccessToken;
    const INFO: OperationInfo = OperationInfo::new("pay", Method::POST, "/v1/payments");

    fn request(&self) -> Result<RequestParts, InvalidRequest> {
        RequestParts::json(Self::INFO.path, ASKED)
    }

    fn answer(response: &Response<Bytes>) -> Result<Paid, DecodeError> {
        json::enveloped("payment", response)
    }
}
