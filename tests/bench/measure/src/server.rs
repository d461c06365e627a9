//! A server on this machine that gives the same answer to every request.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const BODY: &str =
    r#"{"authorization_request":{"url":"https://app.cronofy.com/conferencing_services/xxxxx"}}"#;

/// Starts the server, which ends with the program, and gives its URL.
pub fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away ends its thread.
            thread::spawn(|| serve(stream));
        }
    });
    url
}

fn serve(mut stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    let (mut line, mut body, mut length) = (String::new(), Vec::new(), 0);
    while reader.read_line(&mut line)? > 0 {
        let header = line.trim_end().split_once(':');
        match header {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().unwrap();
            }
            None if line.trim_end().is_empty() => {
                body.resize(length, 0);
                reader.read_exact(&mut body)?;
                stream.write_all(answer.as_bytes())?;
            }
            _ => (),
        }
        line.clear();
    }
    Ok(())
}
