//! Answers in parts: read as forms are, with files between the texts, and written by the test double.

use std::error::Error as _;
use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Response};
use serde_json::json;

use crate::album::{Album, TITLE, album, file, found, of_type, read, response, with_cover, wrong};
use crate::runtime::DecodeErrorKind::{
    self, Data, Empty, Encoded, MissingField, NotForm, Truncated,
};
use crate::runtime::test_util::{Answer, Answerable, Script, block_on};
use crate::runtime::{
    BaseUrl, CallOptions, Checked, Connection, Decoded, Error, Operation, OperationInfo,
    RequestParts, form, json, multipart_answer,
};
use crate::sample::{CANARY, KEYS, Token};

/// Parts in an order of their own, one of no field, and two of one name.
const PARTS: &str = "--b
Content-Disposition: form-data; name=\"others\"; filename=\"one.png\"
Content-Type: image/png

\u{89}PNG

--b
content-disposition:form-data; name=count

-7
--b
Content-Disposition: form-data; name=\"nothing\"

x
--b
Content-Disposition: form-data; name=\"cover\"


--b
Content-Disposition: form-data; name=\"title\"
Content-Type: text/plain; charset=utf-8

a
ü
--b
Content-Disposition: form-data; name=\"others\"; filename=\"\"

two
--b--
";

#[test]
fn parts_are_the_fields_of_an_object() {
    let expected = Album {
        title: "a\r\nü".to_owned(),
        count: Some(-7),
        cover: Some(file("", "text/plain", "")),
        others: vec![
            file("one.png", "image/png", "\u{89}PNG\r\n"),
            file("", "text/plain", "two"),
        ],
    };
    assert_eq!(read(PARTS), Ok(expected));
}

#[test]
fn texts_stay_texts_and_bytes_stay_bytes() {
    for text in ["1", "true", "null", " a ", "", "\n\n", "%22", "a=1&b=2"] {
        let head = "--b\nContent-Disposition: form-data; name=title\n\n";
        let expected = album(&text.replace('\n', "\r\n"));
        assert_eq!(read(&format!("{head}{text}\n--b--\n")), Ok(expected));
    }
    let bytes: Vec<u8> = (0..=255).collect();
    let head = format!("--b\n{TITLE}\n--b\nContent-Disposition: form-data; name=cover\n\n");
    let head = head.replace('\n', "\r\n").into_bytes();
    let body = [&head[..], &bytes, b"\r\n--b--"].concat();
    let expected = with_cover(file("", "text/plain", bytes));
    assert_eq!(
        found(multipart_answer::whole(&response(body))),
        Ok(expected)
    );
}

/// Bodies, what is wrong with each, and where.
const WRONG: &[(&str, DecodeErrorKind, &str)] = &[
    ("", Empty, ""),
    ("\n", NotForm, ""),
    ("<html>", NotForm, ""),
    ("{\"title\":\"a\"}", NotForm, ""),
    ("--b", NotForm, ""),
    ("--c\nTITLE\n--c--", NotForm, ""),
    ("--b--", MissingField, "title"),
    ("--b\n--b--", NotForm, ""),
    ("--b\n\n--b--", NotForm, ""),
    ("--b\n\na\n--b--", NotForm, ""),
    ("--b\n\n\n\na\n--b--", NotForm, ""),
    ("--b\nTITLE", Truncated, ""),
    ("--b\nTITLE\n--b", Truncated, ""),
    ("--b\nTITLE\n--b\n", Truncated, ""),
    ("--b\nTITLE\n--b\n--c--", Truncated, ""),
    ("--b\nTITLE\n--b\nTITLE\n--b--", Data, "title"),
    ("--b\nTITLE\n--b\nCOUNTabc\n--b--", Data, "count"),
    ("--b\nTITLE\n--b\nCOUNT 1\n--b--", Data, "count"),
    ("--b\nTITLE\n--b\nCOUNT\n--b--", Data, "count"),
    ("--b\nTITLE\n--b\nCOUNT1\n--b\nCOUNT1\n--b--", Data, "count"),
    ("--b\nTITLE\n--b\nCOVER\n--b\nCOVER\n--b--", Data, "cover"),
];

#[test]
fn a_wrong_body_says_what_is_wrong_and_where() {
    let head = |name: &str| format!("Content-Disposition: form-data; name={name}\n\n");
    for (body, kind, path) in WRONG {
        let body = body.replace("TITLE", TITLE);
        let body = body.replace("COUNT", &head("count"));
        let body = body.replace("COVER", &head("cover"));
        assert_eq!(read(&body), wrong(*kind, path), "{body}");
    }
    let body = format!("--b\n{TITLE}\n--b--");
    let lines_of_other_systems = multipart_answer::whole(&response(body));
    assert_eq!(found(lines_of_other_systems), wrong(NotForm, ""));
}

