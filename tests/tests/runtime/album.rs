//! An answer in parts, and how it is read.

use bytes::Bytes;
use http::Response;
use serde::{Deserialize, Serialize};

use crate::runtime::{DecodeErrorKind, Decoded, Upload, multipart_answer};

/// As generated objects are.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Album {
    pub(crate) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cover: Option<Upload>,
    #[serde(default)]
    pub(crate) others: Vec<Upload>,
}

pub(crate) fn album(title: &str) -> Album {
    Album {
        title: title.to_owned(),
        count: None,
        cover: None,
        others: Vec::new(),
    }
}

pub(crate) fn with_cover(cover: Upload) -> Album {
    Album {
        cover: Some(cover),
        ..album("a")
    }
}

pub(crate) fn file(name: &str, media_type: &str, content: impl Into<Bytes>) -> Upload {
    Upload::new(name, content.into()).media_type(media_type)
}

pub(crate) fn of_type(content_type: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let response = Response::builder().header("content-type", content_type);
    response.body(body.into()).unwrap()
}

pub(crate) fn response(body: impl Into<Bytes>) -> Response<Bytes> {
    of_type("multipart/form-data; boundary=b", body)
}

pub(crate) type Found = Result<Album, (DecodeErrorKind, String)>;

pub(crate) fn found(read: Decoded<Album>) -> Found {
    read.map_err(|error| (error.kind(), error.path().to_owned()))
}

/// What is read of a body whose lines end as they should.
pub(crate) fn read(lines: &str) -> Found {
    let body = lines.replace('\n', "\r\n");
    found(multipart_answer::whole(&response(body)))
}

/// The same of one part, which has this head.
pub(crate) fn of_head(head: &str) -> Found {
    read(&format!("--b\n{TITLE}\n--b\n{head}\n\nx\n--b--\n"))
}

pub(crate) const TITLE: &str = "Content-Disposition: form-data; name=\"title\"\n\na";

pub(crate) fn wrong(kind: DecodeErrorKind, path: &str) -> Found {
    Err((kind, path.to_owned()))
}
