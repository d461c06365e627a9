// A file that is sent or comes.

use std::fmt;

use bytes::Bytes;

/// A file that is sent, or comes, as a part of a body.
///
/// `Debug` shows the number of its bytes only.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The name that the other side is told. No file is read.
    ///
    /// In an answer it is what the server says, or empty where it says nothing. It may be `../../.profile`: show it, and do
    /// not use it as a path.
    pub file_name: String,
    /// What the bytes are, such as `image/png`. In an answer that does not say it, `text/plain`.
    pub media_type: String,
    /// The bytes.
    pub content: Bytes,
}

impl Upload {
    /// A file of the type `application/octet-stream`, unless another one is set.
    pub fn new(file_name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self {
            file_name: file_name.into(),
            media_type: "application/octet-stream".to_owned(),
            content: content.into(),
        }
    }

    /// Sets what the bytes are.
    #[must_use]
    pub fn media_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: media_type.into(),
            ..self
        }
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} bytes)", self.content.len())
    }
}
