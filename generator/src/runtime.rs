//! Files of the client that examples are held against, so that no rule is written twice.
//!
//! They are the client's own, and have more than is needed here.
#![allow(dead_code, unreachable_pub)]

#[path = "../templates/runtime/decode_error.rs"]
mod decode_error;
#[path = "../templates/runtime/form_text.rs"]
pub(crate) mod form_text;
#[path = "../templates/runtime/invalid_request.rs"]
mod invalid_request;
#[path = "../templates/runtime/multipart.rs"]
pub(crate) mod multipart;
#[path = "../templates/runtime/parameter.rs"]
pub(crate) mod parameter;
#[path = "../templates/runtime/part_head.rs"]
pub(crate) mod part_head;
#[path = "../templates/runtime/parts.rs"]
pub(crate) mod parts;
#[path = "../templates/runtime/qualified.rs"]
mod qualified;
#[path = "../templates/runtime/query.rs"]
pub(crate) mod query;
#[path = "../templates/runtime/redirect_error.rs"]
mod redirect_error;
#[path = "../templates/runtime/same.rs"]
mod same;
#[path = "../templates/runtime/server.rs"]
pub(crate) mod server;
#[path = "../templates/runtime/signature.rs"]
pub(crate) mod signature;
#[path = "../templates/runtime/upload.rs"]
mod upload;
#[path = "../templates/runtime/uri.rs"]
mod uri;
#[path = "../templates/runtime/uri_syntax.rs"]
pub(crate) mod uri_syntax;
#[path = "../templates/runtime/url_writer.rs"]
mod url_writer;
#[path = "../templates/runtime/value_syntax.rs"]
pub(crate) mod value_syntax;

use decode_error::{DecodeError, DecodeErrorKind, Decoded};
pub(crate) use invalid_request::{Checked, InvalidRequest};
use redirect_error::RedirectError;
use upload::Upload;
pub(crate) use uri::Uri;
pub(crate) use url_writer::UrlWriter;
