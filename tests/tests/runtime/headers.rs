//! Headers that are part of an answer.

use bytes::Bytes;
use http::Response;
use serde::Deserialize;

use crate::runtime::{DecodeError, DecodeErrorKind, Uri, content, header};

#[derive(Debug, Deserialize, PartialEq)]
struct Id(String);

fn response(values: &[&[u8]]) -> Response<Bytes> {
    let values = values.iter();
    let response = values.fold(Response::builder(), |it, value| it.header("X-Id", *value));
    response.body(Bytes::new()).unwrap()
}

fn wrong() -> DecodeError {
    DecodeError::new(DecodeErrorKind::Header, "x-id")
}

#[test]
fn a_header_is_what_its_type_says() {
    let of = |text: &str| response(&[text.as_bytes()]);
    assert_eq!(header::required("x-id", &of("5")), Ok(5_i64));
    assert_eq!(header::required("x-id", &of("5")), Ok("5".to_owned()));
    assert_eq!(header::required("x-id", &of("true")), Ok("true".to_owned()));
    assert_eq!(header::required("x-id", &of("true")), Ok(true));
    assert_eq!(header::required("x-id", &of("0.5")), Ok(0.5));
    assert_eq!(header::required("x-id", &of("5")), Ok(Id("5".to_owned())));
    assert_eq!(header::required("x-id", &of("null")), Ok("null".to_owned()));
    assert_eq!(header::required("x-id", &of("")), Ok(String::new()));
    let uri = "https://example.com/A%2f";
    assert_eq!(header::required("x-id", &of(uri)), Ok(Uri::from(uri)));
    assert_eq!(header::optional("x-id", &of("5")), Ok(Some(5_i64)));
}

#[test]
fn a_header_that_is_missing_or_wrong_is_named() {
    assert_eq!(header::optional::<i64>("x-id", &response(&[])), Ok(None));
    assert_eq!(
        header::required::<i64>("x-id", &response(&[])),
        Err(wrong())
    );
    for values in [
        &[&b"five"[..]][..],
        &[b""],
        &[b"5.5"],
        &[b"\xff"],
        &[b"5", b"5"],
    ] {
        assert_eq!(
            header::optional::<i64>("x-id", &response(values)),
            Err(wrong())
        );
        assert_eq!(
            header::required::<i64>("x-id", &response(values)),
            Err(wrong())
        );
    }
    let text = "the header `x-id` is missing, has a wrong value, or stands there twice";
    assert_eq!(wrong().to_string(), text);
}

#[test]
fn a_status_without_an_answer_is_told() {
    let error = content::undocumented::<()>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Status);
    assert_eq!(error.to_string(), "no answer is documented for its status");
}
