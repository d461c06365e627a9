// The heads of parts: which field a part is of, and what is said of its content.

use super::qualified::Qualified;
use super::{DecodeError, DecodeErrorKind, Decoded};

/// What the head of a part says.
pub struct PartHead {
    /// The name of the field.
    pub name: String,
    /// The name of the file; empty where there is none.
    pub file_name: String,
    /// What the content is.
    pub media_type: String,
}

/// The greatest number of bytes of a head.
const MAX_HEAD: usize = 8 * 1024;

/// Reads the head of a part, and gives what follows.
///
/// # Errors
///
/// When it has none, or one that is too long or says less or more than it has to.
pub fn read(part: &[u8]) -> Decoded<(PartHead, &[u8])> {
    let wrong = |kind| DecodeError::new(kind, "");
    let (head, content) = split(part).ok_or_else(|| wrong(DecodeErrorKind::NotForm))?;
    let head = std::str::from_utf8(head).map_err(|_| wrong(DecodeErrorKind::NotText))?;
    // A line may go on in the next one, which begins with a space then.
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let lines = Lines::of(&head).ok_or_else(|| wrong(DecodeErrorKind::NotForm))?;
    if !lines.is_plain() {
        return Err(wrong(DecodeErrorKind::Encoded));
    }
    let head = lines
        .head()
        .ok_or_else(|| wrong(DecodeErrorKind::NotForm))?;
    Ok((head, content))
}

/// The head and the content, which an empty line parts.
fn split(part: &[u8]) -> Option<(&[u8], &[u8])> {
    const END: &[u8] = b"\r\n\r\n";
    let mut ends = part.windows(END.len()).take(MAX_HEAD + 1);
    let (head, rest) = part.split_at_checked(ends.position(|it| it == END)?)?;
    Some((head, rest.strip_prefix(END)?))
}

/// Those lines of a head that count.
#[derive(Default)]
struct Lines<'h> {
    disposition: Option<&'h str>,
    media_type: Option<&'h str>,
    encoding: Option<&'h str>,
}

impl<'h> Lines<'h> {
    /// The lines, if all are well written, and none that counts stands there twice.
    fn of(head: &'h str) -> Option<Self> {
        let mut lines = Self::default();
        for line in head.split("\r\n") {
            let is_text = !line.contains(|it: char| it.is_control() && it != '\t');
            let (name, value) = line.split_once(':').filter(|_| is_text)?;
            let place = match name.to_ascii_lowercase().as_str() {
                "content-disposition" => &mut lines.disposition,
                "content-type" => &mut lines.media_type,
                "content-transfer-encoding" => &mut lines.encoding,
                _ => continue,
            };
            if place.replace(value.trim()).is_some() {
                return None;
            }
        }
        Some(lines)
    }

    /// Whether the content stands there as it is. RFC 7578 has no other way, and mail has some.
    fn is_plain(&self) -> bool {
        let plain = ["7bit", "8bit", "binary"];
        let encoding = self.encoding.unwrap_or("binary");
        plain.iter().any(|it| encoding.eq_ignore_ascii_case(it))
    }

    /// What they say, if they name a field. RFC 7578 forbids `filename*`, so it does not count.
    fn head(&self) -> Option<PartHead> {
        let disposition = Qualified::parse(self.disposition?)?;
        let parameter = |name| disposition.parameter(name).map(unescaped);
        let name = parameter("name")?;
        disposition.is("form-data").then(|| PartHead {
            name,
            file_name: parameter("filename").unwrap_or_default(),
            media_type: self.media_type.unwrap_or("text/plain").to_owned(),
        })
    }
}

/// A name without the three escapes that browsers write.
fn unescaped(name: &str) -> String {
    let name = name.replace("%22", "\"");
    name.replace("%0D", "\r").replace("%0A", "\n")
}