#[test]
fn a_text_that_is_no_text_is_wrong_where_it_is() {
    let body = b"--b\r\nContent-Disposition: form-data; name=title\r\n\r\n\xff\r\n--b--";
    let read = multipart_answer::whole(&response(body.as_slice()));
    assert_eq!(found(read), wrong(Data, "title"));
}

#[test]
fn no_error_quotes_what_came() {
    let head = format!("Content-Disposition: form-data; name={CANARY}; filename={CANARY}");
    for body in [
        format!("--b\n{head}\n\n{CANARY}\n--b--"),
        format!("--b\n{head}; {CANARY}\n\n{CANARY}\n--b--"),
        format!("--b\n{TITLE}\n--b\nContent-Disposition: form-data; name=count\n\n{CANARY}\n--b--"),
        format!("--b\n{TITLE}\n--b\n{CANARY}"),
        CANARY.to_owned(),
    ] {
        let read = multipart_answer::whole::<Album>(&response(body.replace('\n', "\r\n")));
        let error = read.unwrap_err();
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
    }
    let content_type = format!("multipart/form-data; boundary=\"{CANARY}");
    let error = multipart_answer::whole::<Album>(&of_type(&content_type, "x")).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(CANARY));
    let file = file(CANARY, CANARY, CANARY);
    assert!(!format!("{file:?}").contains(CANARY));
}

#[test]
fn what_has_to_be_unpacked_first_is_not_read() {
    let mut packed = response(format!("--b\n{TITLE}\n--b--").replace('\n', "\r\n"));
    let gzip = "gzip".parse().unwrap();
    packed.headers_mut().insert("content-encoding", gzip);
    assert_eq!(found(multipart_answer::whole(&packed)), wrong(Encoded, ""));
}

#[test]
fn a_file_is_read_from_a_part_and_from_nothing_else() {
    let json = json!({"title": "a", "cover": ["a", "b", "c"]});
    let read: Decoded<Album> = json::whole(&of_type("application/json", json.to_string()));
    assert_eq!(found(read), wrong(Data, "cover"));
    let json = serde_json::to_string(&with_cover(file("a", "a/b", "c"))).unwrap();
    let read: Decoded<Album> = json::whole(&of_type("application/json", json));
    assert_eq!(found(read), wrong(Data, "cover"));
    let form = of_type("application/x-www-form-urlencoded", "title=a&cover=b");
    assert_eq!(found(form::whole(&form)), wrong(Data, "cover"));
}

struct ReadAlbum;

impl Operation for ReadAlbum {
    type Output = Album;
    type Auth = Token;
    const INFO: OperationInfo = OperationInfo::new("read_album", Method::GET, "/v1/album");

    fn request(&self) -> Checked<RequestParts> {
        Ok(RequestParts::empty(Self::INFO.path))
    }

    fn answer(response: &Response<Bytes>) -> Decoded<Album> {
        multipart_answer::whole(response)
    }
}

impl Answerable for ReadAlbum {
    fn answer_of(album: &Album) -> Answer {
        Answer::in_parts(200, album)
    }
}

/// What a client reads of an answer that is made of this value.
fn answered(album: &Album) -> Result<Album, Error> {
    let script = Script::new().answer(Answer::to::<ReadAlbum>(album.clone()));
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let connection = <Connection>::new(base, Arc::new(script), "agent").unwrap();
    block_on(connection.send(&ReadAlbum, &KEYS, CallOptions::default()))
}

#[test]
fn what_the_test_double_writes_is_read_as_it_was() {
    let bytes: Vec<u8> = (0..=255).collect();
    let full = Album {
        title: "\r\n--part-of-form-0000000000--\r\n".to_owned(),
        count: Some(i64::MIN),
        cover: Some(file("", "text/plain", bytes)),
        others: vec![
            file(
                "--part-of-form-0000000001\r\n\r\n",
                "a/b",
                "--part-of-form-0000000002",
            ),
            file("\\\\a\"b\\\"\\", "a/b; c=\"d\"", ""),
            file("../é", "a/b", "\r\n"),
        ],
    };
    for album in [album(""), with_cover(file("a", "a/b", "c")), full] {
        assert_eq!(answered(&album).unwrap(), album);
    }
}

#[test]
fn a_file_that_no_part_can_hold_is_told() {
    let error = answered(&with_cover(file("a", "a/b\r\nX-Evil: yes", "c"))).unwrap_err();
    let text = error.source().unwrap().to_string();
    assert!(text.contains("`cover` must have a media type"), "{text}");
}
