// A connection of the transport over ureq: a socket, with TLS on top of it or without.

use std::fmt;
use std::io::{self, Read, Write};
use std::net::TcpStream;

use ::ureq::Error;
use ::ureq::unversioned::transport::{Buffers, LazyBuffers, NextTimeout, Transport};
use rustls::{ClientConnection, Stream};

use super::deadline::Deadline;
use super::timed_socket::TimedSocket;
use super::{Sent, TransportError, TransportErrorKind};

/// A socket, with TLS on top of it or without.
pub(super) struct UreqConnection {
    pub(super) socket: TcpStream,
    pub(super) tls: Option<Box<ClientConnection>>,
    pub(super) buffers: LazyBuffers,
}

impl Transport for UreqConnection {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let bytes = self.buffers.output().get(..amount).unwrap_or_default();
        let mut socket = timed(&self.socket, timeout);
        let sent = match &mut self.tls {
            Some(tls) => send(&mut Stream::new(&mut **tls, &mut socket), bytes),
            None => send(&mut socket, bytes),
        };
        sent.map_err(|error| interrupted(error, timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let buffer = self.buffers.input_append_buf();
        let mut socket = timed(&self.socket, timeout);
        let received = match &mut self.tls {
            Some(tls) => Stream::new(&mut **tls, &mut socket).read(buffer),
            None => socket.read(buffer),
        };
        let amount = received.map_err(|error| interrupted(error, timeout))?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        let is_quiet = match &mut self.tls {
            Some(tls) => is_quiet(tls),
            None => true,
        };
        is_quiet && is_silent(&self.socket)
    }

    fn is_tls(&self) -> bool {
        self.tls.is_some()
    }
}

impl fmt::Debug for UreqConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UreqConnection")
    }
}

fn timed(socket: &TcpStream, timeout: NextTimeout) -> TimedSocket<'_> {
    TimedSocket {
        socket,
        deadline: Deadline::after(*timeout.after),
    }
}

fn send(stream: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

/// Whether everything that came was read, and more may come.
fn is_quiet(tls: &mut ClientConnection) -> bool {
    match tls.process_new_packets() {
        Ok(state) => state.plaintext_bytes_to_read() == 0 && !state.peer_has_closed(),
        Err(_) => false,
    }
}

/// Whether the other side has neither said anything nor hung up.
fn is_silent(socket: &TcpStream) -> bool {
    let heard = socket
        .set_nonblocking(true)
        .and_then(|()| socket.peek(&mut [0]));
    let is_silent = heard.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock);
    is_silent && socket.set_nonblocking(false).is_ok()
}

/// What went wrong once there was a connection. Ureq takes some errors of I/O for the end of a body, so it gets none.
fn interrupted(error: io::Error, timeout: NextTimeout) -> Error {
    match error.kind() {
        io::ErrorKind::TimedOut => Error::Timeout(timeout.reason),
        _ => {
            let kind = TransportErrorKind::Interrupted;
            Error::Other(TransportError::new(kind, Sent::Maybe).because(error).into())
        }
    }
}
