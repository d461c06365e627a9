//! The lines between the parts of a body.

use bytes::Bytes;
use http::Response;

use crate::album::{
    Album, Found, TITLE, album, file, found, of_head, of_type, read, response, wrong,
};
use crate::runtime::DecodeErrorKind::{Empty, Header, NotForm, Truncated};
use crate::runtime::multipart_answer;

#[test]
fn what_stands_before_and_behind_the_parts_says_nothing() {
    let whole = format!("--b\n{TITLE}\n--b--");
    for body in [
        whole.clone(),
        format!("{whole}\n"),
        format!("{whole} \t"),
        format!("{whole} \t\n--b\nmore\n--b--\n"),
        format!("\n{whole}"),
        format!("This is a message in parts.\n--bb\n --b\n{whole}\nThe end."),
        whole.replace("--b\n", "--b \t\n"),
    ] {
        assert_eq!(read(&body), Ok(album("a")), "{body}");
    }
}

#[test]
fn only_a_line_of_its_own_ends_a_part() {
    for content in [
        "--b",
        "x--b--",
        "x\n --b--\n",
        "\n--B--\n",
        "\n-b--\n",
        "\n--b-\n",
        "\n--bb--\n",
        "\n--bb\n",
        "\n--b--x\n",
        "\n--b x\n",
        "\n--b\t-- \n",
        "\n---b--\n",
    ] {
        let body = format!("--b\n{TITLE}{content}\n--b--\n");
        let expected = album(&format!("a{content}").replace('\n', "\r\n"));
        assert_eq!(read(&body), Ok(expected), "{content:?}");
    }
    // A line that ends otherwise ends nothing.
    for content in [
        "\n--b--\r\n",
        "\r--b--\r\n",
        "\r\n--b--\n",
        "\r\n--b--\rx",
        "\r\n--b\n",
    ] {
        let head = format!("--b\n{TITLE}").replace('\n', "\r\n");
        let read = multipart_answer::whole(&response(format!("{head}{content}\r\n--b--")));
        assert_eq!(
            found(read),
            Ok(album(&format!("a{content}"))),
            "{content:?}"
        );
    }
}

/// What is read of an answer with these parameters of `multipart/form-data`.
fn of_boundary(parameters: &str, boundary: &str) -> Found {
    let content_type = format!("multipart/form-data{parameters}");
    let response = of_type(&content_type, body(boundary));
    found(multipart_answer::whole(&response))
}

fn body(boundary: &str) -> String {
    format!("--{boundary}\n{TITLE}\n--{boundary}--").replace('\n', "\r\n")
}

#[test]
fn the_boundary_stands_in_the_content_type() {
    let long = "x".repeat(70);
    for (parameters, boundary) in [
        ("; boundary=b", "b"),
        (";boundary=\"b\"", "b"),
        ("; charset=utf-8; Boundary=b ; x=y", "b"),
        ("; boundary=\"b c:d\"", "b c:d"),
        ("; boundary=----=_Part_1.2/3:4", "----=_Part_1.2/3:4"),
        (&format!("; boundary={long}"), &long),
    ] {
        let read = of_boundary(parameters, boundary);
        assert_eq!(read, Ok(album("a")), "{parameters}");
    }
    for (parameters, boundary) in [
        ("", "b"),
        ("; x=b", "b"),
        ("; boundary=", ""),
        ("; boundary=\"\"", ""),
        ("; boundary=\"b", "b"),
        ("; boundary=\"b \"", "b "),
        ("; boundary=b; boundary=b", "b"),
        ("; boundary=b c", "b c"),
        (&format!("; boundary={long}x"), &format!("{long}x")),
    ] {
        let read = of_boundary(parameters, boundary);
        assert_eq!(read, wrong(Header, "content-type"), "{parameters}");
    }
}

#[test]
fn another_content_type_is_none_of_parts() {
    for other in [
        "text/html",
        "multipart/mixed; boundary=b",
        "application/json",
    ] {
        let read = multipart_answer::whole(&of_type(other, body("b")));
        assert_eq!(found(read), wrong(Header, "content-type"), "{other}");
    }
    let none = multipart_answer::whole(&Response::new(Bytes::from(body("b"))));
    assert_eq!(found(none), wrong(Header, "content-type"));
    let mut twice = response(body("b"));
    let again = twice.headers()["content-type"].clone();
    twice.headers_mut().append("content-type", again);
    let twice = multipart_answer::whole(&twice);
    assert_eq!(found(twice), wrong(Header, "content-type"));
}

/// A body with all that may stand in one.
fn full() -> String {
    let body = format!(
        "before\n--b \n{TITLE}\n--b\nContent-Disposition: form-data; name=others\n\n--bb\n\n--b\n\
         Content-Disposition: form-data;\n name=cover; filename=\"a\\\"%22\"\n\nx\n--b-- \nbehind"
    );
    body.replace('\n', "\r\n")
}

#[test]
fn an_answer_that_ends_early_is_none_or_whole() {
    let body = full();
    let whole: Album = multipart_answer::whole(&response(body.clone())).unwrap();
    assert_eq!(whole.others, [file("", "text/plain", "--bb\r\n")]);
    let ends = body.find("--b-- ").unwrap() + "--b--".len();
    for length in 0..body.len() {
        let read = multipart_answer::whole(&response(body[..length].to_owned()));
        match read {
            Ok(read) => assert_eq!((length >= ends, read), (true, whole.clone())),
            Err(error) => assert!(
                [Empty, NotForm, Truncated].contains(&error.kind()),
                "{length}"
            ),
        }
    }
}

#[test]
fn whatever_byte_is_another_one_a_body_is_read_or_wrong() {
    let body = full().into_bytes();
    let mut wrong = 0;
    for place in 0..body.len() {
        for byte in *b"\0\t\n\r \"%-;=\\b\x7f\xff" {
            let mut body = body.clone();
            body[place] = byte;
            wrong += usize::from(multipart_answer::whole::<Album>(&response(body)).is_err());
        }
    }
    assert!(wrong > body.len(), "{wrong}");
}

#[test]
fn heads_and_parts_have_an_end() {
    let head = |length: usize| {
        let start = "Content-Disposition: form-data; name=cover\nX: ";
        // Each end of a line is two bytes.
        format!("{start}{}", "x".repeat(length - start.len() - 1))
    };
    assert!(of_head(&head(8 * 1024)).is_ok());
    assert_eq!(of_head(&head(8 * 1024 + 1)), wrong(NotForm, ""));
    let parts = |count: usize| {
        let other = "--b\nContent-Disposition: form-data; name=others\n\n\n";
        read(&format!("{}--b\n{TITLE}\n--b--", other.repeat(count - 1)))
    };
    assert_eq!(parts(10_000).unwrap().others.len(), 9_999);
    assert_eq!(parts(10_001), wrong(NotForm, ""));
}

#[test]
fn a_long_body_takes_no_longer_than_its_bytes() {
    let begun = std::time::Instant::now();
    for line in ["\r\n", "\r\n--", "\r\n--bb", "\r\n--b-", "-", "\n", "--b"] {
        let lines = line.repeat(2_000_000 / line.len());
        let body = format!("--b\r\n{}{lines}\r\n--b--", TITLE.replace('\n', "\r\n"));
        let album: Album = multipart_answer::whole(&response(body)).unwrap();
        assert_eq!(album.title.len(), lines.len() + 1);
    }
    assert!(begun.elapsed().as_secs() < 30);
}
