// Reading JSON bodies.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;
use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess,
    Visitor,
};
use serde_json::de::{Read, SliceRead, StrRead};
use serde_path_to_error::{Segment, Track};

use super::decode_error::joined;
use super::{DecodeError, DecodeErrorKind, content};

/// Reads the whole body as one value.
///
/// # Errors
///
/// When the body is not the JSON of such a value.
pub fn whole<T: DeserializeOwned>(response: &Response<Bytes>) -> Result<T, DecodeError> {
    answer(response, PhantomData)
}

/// Reads one field of the object that the body is, and ignores the others.
///
/// # Errors
///
/// When the body is no such JSON object, or the field is missing or stands there twice.
pub fn enveloped<T: DeserializeOwned>(
    name: &'static str,
    response: &Response<Bytes>,
) -> Result<T, DecodeError> {
    answer(response, Envelope::new(name))
}

/// Reads an object, and nothing else: serde would take a list for the fields in their order as well.
///
/// # Errors
///
/// When there is something else, or the object is none of its type.
pub fn object<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Object(PhantomData))
}

/// Reads a field that may be null and has to be there.
///
/// # Errors
///
/// When there is something else.
pub fn nullable<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer)
}

/// Reads a field that may be null and may be absent, and is there.
///
/// # Errors
///
/// When there is something else.
#[allow(clippy::option_option)]
pub fn present<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// Reads a field that may be absent, and is there. Null is a value of its type.
///
/// # Errors
///
/// When there is something else.
pub fn given<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Takes whatever the body is, where nothing is due.
///
/// # Errors
///
/// None.
pub fn ignored(_: &Response<Bytes>) -> Result<(), DecodeError> {
    Ok(())
}

/// Reads a text as one value, or one field of it when `envelope` names one.
pub(in super::super) fn read<T: DeserializeOwned>(
    text: &[u8],
    envelope: Option<&'static str>,
) -> Result<T, DecodeError> {
    match envelope {
        Some(name) => decode(text, Envelope::new(name)),
        None => decode(text, PhantomData),
    }
}

fn answer<'a, S>(response: &'a Response<Bytes>, seed: S) -> Result<S::Value, DecodeError>
where
    S: DeserializeSeed<'a> + Copy,
{
    decode(content::plain(response)?, seed).map_err(|error| match error.kind() {
        DecodeErrorKind::Syntax if !says_json(response) => {
            DecodeError::new(DecodeErrorKind::NotJson, "")
        }
        _ => error,
    })
}

fn decode<'a, S: DeserializeSeed<'a> + Copy>(
    body: &'a [u8],
    seed: S,
) -> Result<S::Value, DecodeError> {
    // Some servers put a byte order mark before the text, which JSON does not have.
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if text.trim_ascii().is_empty() {
        return Err(DecodeError::new(DecodeErrorKind::Empty, ""));
    }
    // The bookkeeping is for a second reading, so that the usual one does not pay for it.
    once(SliceRead::new(text), seed, false).map_err(|error| {
        let before = IS_TRACKED.replace(true);
        let again = once(SliceRead::new(text), seed, true);
        IS_TRACKED.set(before);
        again.err().unwrap_or(error)
    })
}

/// Reads a text that stands in another one, while that one is read: once, and with as much bookkeeping.
///
/// A second reading of each text would double the time with each text that lies in another one.
pub(super) fn inner<'a, S: DeserializeSeed<'a>>(
    text: &'a str,
    seed: S,
) -> Result<S::Value, DecodeError> {
    once(StrRead::new(text), seed, IS_TRACKED.get())
}

thread_local! {
    /// Whether it is noted where reading fails. Serde has no place to hand it down.
    static IS_TRACKED: Cell<bool> = const { Cell::new(false) };
}

fn once<'a, S: DeserializeSeed<'a>>(
    text: impl Read<'a>,
    seed: S,
    is_tracked: bool,
) -> Result<S::Value, DecodeError> {
    let mut json = serde_json::Deserializer::new(text);
    let mut track = Track::new();
    let value = match is_tracked {
        false => seed.deserialize(&mut json),
        true => {
            let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
            seed.deserialize(tracked)
        }
    };
    value
        .and_then(|value| json.end().map(|()| value))
        .map_err(|error| DecodeError::explain(&error, path(track)))
}

/// Where reading failed.
pub(super) fn path(track: Track) -> String {
    track.path().iter().fold(String::new(), step)
}

/// The path, one step further. A key that does not look like the name of a field may be anything, so it is not shown.
fn step(path: String, segment: &Segment) -> String {
    let is_name = |key: &str| {
        key.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    match segment {
        Segment::Seq { index } => format!("{path}[{index}]"),
        Segment::Map { key } if is_name(key) && key.len() <= 64 => joined(&path, key),
        Segment::Map { .. } => joined(&path, "…"),
        Segment::Enum { .. } | Segment::Unknown => path,
    }
}

/// Whether the headers call the body JSON, or say nothing.
fn says_json(response: &Response<Bytes>) -> bool {
    match response.headers().get(CONTENT_TYPE) {
        Some(value) => value
            .to_str()
            .is_ok_and(|text| text.to_ascii_lowercase().contains("json")),
        None => true,
    }
}

/// Reads an object as a type.
struct Object<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// Reads one field of an object.
struct Envelope<T> {
    name: &'static str,
    content: PhantomData<T>,
}

impl<T> Envelope<T> {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            content: PhantomData,
        }
    }
}

impl<T> Clone for Envelope<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Envelope<T> {}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Envelope<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Envelope<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the field `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut content = None;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match (key == self.name, &content) {
                (true, None) => content = Some(map.next_value()?),
                (true, Some(_)) => return Err(A::Error::duplicate_field(self.name)),
                (false, _) => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        content.ok_or_else(|| A::Error::missing_field(self.name))
    }
}
