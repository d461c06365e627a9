//! What the rendered `mod.rs` says in a generated crate, with all features on.

#[path = "../../../templates/runtime/answer_error.rs"]
pub mod answer_error;
#[path = "../../../templates/runtime/answered.rs"]
pub mod answered;
#[path = "../../../templates/runtime/attempts.rs"]
pub mod attempts;
#[path = "../../../templates/runtime/base_url.rs"]
pub mod base_url;
#[path = "../../../templates/runtime/block_on.rs"]
pub mod block_on;
#[path = "../../../templates/runtime/blocking.rs"]
pub mod blocking;
#[path = "../../../templates/runtime/bucket.rs"]
pub mod bucket;
#[path = "../../../templates/runtime/call_options.rs"]
pub mod call_options;
#[path = "../../../templates/runtime/calls.rs"]
pub mod calls;
#[path = "../../../templates/runtime/check.rs"]
pub mod check;
#[path = "../../../templates/runtime/connection.rs"]
pub mod connection;
#[path = "../../../templates/runtime/content.rs"]
pub mod content;
#[path = "../../../templates/runtime/course.rs"]
pub mod course;
#[path = "../../../templates/runtime/credential.rs"]
pub mod credential;
#[path = "../../../templates/runtime/credential_error.rs"]
pub mod credential_error;
#[path = "../../../templates/runtime/credential_source.rs"]
pub mod credential_source;
#[path = "../../../templates/runtime/decode_error.rs"]
pub mod decode_error;
#[path = "../../../templates/runtime/error.rs"]
pub mod error;
#[path = "../../../templates/runtime/example.rs"]
pub mod example;
#[path = "../../../templates/runtime/hyper.rs"]
pub mod hyper;
#[path = "../../../templates/runtime/invalid_request.rs"]
pub mod invalid_request;
#[path = "../../../templates/runtime/json.rs"]
pub mod json;
#[path = "../../../templates/runtime/limits.rs"]
pub mod limits;
#[path = "../../../templates/runtime/operation.rs"]
pub mod operation;
#[path = "../../../templates/runtime/parameter.rs"]
pub mod parameter;
#[path = "../../../templates/runtime/query.rs"]
pub mod query;
#[path = "../../../templates/runtime/random.rs"]
pub mod random;
#[path = "../../../templates/runtime/raw_json.rs"]
pub mod raw_json;
#[path = "../../../templates/runtime/recorded_request.rs"]
pub mod recorded_request;
#[path = "../../../templates/runtime/redirect_error.rs"]
pub mod redirect_error;
#[path = "../../../templates/runtime/retry.rs"]
pub mod retry;
#[path = "../../../templates/runtime/retry_after.rs"]
pub mod retry_after;
#[path = "../../../templates/runtime/script.rs"]
pub mod script;
#[path = "../../../templates/runtime/script_answer.rs"]
pub mod script_answer;
#[path = "../../../templates/runtime/secret.rs"]
pub mod secret;
#[path = "../../../templates/runtime/status_error.rs"]
pub mod status_error;
#[path = "../../../templates/runtime/test_util.rs"]
pub mod test_util;
#[path = "../../../templates/runtime/transport.rs"]
pub mod transport;
#[path = "../../../templates/runtime/unknown_value.rs"]
pub mod unknown_value;
#[path = "../../../templates/runtime/uri.rs"]
pub mod uri;
#[path = "../../../templates/runtime/uri_syntax.rs"]
pub mod uri_syntax;
#[path = "../../../templates/runtime/url_writer.rs"]
pub mod url_writer;

pub use self::answer_error::AnswerError;
pub use self::answered::Answered;
pub use self::base_url::BaseUrl;
pub use self::blocking::{BlockingCredentialSource, BlockingKeys, BlockingTransport};
pub use self::call_options::CallOptions;
pub use self::connection::Connection;
pub use self::credential::{BasicCredential, Credential, bearer, key_in_header, key_in_query};
pub use self::credential_error::CredentialError;
pub use self::credential_source::{CredentialSource, Keys, Supplied};
pub use self::decode_error::{DecodeError, DecodeErrorKind, Decoded};
pub use self::error::Error;
pub use self::hyper::HyperTransport;
pub use self::invalid_request::{Checked, InvalidRequest};
pub use self::limits::Limits;
pub use self::operation::{HttpResponse, Operation, OperationInfo, RequestParts, Stability};
pub use self::parameter::Parameter;
pub use self::query::Query;
pub use self::raw_json::RawJson;
pub use self::redirect_error::RedirectError;
pub use self::retry::RetryPolicy;
pub use self::secret::Secret;
pub use self::status_error::StatusError;
pub use self::transport::{
    BoxFuture, Sent, Transport, TransportError, TransportErrorKind, Truncated,
};
pub use self::unknown_value::UnknownValue;
pub use self::uri::Uri;
pub use self::url_writer::UrlWriter;
