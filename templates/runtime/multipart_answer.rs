// Answers in parts, as `multipart/form-data` has them.

use std::fmt;

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;
use serde::de::value::{BorrowedBytesDeserializer, SeqAccessDeserializer, SeqDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::Error;

use super::form_values::{self, FILE, FormValue};
use super::part_head::{self, PartHead};
use super::qualified::Qualified;
use super::{DecodeError, DecodeErrorKind, Decoded, Upload, content, parts};

/// Reads the parts of a body as the fields of an object. Parts of one name are a list.
///
/// # Errors
///
/// When the body has no parts, or those of no such object.
pub fn whole<T: DeserializeOwned>(response: &Response<Bytes>) -> Decoded<T> {
    let body = content::plain(response)?;
    if body.is_empty() {
        return Err(DecodeError::new(DecodeErrorKind::Empty, ""));
    }
    let parts = parts::all(body, &boundary(response)?)?;
    let parts = parts.into_iter().map(part_head::read);
    let parts: Vec<(PartHead, &[u8])> = parts.collect::<Decoded<_>>()?;
    let parts = parts.iter().map(|(head, content)| {
        let part = Part { head, content };
        (head.name.clone(), part)
    });
    form_values::object(parts)
}

/// What stands between the parts. RFC 2046 has it at most 70 characters long, and no space at its end.
fn boundary(response: &Response<Bytes>) -> Decoded<String> {
    let mut values = response.headers().get_all(CONTENT_TYPE).iter();
    let only = match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    };
    let content_type = only.and_then(Qualified::parse);
    let content_type = content_type.filter(|it| it.is("multipart/form-data"));
    let boundary = content_type
        .as_ref()
        .and_then(|it| it.parameter("boundary"));
    let is_right = |it: &&str| (1..=70).contains(&it.len()) && !it.ends_with(' ');
    match boundary.filter(is_right) {
        Some(boundary) => Ok(boundary.to_owned()),
        None => Err(DecodeError::new(
            DecodeErrorKind::Header,
            CONTENT_TYPE.as_str(),
        )),
    }
}

/// A part of a body.
struct Part<'b> {
    head: &'b PartHead,
    content: &'b [u8],
}

impl<'b> FormValue<'b> for Part<'b> {
    /// A part that is to be a value is its text, whatever its type is.
    fn text(self) -> Result<String, Error> {
        let text = std::str::from_utf8(self.content);
        text.map(str::to_owned)
            .map_err(|_| Error::custom("no text in UTF-8"))
    }

    fn file<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        let PartHead {
            file_name,
            media_type,
            ..
        } = self.head;
        let pieces = [file_name.as_bytes(), media_type.as_bytes(), self.content];
        let pieces = pieces.into_iter().map(BorrowedBytesDeserializer::new);
        visitor.visit_seq(SeqDeserializer::new(pieces))
    }
}

/// A file is read from a part of a body, and from nothing else.
impl<'de> Deserialize<'de> for Upload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(FILE, File)
    }
}

/// Reads a file. Formats that know none, such as JSON, do not ask for a sequence here.
struct File;

impl<'de> Visitor<'de> for File {
    type Value = Upload;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file that is a part of a body")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, pieces: A) -> Result<Upload, A::Error> {
        let pieces = SeqAccessDeserializer::new(pieces);
        let (file_name, media_type, content): (String, String, &[u8]) =
            Deserialize::deserialize(pieces)?;
        Ok(Upload {
            file_name,
            media_type,
            content: Bytes::copy_from_slice(content),
        })
    }
}
