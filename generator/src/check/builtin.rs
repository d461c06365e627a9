//! Values of examples whose types need no definition.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Number, Value};

use super::text;
use crate::api::{Builtin, Datum};
use crate::runtime::{uri_syntax, value_syntax};

/// The value, or what was expected in its place. What is received may be a text of another form.
pub(crate) fn datum(builtin: Builtin, value: &Value, is_sent: bool) -> Result<Datum, &'static str> {
    let found = match (builtin, value) {
        (Builtin::Json, value) => Some(Datum::Json(value.to_string())),
        (_, Value::String(text)) => of_text(builtin, text, is_sent),
        (_, Value::Number(number)) => of_number(builtin, number, is_sent),
        (Builtin::Upload, Value::Object(file)) => of_file(file, is_sent),
        (Builtin::Boolean, Value::Bool(it)) => Some(Datum::Boolean(*it)),
        _ => None,
    };
    found.ok_or_else(|| expected(builtin))
}

fn of_text(builtin: Builtin, text: &str, is_sent: bool) -> Option<Datum> {
    let has_form = match builtin {
        Builtin::String => true,
        Builtin::Uri => uri_syntax::absolute(text).is_ok(),
        Builtin::Decimal => value_syntax::is_decimal(text),
        Builtin::Date => value_syntax::date(text).is_some(),
        Builtin::Time => value_syntax::instant(text).is_some(),
        Builtin::Uuid => value_syntax::uuid(text).is_some(),
        Builtin::Bytes if is_sent => return STANDARD.decode(text).ok().map(Datum::Bytes),
        Builtin::Bytes => return value_syntax::bytes(text).map(Datum::Bytes),
        Builtin::Boolean | Builtin::Integer | Builtin::Integer32 | Builtin::Float => return None,
        Builtin::Seconds | Builtin::Minutes | Builtin::Json | Builtin::Upload => return None,
    };
    (has_form || !is_sent).then(|| Datum::Text(text.to_owned()))
}

fn of_number(builtin: Builtin, number: &Number, is_sent: bool) -> Option<Datum> {
    match builtin {
        Builtin::Integer => number.as_i64().map(Datum::Integer),
        Builtin::Integer32 => {
            let number = number.as_i64().and_then(|it| i32::try_from(it).ok());
            number.map(|it| Datum::Integer(it.into()))
        }
        Builtin::Float if is_sent && !number.is_f64() => None,
        Builtin::Float => number.as_f64().map(Datum::Float),
        Builtin::Seconds => number.as_u64().map(Datum::Units),
        Builtin::Minutes => {
            // They are kept as seconds.
            let number = number.as_u64().filter(|it| it.checked_mul(60).is_some());
            number.map(Datum::Units)
        }
        // As a number it can only come; it is sent as a text.
        Builtin::Decimal if !is_sent => Some(Datum::Text(number.to_string())),
        _ => None,
    }
}

/// A file that is sent has a name; one that comes need not have one.
fn of_file(file: &serde_json::Map<String, Value>, is_sent: bool) -> Option<Datum> {
    let text = |key: &str| file.get(key)?.as_str().map(str::to_owned);
    let [file_name, media_type, content] = ["file_name", "media_type", "content"].map(text);
    let is_type = |it: &String| text::is_header_value(it) && it.contains('/');
    let (file_name, media_type) = (
        file_name.filter(|it| !(is_sent && it.is_empty()))?,
        media_type.filter(is_type)?,
    );
    (file.len() == 3).then_some(Datum::Upload(file_name, media_type, content?))
}

/// What an example of the type has to be.
fn expected(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::String => "a text",
        Builtin::Uri => "an absolute URI",
        Builtin::Boolean => "`true` or `false`",
        Builtin::Integer => "an integer",
        Builtin::Integer32 => "an integer of 32 bits",
        Builtin::Float => "a number, and with a point where it is sent, such as `2.0`",
        Builtin::Decimal => "a number in quotes, such as `\"19.90\"`",
        Builtin::Date => "a date, such as `2026-11-22`",
        Builtin::Time => "a time, such as `2026-11-22T09:30:00Z`",
        Builtin::Seconds => "a whole number of seconds",
        Builtin::Minutes => "a whole number of minutes",
        Builtin::Uuid => "a UUID, such as `0199a3f0-4b1c-7d2e-8f3a-5b6c7d8e9f00`",
        Builtin::Bytes => "a text in base64, such as `aGVsbG8=`",
        Builtin::Json => "anything",
        Builtin::Upload => {
            "a mapping of `file_name`, `media_type` such as `image/png`, and `content`, a text"
        }
    }
}
