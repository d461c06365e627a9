//! What a server does wrong.

use crate::calls::Call;
use crate::server::Connection;

/// What a server does wrong.
pub(crate) enum Fault {
    /// It does not listen.
    Closed,
    /// It does not react.
    Busy,
    /// It is not where this URL points to.
    Elsewhere(&'static str),
    /// This, in place of all that it should do with a connection.
    Connecting(fn(&mut Connection)),
    /// This, in place of an answer.
    Answering(Act),
}

/// What a server does when it was asked this.
type Act = Box<dyn Fn(&mut Connection, Call) + Send + Sync>;

/// The server does this in place of an answer.
pub(crate) fn answering(act: impl Fn(&mut Connection, Call) + Send + Sync + 'static) -> Fault {
    Fault::Answering(Box::new(act))
}

/// The server answers with these bytes, and the connection stays.
pub(crate) fn saying(bytes: impl Into<Vec<u8>>) -> Fault {
    let bytes = bytes.into();
    answering(move |connection, _| {
        connection.send(&bytes);
    })
}

/// The server answers with these bytes and closes the connection.
pub(crate) fn parting(bytes: impl Into<Vec<u8>>) -> Fault {
    let bytes = bytes.into();
    answering(move |connection, _| {
        connection.send(&bytes);
        connection.close();
    })
}

/// An answer as it should be.
pub(crate) fn http(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// A good answer, whatever was asked.
pub(crate) fn good() -> Vec<u8> {
    http("200 OK", &[], Call::good_for_all())
}
