//! Bodies that are not what they should be.

use cronofy::DecodeErrorKind::{self, Data, Empty, Encoded, MissingField, NotJson, Syntax};

use crate::calls::{Call, TOLD};
use crate::ending::Ending;
use crate::ending::Place::{self, Amount, Envelope, Value, Whole};
use crate::fault::{Fault, answering, http, saying};
use crate::gzip::{bomb, gzip};
use crate::row::{Again, Row};
use crate::server::Connection;

pub(crate) fn rows() -> Vec<Row> {
    [absent(), texts(), fields(), values(), encodings()]
        .into_iter()
        .flatten()
        .collect()
}

/// The body cannot be read, and nobody would read it better the next time.
fn unreadable(number: u8, name: &str, fault: Fault, kind: DecodeErrorKind, place: Place) -> Row {
    Row::new(number, name, fault).ends(Ending::Decode(kind, place), Again::Never)
}

/// The server answers with this body, which depends on the call.
fn telling(body: impl Fn(Call) -> String + Send + Sync + 'static) -> Fault {
    answering(move |connection, call| {
        connection.send(http("200 OK", &[], body(call)));
    })
}

#[rustfmt::skip]
fn absent() -> Vec<Row> {
    let text = |text: &'static str| telling(move |_| text.to_owned());
    let html = http("200 OK", &["content-type: text/html"], format!("<html>{TOLD}</html>"));
    vec![
        unreadable(45, "204", saying("HTTP/1.1 204 No Content\r\n\r\n"), Empty, Whole),
        unreadable(46, "an empty body", text(""), Empty, Whole),
        unreadable(46, "a body of spaces", text(" \r\n"), Empty, Whole),
        unreadable(47, "200 with HTML", saying(html), NotJson, Whole),
    ]
}

#[rustfmt::skip]
fn texts() -> Vec<Row> {
    let marked = telling(|call| format!("\u{FEFF}{}", call.good()));
    let half = telling(|call| call.answer(&format!(r#""{TOLD}\ud800""#)));
    let twice = telling(|call| [call.good(), call.good()].concat());
    let bare = telling(|call| call.good().replace(['"', '}'], ""));
    vec![
        Row::new(60, "a byte order mark", marked),
        unreadable(61, "a text that is no text", answering(no_text), Syntax, Whole),
        // The answer about permissions is kept as it came before it is read.
        unreadable(62, "half a character", half, Syntax, Whole)
            .except(|_, call| call == Call::Permissions, Ending::Decode(Data, Value), Again::Never),
        unreadable(69, "more than the answer", twice, Syntax, Whole),
        unreadable(69, "no JSON", bare, Syntax, Whole),
    ]
}

fn no_text(connection: &mut Connection, call: Call) {
    let mut body = call.good().into_bytes();
    let middle = body.iter().rposition(|byte| *byte == b'/').unwrap();
    body[middle] = 0xFF;
    connection.send(http("200 OK", &[], body));
}

#[rustfmt::skip]
fn fields() -> Vec<Row> {
    let value = |value: &'static str| telling(move |call| call.answer(value));
    let twice = telling(|call| format!("{{{0},{0}}}", call.good_field()));
    let more = telling(|call| format!("{{\"{TOLD}\":[{{}}],{}}}", call.good_field()));
    vec![
        unreadable(63, "a field that stands there twice", twice, Data, Envelope),
        // In the answer about permissions a field that is null is no field.
        unreadable(64, "null", value("null"), Data, Value)
            .except(|_, call| call == Call::Permissions, Ending::Unrecognized, Again::Never),
        unreadable(65, "another type", value("9876543210"), Data, Value),
        unreadable(66, "no field", telling(|_| "{}".to_owned()), MissingField, Envelope),
        Row::new(67, "more fields", more),
    ]
}

/// Fields that the answer to a payment alone has, so that the others ignore them.
#[rustfmt::skip]
fn values() -> Vec<Row> {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let unknown = format!("\"{TOLD}\"");
    let wrong = |number, name, fault, kind, place| {
        unreadable(number, name, fault, kind, place)
            .except(|_, call| call != Call::Payment, Ending::Works, Again::Never)
    };
    vec![
        Row::new(68, "a value that nobody knows", beside("level", &unknown)),
        unreadable(70, "a number that is none", beside("amount", "NaN"), Syntax, Whole),
        wrong(70, "a number that is too large", beside("amount", "1e999"), Syntax, Whole),
        wrong(70, "a number that is larger by one", beside("amount", "18446744073709551616"), Data, Amount),
        Row::new(71, "a deep value that nobody reads", beside("more", &deep)),
        Row::new(71, "a deep value that is kept", beside("raw", &deep)),
        wrong(71, "a deep value that is read", beside("tree", &deep), Syntax, Whole),
    ]
}

/// A good answer, with this field beside its value.
fn beside(field: &str, value: &str) -> Fault {
    let field = format!("\"{field}\":{value}");
    telling(move |call| match call {
        Call::Payment => call.good().replace("}}", &format!(",{field}}}}}")),
        _ => format!("{{{field},{}}}", call.good_field()),
    })
}

/// No request asks for an encoding, so nothing is unpacked.
fn encodings() -> Vec<Row> {
    let encoded = |number, name, encoding: &str, body: Vec<u8>| {
        let answer = http("200 OK", &[&format!("content-encoding: {encoding}")], body);
        unreadable(number, name, saying(answer), Encoded, Whole)
    };
    let packed = gzip(TOLD.as_bytes());
    let cut = packed[..packed.len() / 2].to_vec();
    let plain = format!("{{\"link_token\":\"{TOLD}\"}}").into_bytes();
    vec![
        encoded(73, "a bomb", "gzip", bomb(8)),
        encoded(74, "gzip", "gzip", packed),
        encoded(74, "gzip that is cut", "gzip", cut),
        encoded(75, "gzip that is none", "gzip", plain.clone()),
        encoded(76, "an encoding that nobody knows", TOLD, plain.clone()),
        encoded(76, "two encodings", "gzip, gzip", plain),
    ]
}
