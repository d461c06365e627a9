// A socket that waits for the other side until a deadline, and no longer.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use super::deadline::Deadline;

/// A socket that waits for the other side until a deadline, and no longer.
///
/// The limit that a socket has itself is one for each read and write, and begins anew with every byte.
pub(super) struct TimedSocket<'a> {
    pub(super) socket: &'a TcpStream,
    pub(super) deadline: Deadline,
}

impl Read for TimedSocket<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        until_it_works(|| {
            self.socket.set_read_timeout(Some(self.deadline.left()?))?;
            self.socket.read(buffer)
        })
    }
}

impl Write for TimedSocket<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        until_it_works(|| {
            self.socket.set_write_timeout(Some(self.deadline.left()?))?;
            self.socket.write(bytes)
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Tries again what a signal interrupted. Systems have two names for a limit that is reached; here it has one.
fn until_it_works(mut act: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match act() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                return Err(io::ErrorKind::TimedOut.into());
            }
            outcome => return outcome,
        }
    }
}
