//! From the bytes of an answer to a value, or to an error that says where.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::Response;

use crate::runtime::{DecodeErrorKind, Error, Operation, Uri, content, json};
use crate::sample::{Ask, Outcome, Page, Poke, response};

fn ask(body: &'static str) -> Result<Page, (DecodeErrorKind, String)> {
    match Ask::from_http(response(200, body)) {
        Ok(page) => Ok(page),
        Err(Error::Decode(error)) => Err((error.kind(), error.problem().path().to_owned())),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn good_answers_are_read() {
    let page = || {
        Ok(Page {
            url: Uri::from("u"),
        })
    };
    assert_eq!(ask(r#"{"ask":{"url":"u"}}"#), page());
    assert_eq!(ask("\u{feff}{\"ask\":{\"url\":\"u\"}}"), page());
    assert_eq!(
        ask(" \r\n{\"new\":[{\"x\":null}],\"ask\":{\"later\":1e400,\"url\":\"u\"},\"y\":2}\n"),
        page()
    );
    assert_eq!(ask(r#"{"\u0061sk":{"url":"\u0075"}}"#), page());
}

#[test]
fn bad_answers_say_what_is_wrong_and_where() {
    use DecodeErrorKind::{Data, Empty, MissingField, Syntax, Truncated};
    for (body, kind, path) in [
        ("", Empty, ""),
        (" \n", Empty, ""),
        ("\u{feff}", Empty, ""),
        ("<html>", Syntax, ""),
        (r#"{"ask":{"url":"u"}} x"#, Syntax, ""),
        (r#"{"ask":{"url":"u"}}{}"#, Syntax, ""),
        (r#"{"ask":{"url":"u"}"#, Truncated, "ask"),
        (r#"{"ask":{"url":"u"#, Truncated, "ask.url"),
        ("{}", MissingField, "ask"),
        (r#"{"ask":{}}"#, MissingField, "ask.url"),
        (r#"{"ask":null}"#, Data, "ask"),
        (r#"{"ask":{"url":null}}"#, Data, "ask.url"),
        (r#"{"ask":{"url":7}}"#, Data, "ask.url"),
        (r#"{"ask":{"url":"u","url":"v"}}"#, Data, "ask.url"),
        (r#"{"ask":{"url":"u"},"ask":{"url":"v"}}"#, Data, "ask"),
        ("[]", Data, ""),
        ("\"text\"", Data, ""),
        ("null", Data, ""),
        (r#"{"ask":{"url":"\ud800"}}"#, Syntax, "ask.url"),
    ] {
        let (found, place) = ask(body).unwrap_err();
        // Where the text itself is broken, the line and the column are the better place.
        let place = if matches!(kind, Syntax | Truncated) {
            path
        } else {
            place.as_str()
        };
        assert_eq!((found, place), (kind, path), "{body}");
    }
}

#[test]
fn invalid_utf_8_is_an_error() {
    let mut broken = response(200, "");
    *broken.body_mut() = b"{\"ask\":{\"url\":\"\xff\"}}".as_slice().into();
    assert!(matches!(Ask::from_http(broken), Err(Error::Decode(_))));
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = |key: &str| {
        format!(
            "{{\"ask\":{{\"url\":\"u\",\"{key}\":{}1{}}}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        )
    };
    let mut answer = response(200, "");
    *answer.body_mut() = deep("ignored").into();
    assert!(Ask::from_http(answer.clone()).is_ok());
    *answer.body_mut() = deep("accepted").replace("\"url\":\"u\",", "").into();
    let kept = json::enveloped("ask", &answer);
    assert!(matches!(kept, Ok(Outcome::Unrecognized(_))));
}

#[test]
fn a_place_has_a_line_and_a_column() {
    let error = Ask::from_http(response(200, "{\"ask\":\n {\"url\":7}}")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`ask` was answered with status 200, but the answer cannot be read: \
         `ask.url` has the wrong type, a wrong value, or stands there twice (line 2, column 9); the call may have taken effect"
    );
}

#[test]
fn what_is_not_json_is_called_so() {
    let html = |content_type| {
        Response::builder()
            .header("content-type", content_type)
            .body("<html>".into())
            .unwrap()
    };
    let kind = |content_type| match Ask::from_http(html(content_type)) {
        Err(Error::Decode(error)) => error.kind(),
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("text/html"), DecodeErrorKind::NotJson);
    assert_eq!(kind("application/problem+JSON"), DecodeErrorKind::Syntax);
    let mut mislabelled = html("text/html");
    *mislabelled.body_mut() = r#"{"ask":{"url":"u"}}"#.into();
    assert!(Ask::from_http(mislabelled).is_ok());
}

#[test]
fn what_has_to_be_unpacked_first_is_called_so() {
    let answer = |encoding| {
        Response::builder()
            .header("content-encoding", encoding)
            .body(Bytes::from(r#"{"ask":{"url":"u"}}"#))
            .unwrap()
    };
    let kinds = |encoding| {
        let answer = answer(encoding);
        let json = Ask::answer(&answer).map(|_| ());
        let text = content::text(&answer).map(|_| ());
        let bytes = content::bytes(&answer).map(|_| ());
        [json, text, bytes].map(|outcome| outcome.map_err(|error| error.kind()))
    };
    assert_eq!(kinds("Identity"), [Ok(()); 3]);
    for encoding in ["gzip", "br", "identity, gzip", "x-unknown"] {
        assert_eq!(kinds(encoding), [Err(DecodeErrorKind::Encoded); 3]);
    }
}

#[test]
fn a_place_shows_names_and_not_values() {
    #[derive(Debug, serde::Deserialize)]
    enum Closed {
        Known(u8),
    }
    type Counts = BTreeMap<String, Vec<Closed>>;
    let path = |body| {
        let read = json::enveloped::<Counts>("ask", &response(200, body));
        read.unwrap_err().path().to_owned()
    };
    assert_eq!(
        path(r#"{"ask":{"a":[{"Known":1},{"Known":""}]}}"#),
        "ask.a[1]"
    );
    assert_eq!(path(r#"{"ask":{"a":[{"cAnArY":1}]}}"#), "ask.a[0]");
    assert_eq!(path(r#"{"ask":{"\u001b[31m":["x"]}}"#), "ask.…[0]");
    let long = format!(r#"{{"ask":{{"{}":1}}}}"#, "x".repeat(65));
    assert_eq!(path(Box::leak(long.into_boxed_str())), "ask.…");
    let Closed::Known(number) = Closed::Known(1);
    assert_eq!(number, 1);
}

#[test]
fn unions_are_told_apart_by_presence() {
    let read = |body| json::enveloped::<Outcome>("o", &response(200, body)).unwrap();
    assert_eq!(
        read(r#"{"o":{"url":"u","accepted":null}}"#),
        Outcome::Redirect {
            url: Uri::from("u")
        }
    );
    assert_eq!(read(r#"{"o":{"accepted":true}}"#), Outcome::Accepted {});
    for body in [
        r#"{"o":{"accepted":false}}"#,
        r#"{"o":{"url":"u","accepted":true}}"#,
        r#"{"o":{}}"#,
        r#"{"o":[1]}"#,
        r#"{"o":"x"}"#,
        r#"{"o":null}"#,
    ] {
        match read(body) {
            Outcome::Unrecognized(raw) => assert_eq!(body, format!(r#"{{"o":{}}}"#, raw.as_str())),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_wrong_field_in_a_union_is_named() {
    let error = json::enveloped::<Outcome>("o", &response(200, r#"{"o":{"url":7}}"#)).unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Data, "o.url")
    );
    let error =
        json::enveloped::<Vec<Outcome>>("o", &response(200, r#"{"o":[{},{"url":"a","url":"b"}]}"#))
            .unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (DecodeErrorKind::Data, "o[1].url")
    );
}

#[test]
fn where_nothing_is_due_everything_will_do() {
    for body in ["", "<html>", "{}"] {
        assert!(Poke::from_http(response(202, body)).is_ok());
    }
}

#[test]
fn other_statuses_are_errors_that_keep_the_answer() {
    for status in [101, 199, 300, 302, 304, 400, 404, 429, 500, 503, 999] {
        let Err(Error::Status(error)) = Ask::from_http(response(status, r#"{"errors":{"a":1}}"#))
        else {
            panic!("{status}");
        };
        assert_eq!(
            (error.status().as_u16(), error.operation()),
            (status, "ask")
        );
        assert_eq!(error.body(), r#"{"errors":{"a":1}}"#);
        assert_eq!(error.headers().len(), 1);
        assert_eq!(
            error.body_as::<serde_json::Value>(Some("errors")).unwrap()["a"],
            1
        );
        assert_eq!(
            error.body_as::<serde_json::Value>(None).unwrap()["errors"]["a"],
            1
        );
        assert!(error.body_as::<String>(Some("other")).is_none());
        assert!(!error.is_truncated());
    }
}
