// Bodies in parts, as `multipart/form-data` has them.

use std::collections::BTreeSet;

use bytes::Bytes;

use super::parameter::Parameter;
use super::{InvalidRequest, Upload};

/// Writes a body part by part.
///
/// Names are escaped as browsers do it: a quote and the ends of lines become `%22`, `%0D` and `%0A`. Contents stay as they are.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
}

struct Part {
    head: String,
    content: Bytes,
}

/// What a part can hold: a value that is one text, or a file.
pub trait PartContent {
    /// The rest of the head, after the name.
    ///
    /// # Errors
    ///
    /// When it cannot stand there. The text is not quoted.
    fn head(&self, name: &str) -> Result<String, InvalidRequest>;

    /// The content, byte for byte.
    fn content(&self) -> Bytes;
}

impl<P: Parameter + ?Sized> PartContent for P {
    fn head(&self, _: &str) -> Result<String, InvalidRequest> {
        Ok(String::new())
    }

    fn content(&self) -> Bytes {
        self.text().into_owned().into()
    }
}

impl PartContent for Upload {
    fn head(&self, name: &str) -> Result<String, InvalidRequest> {
        match self.file_name.is_empty() {
            true => {
                let problem = "must have the name of a file";
                Err(InvalidRequest::new(name.to_owned(), problem))
            }
            false => head_of_file(name, &self.file_name, &self.media_type),
        }
    }

    fn content(&self) -> Bytes {
        self.content.clone()
    }
}

/// The rest of the head of a file, which need not have a name of its own.
///
/// # Errors
///
/// When it cannot stand there. The text is not quoted.
pub fn head_of_file(
    name: &str,
    file_name: &str,
    media_type: &str,
) -> Result<String, InvalidRequest> {
    let is_line = media_type.bytes().all(|it| matches!(it, b' '..=b'~'));
    if !(is_line && media_type.contains('/')) {
        let problem = "must have a media type such as `image/png`";
        return Err(InvalidRequest::new(name.to_owned(), problem));
    }
    let file_name = match file_name {
        "" => String::new(),
        file_name => format!("; filename=\"{}\"", escaped(file_name)),
    };
    Ok(format!("{file_name}\r\nContent-Type: {media_type}"))
}

impl Multipart {
    /// A body without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part.
    ///
    /// # Errors
    ///
    /// When the name or the type of a file cannot be sent. They are not quoted.
    pub fn part(
        &mut self,
        name: &str,
        value: &(impl PartContent + ?Sized),
    ) -> Result<(), InvalidRequest> {
        let (key, rest) = (escaped(name), value.head(name)?);
        let head = format!("Content-Disposition: form-data; name=\"{key}\"{rest}\r\n\r\n");
        let content = value.content();
        self.parts.push(Part { head, content });
        Ok(())
    }

    /// Adds a part if there is a value.
    ///
    /// # Errors
    ///
    /// As for [`part`](Self::part).
    pub fn optional(
        &mut self,
        name: &str,
        value: Option<&(impl PartContent + ?Sized)>,
    ) -> Result<(), InvalidRequest> {
        value.map_or(Ok(()), |value| self.part(name, value))
    }

    /// Adds a part of the same name for each item.
    ///
    /// # Errors
    ///
    /// As for [`part`](Self::part).
    pub fn repeated<'a, P: PartContent + 'a>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = &'a P>,
    ) -> Result<(), InvalidRequest> {
        let mut items = items.into_iter();
        items.try_for_each(|item| self.part(name, item))
    }

    /// The line between two parts, without its dashes, and the body.
    pub(in super::super) fn into_body(self) -> (String, Bytes) {
        let boundary = self.boundary();
        let length = |it: &Part| it.head.len() + it.content.len() + boundary.len() + 6;
        let length = self.parts.iter().map(length).sum::<usize>() + boundary.len() + 6;
        let mut body = Vec::with_capacity(length);
        for part in &self.parts {
            for piece in ["--", &boundary, "\r\n", &part.head] {
                body.extend_from_slice(piece.as_bytes());
            }
            body.extend_from_slice(&part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (boundary, body.into())
    }

    /// A mark and the least number that stands behind it nowhere in the parts. So no content can end its part, and the same
    /// parts make the same body.
    fn boundary(&self) -> String {
        let parts = self.parts.iter();
        let texts = parts.flat_map(|it| [it.head.as_bytes(), &it.content]);
        let taken: BTreeSet<u64> = texts.flat_map(numbers).collect();
        let free = (0..).find(|number| !taken.contains(number));
        format!("{MARK}{:0DIGITS$}", free.unwrap_or_default())
    }
}

const MARK: &str = "part-of-form-";
const DIGITS: usize = 10;

/// The numbers that stand behind the mark in a text, where it stands as between two parts.
fn numbers(text: &[u8]) -> impl Iterator<Item = u64> {
    let windows = text.windows(MARK.len() + DIGITS + 2);
    windows.filter_map(|window| match window {
        [b'-', b'-', rest @ ..] => {
            let digits = rest.strip_prefix(MARK.as_bytes())?;
            std::str::from_utf8(digits).ok()?.parse().ok()
        }
        _ => None,
    })
}

fn escaped(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
