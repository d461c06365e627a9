//! Answers that do not say success.

use crate::calls::TOLD;
use crate::ending::Ending;
use crate::fault::{http, parting, saying};
use crate::row::{Again, Row};

const JSON: &str = "content-type: application/json";
const HTML: &str = "content-type: text/html";

pub(crate) fn rows() -> Vec<Row> {
    [redirects(), refusals(), waits(), failures()]
        .into_iter()
        .flatten()
        .collect()
}

/// Another server is in `redirects.rs`.
fn redirects() -> Vec<Row> {
    let row = |number, status: u16, target: &str| {
        let location = format!("location: {target}");
        let answer = http(&format!("{status} {TOLD}"), &[&location], TOLD);
        let name = format!("{status} to {target}");
        Row::new(number, name, saying(answer)).ends(Ending::Status(status), Again::Never)
    };
    let targets = [
        format!("/{TOLD}"),
        format!("https://{TOLD}.invalid/"),
        format!("http://{TOLD}.invalid/"),
        format!("//user:{TOLD}@127.0.0.1:9/"),
        "/v1/link_tokens".to_owned(),
    ];
    let of_status = |(number, status)| targets.iter().map(move |to| row(number, status, to));
    [(40, 301), (41, 302), (42, 303), (43, 307), (44, 308)]
        .into_iter()
        .flat_map(of_status)
        .collect()
}

fn refusals() -> Vec<Row> {
    let json = format!(r#"{{"error":"{TOLD}","errors":{{"{TOLD}":[{{"key":"{TOLD}"}}]}}}}"#);
    let html = format!("<html>{TOLD}</html>");
    let bodies = [
        ("JSON", JSON, json),
        ("HTML", HTML, html),
        ("nothing", JSON, String::new()),
    ];
    let of_status = |status: u16| {
        bodies.iter().map(move |(name, kind, body)| {
            let answer = http(&format!("{status} {TOLD}"), &[kind], body);
            let row = Row::new(49, format!("{status} with {name}"), saying(answer));
            row.ends(Ending::Status(status), Again::Never)
        })
    };
    [400, 401, 402, 403, 404, 422, 423]
        .into_iter()
        .flat_map(of_status)
        .collect()
}

/// The exact waits are in `runtime/retry_after.rs` and `runtime/retries.rs`, where time stands still.
fn waits() -> Vec<Row> {
    let long = "9".repeat(35);
    [
        (50, "", Again::All),
        (51, "0", Again::All),
        // There is no time left for it.
        (52, "120", Again::Never),
        // Nobody waits that long.
        (52, "121", Again::Never),
        (53, "-1", Again::All),
        (54, "Wed, 01 Jan 2200 00:00:00 GMT", Again::Never),
        (54, "Thu, 01 Jan 2026 00:00:00 GMT", Again::All),
        (55, "soon", Again::All),
        (56, "inf", Again::All),
        (56, "NaN", Again::All),
        (56, &long, Again::All),
        (56, "Wed, 01 Jan 100000 00:00:00 GMT", Again::All),
        (57, "7\r\nretry-after: 8", Again::All),
    ]
    .into_iter()
    .map(|(number, value, again)| {
        let header = match value {
            "" => JSON.to_owned(),
            _ => format!("retry-after: {value}"),
        };
        let answer = http("429 Too Many Requests", &[&header], TOLD);
        let row = Row::new(number, format!("429 with {header}"), saying(answer));
        row.ends(Ending::Status(429), again)
    })
    .collect()
}

fn failures() -> Vec<Row> {
    let row = |number, status: u16, header: &str| {
        let answer = http(&format!("{status} {TOLD}"), &[header], TOLD);
        let row = Row::new(number, format!("{status} with {header}"), saying(answer));
        row.ends(Ending::Status(status), Again::Repeatable)
    };
    let cut = parting(format!(
        "HTTP/1.1 502 Bad\r\ncontent-length: 999\r\n\r\n{TOLD}"
    ));
    vec![
        row(48, 500, JSON),
        row(48, 502, HTML),
        row(48, 504, JSON),
        Row::new(48, "502, cut short", cut).ends(Ending::Cut(502, TOLD.len()), Again::Repeatable),
        // 58 are those calls that may be repeated, and 59 is the one that may not.
        row(58, 503, JSON),
        row(59, 503, "retry-after: 0"),
    ]
}
