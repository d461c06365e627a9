//! What a server sends, good or not, with secrets wherever they can stand.

use serde_json::json;

/// Answers, with what is wrong with them.
pub(crate) fn answers(canary: &str) -> Vec<(&'static str, String)> {
    let url = format!("https://a.example/{canary}?token={canary}");
    let good = json!({
        "link_token": canary,
        "authorization_request": { "url": url },
        "permissions_request": { "url": url },
        canary: canary,
    });
    let good = good.to_string();
    let bad = json!({ "link_token": [canary], canary: { canary: 1 } }).to_string();
    let long = canary.repeat(200);
    let whole = |status, body: &str| whole(status, canary, body);
    let answers = vec![
        ("good", whole(200, &good)),
        ("unreadable", whole(200, &bad)),
        ("too large", whole(200, &long)),
        ("empty", whole(204, "")),
        ("redirect", whole(307, &good)),
        ("unauthorized", whole(401, &good)),
        ("invalid", whole(422, &bad)),
        ("refused", whole(429, &good)),
        ("busy", whole(503, &good)),
        ("large refusal", whole(500, &long)),
        (
            "cut short",
            whole(200, &good).trim_end_matches('}').to_owned(),
        ),
    ];
    [answers, broken(canary)].concat()
}

/// A whole answer.
fn whole(status: u16, canary: &str, body: &str) -> String {
    let headers = [
        "content-type: application/json".to_owned(),
        format!("content-length: {}", body.len()),
        format!("location: http://127.0.0.1/{canary}?token={canary}"),
        format!("set-cookie: a={canary}"),
        format!("www-authenticate: Bearer realm=\"{canary}\""),
        format!("retry-after: {canary}"),
        format!("x-key: {canary}"),
        "connection: close".to_owned(),
    ];
    format!(
        "HTTP/1.1 {status} X\r\n{}\r\n\r\n{body}",
        headers.join("\r\n")
    )
}

/// Answers that are not valid HTTP, or end too early.
fn broken(canary: &str) -> Vec<(&'static str, String)> {
    let good = "HTTP/1.1 200 OK";
    let chunked = format!("{good}\r\ntransfer-encoding: chunked\r\n\r\n");
    vec![
        ("no chunk", format!("{chunked}{canary}\r\n")),
        ("half a chunk", format!("{chunked}ff\r\n{canary}")),
        ("no status", format!("HTTP/1.1 {canary}\r\n\r\n")),
        ("no reason", format!("HTTP/1.1 500 {canary}\r\n\r\n")),
        ("no http", format!("SSH-2.0-{canary}\r\n{canary}\r\n")),
        (
            "no header",
            format!("{good}\r\n{canary}: {canary}\0\r\n\r\n"),
        ),
        (
            "no length",
            format!("{good}\r\ncontent-length: {canary}\r\n\r\n"),
        ),
        ("half a head", format!("{good}\r\nx: {canary}")),
        (
            "no end",
            format!("HTTP/1.1 103 X\r\nlink: {canary}\r\n\r\n"),
        ),
        ("nothing", String::new()),
    ]
}
