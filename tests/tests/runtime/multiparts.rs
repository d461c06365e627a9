//! Bodies in parts.

use bytes::Bytes;
use http::{Method, Request, Response};

use crate::runtime::{
    BaseUrl, Checked, Decoded, InvalidRequest, Multipart, Operation, OperationInfo, RequestParts,
    Upload, json,
};
use crate::sample::CANARY;

/// An operation that sends this.
struct Send(RequestParts);

impl Operation for Send {
    type Output = ();
    type Auth = ();
    const INFO: OperationInfo = OperationInfo::new("send", Method::POST, "/v1/x");

    fn request(&self) -> Checked<RequestParts> {
        Ok(self.0.clone())
    }

    fn answer(response: &Response<Bytes>) -> Decoded<()> {
        json::ignored(response)
    }
}

fn request(form: Multipart) -> Request<Bytes> {
    let base = BaseUrl::https("https://api.example.com").unwrap();
    let parts = RequestParts::multipart("/v1/x", form).unwrap();
    Send(parts).to_http(&base, &()).unwrap()
}

/// The content type and the body of a request with these parts.
fn sent(form: Multipart) -> (String, String) {
    let request = request(form);
    let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-length"), request.body().len().to_string());
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    (header("content-type"), body)
}

/// The body of one part that has this content.
fn of_content(content: &str) -> (String, String) {
    let mut form = Multipart::new();
    form.part("a", content).unwrap();
    sent(form)
}

fn of_file(file: &Upload) -> Result<String, InvalidRequest> {
    let mut form = Multipart::new();
    form.part("a", file)?;
    Ok(sent(form).1)
}

#[test]
fn texts_and_files_are_parts() {
    let mut form = Multipart::new();
    form.part("title", "a\"\r\nb").unwrap();
    form.part("count", &7_i64).unwrap();
    form.optional("none", None::<&str>).unwrap();
    form.optional("empty", Some("")).unwrap();
    let file = |name: &str| Upload::new(name, &b"bytes"[..]);
    form.repeated(
        "files[]",
        &[file("one"), file("two").media_type("text/plain")],
    )
    .unwrap();
    let (content_type, body) = sent(form);
    assert_eq!(
        content_type,
        "multipart/form-data; boundary=part-of-form-0000000000"
    );
    let head = "--part-of-form-0000000000\r\nContent-Disposition: form-data; name=";
    assert_eq!(
        body,
        [
            &format!("{head}\"title\"\r\n\r\na\"\r\nb\r\n"),
            &format!("{head}\"count\"\r\n\r\n7\r\n"),
            &format!("{head}\"empty\"\r\n\r\n\r\n"),
            &format!("{head}\"files[]\"; filename=\"one\"\r\n"),
            "Content-Type: application/octet-stream\r\n\r\nbytes\r\n",
            &format!("{head}\"files[]\"; filename=\"two\"\r\n"),
            "Content-Type: text/plain\r\n\r\nbytes\r\n",
            "--part-of-form-0000000000--\r\n",
        ]
        .concat()
    );
    let (_, none) = sent(Multipart::new());
    assert_eq!(none, "--part-of-form-0000000000--\r\n");
}

#[test]
fn bytes_stay_as_they_are() {
    let bytes: Vec<u8> = (0..=255).collect();
    let mut form = Multipart::new();
    let file = Upload::new("all", Bytes::from(bytes.clone()));
    form.part("a", &file).unwrap();
    let request = request(form);
    assert!(request.body().windows(256).any(|window| window == bytes));
}

#[test]
fn the_name_of_a_file_cannot_leave_its_place() {
    for (name, shown) in [
        ("a\"b", "a%22b"),
        ("a\r\nX-Evil: yes\r\n\r\n", "a%0D%0AX-Evil: yes%0D%0A%0D%0A"),
        ("\"; name=\"b", "%22; name=%22b"),
        ("a\\\"b", "a\\%22b"),
        ("%22", "%22"),
        ("../é \u{2028}", "../é \u{2028}"),
    ] {
        let body = of_file(&Upload::new(name, "x")).unwrap();
        let line = format!("name=\"a\"; filename=\"{shown}\"\r\nContent-Type:");
        assert!(body.contains(&line), "{body}");
        assert_eq!(body.matches("\r\n\r\n").count(), 1, "{body}");
    }
}

#[test]
fn the_name_of_a_part_cannot_leave_its_place() {
    let mut form = Multipart::new();
    form.part("a\"\r\n\r\nb", "x").unwrap();
    assert!(sent(form).1.contains("name=\"a%22%0D%0A%0D%0Ab\"\r\n\r\nx"));
}

#[test]
fn what_no_file_has_is_refused_and_not_quoted() {
    let file = |name: &str, media_type: &str| Upload::new(name, "x").media_type(media_type);
    for wrong in [
        file("", "image/png"),
        file(CANARY, ""),
        file(CANARY, CANARY),
        file(CANARY, "image/png\r\nX-Evil: yes"),
        file(CANARY, "image/png\n"),
        file(CANARY, "image/é"),
        file(CANARY, "image/\0"),
    ] {
        let error = of_file(&wrong).unwrap_err();
        assert_eq!(error.parameter(), "a");
        assert!(!format!("{error} {error:?} {wrong:?}").contains(CANARY));
    }
    assert!(of_file(&file("a", "text/plain; charset=utf-8")).is_ok());
}

#[test]
fn no_content_can_end_its_part() {
    let boundary = |content: &str| {
        let (content_type, body) = of_content(content);
        let boundary = content_type.split_once("boundary=").unwrap().1.to_owned();
        // Once before the part, and once behind it.
        assert_eq!(
            body.matches(&boundary).count(),
            2 + usize::from(content.contains(&boundary))
        );
        boundary
    };
    for (content, number) in [
        ("", 0),
        ("--part-of-form-000000000", 0),
        ("part-of-form-0000000001", 0),
        ("--part-of-form-0000000000", 1),
        ("--part-of-form-0000000001", 0),
        ("\r\n---part-of-form-0000000000--", 1),
        ("--part-of-form--part-of-form-0000000000", 1),
        ("--part-of-form-00000000000000000000", 1),
        ("--part-of-form-0000000000--part-of-form-0000000001", 2),
        ("--part-of-form-0000000002--part-of-form-0000000000", 1),
    ] {
        assert_eq!(boundary(content), format!("part-of-form-{number:010}"));
    }
    let many: String = (0..2000)
        .map(|number| format!("\r\n--part-of-form-{number:010}\r\n"))
        .collect();
    assert_eq!(boundary(&many), "part-of-form-0000002000");
}

#[test]
fn the_name_of_a_file_can_end_no_part_either() {
    let name = "--part-of-form-0000000000";
    let body = of_file(&Upload::new(name, "x")).unwrap();
    assert!(body.ends_with("\r\n--part-of-form-0000000001--\r\n"));
}
