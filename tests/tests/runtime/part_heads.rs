//! The heads of parts: which field each is of, and what is said of a file.

use crate::album::{file, found, of_head, response, with_cover, wrong};
use crate::runtime::DecodeErrorKind::{self, Encoded, NotForm, NotText};
use crate::runtime::multipart_answer;

#[test]
fn the_head_says_which_file_it_is() {
    for (parameters, name) in [
        ("", ""),
        ("; filename=a.png", "a.png"),
        (" ; FileName = a.png ; ", ""),
        ("; FileName=a.png ; ", "a.png"),
        ("; filename=\"a b;c\" ;x=\"\"", "a b;c"),
        ("; filename=\"%22a%0D%0A%22%41%\"", "\"a\r\n\"%41%"),
        (r#"; filename="\"a\"""#, "\"a\""),
        (r#"; filename="C:\dir\a.png""#, r"C:\dir\a.png"),
        (r#"; filename="\\host\\a\\""#, r"\host\a\"),
        ("; filename=\"../é\"; filename*=UTF-8''b", "../é"),
        ("; filename*=UTF-8''b", ""),
    ] {
        let head = format!("Content-Disposition: FORM-DATA; name=\"cover\"{parameters}");
        let expected = with_cover(file(name, "text/plain", "x"));
        if parameters.contains(" = ") {
            assert_eq!(of_head(&head), wrong(NotForm, ""));
            continue;
        }
        assert_eq!(of_head(&head), Ok(expected), "{head}");
    }
    let folded = "Content-Type:\n a/b;\n\tc=d\nContent-Disposition: form-data;\n name=cover";
    let expected = with_cover(file("", "a/b; c=d", "x"));
    assert_eq!(of_head(folded), Ok(expected));
}

/// Heads of parts, and what is wrong with each.
const WRONG_HEADS: &[(&str, DecodeErrorKind)] = &[
    ("", NotForm),
    ("Content-Type: a/b", NotForm),
    ("Content-Disposition: form-data", NotForm),
    ("Content-Disposition: form-data; filename=a", NotForm),
    ("Content-Disposition: attachment; name=cover", NotForm),
    ("Content-Disposition: form-data; name=\"cover", NotForm),
    ("Content-Disposition: form-data; name=\"cover\\\"", NotForm),
    (
        "Content-Disposition: form-data; name=\"cover\" filename=a",
        NotForm,
    ),
    ("Content-Disposition: form-data; name=co ver", NotForm),
    ("Content-Disposition: form-data; name=co\"ver\"", NotForm),
    ("Content-Disposition: form-data; name=", NotForm),
    ("Content-Disposition: form-data; name", NotForm),
    (
        "Content-Disposition: form-data; name=cover; x; filename=a",
        NotForm,
    ),
    (
        "Content-Disposition: form-data; name=cover; file name=a",
        NotForm,
    ),
    ("Content-Disposition: form-data; name=cover; =a", NotForm),
    (
        "Content-Disposition: form-data; name=cover;; filename=a",
        NotForm,
    ),
    (
        "Content-Disposition: form-data; name=a; name=cover",
        NotForm,
    ),
    (
        "Content-Disposition: form-data; name=cover\nContent-Disposition: form-data; name=a",
        NotForm,
    ),
    (
        "Content-Disposition: form-data; name=cover\nContent-Type: a/b\ncontent-type: a/b",
        NotForm,
    ),
    ("Content-Disposition : form-data; name=cover", NotForm),
    (
        "Content-Disposition: form-data; name=cover\nno header",
        NotForm,
    ),
    ("Content-Disposition: form-data; name=cover\0", NotForm),
    (
        "X-Other: a\u{7f}\nContent-Disposition: form-data; name=cover",
        NotForm,
    ),
    (
        "Content-Disposition: form-data; name=cover\nContent-Transfer-Encoding: base64",
        Encoded,
    ),
];

#[test]
fn a_head_that_is_not_clear_is_refused() {
    for (head, kind) in WRONG_HEADS {
        assert_eq!(of_head(head), wrong(*kind, ""), "{head}");
    }
    let plain = "Content-Disposition: form-data; name=cover\nContent-Transfer-Encoding: 8BIT";
    assert!(of_head(plain).is_ok());
    let body = b"--b\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\n\r\n--b--";
    let read = multipart_answer::whole(&response(body.as_slice()));
    assert_eq!(found(read), wrong(NotText, ""));
}
