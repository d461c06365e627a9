// Connections over TCP, within a limit of time.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::deadline::Deadline;

/// Looks a host up and connects to it.
///
/// # Errors
///
/// When there is no connection in time, or none at all.
pub fn dial(host: &str, port: u16, deadline: Deadline) -> io::Result<TcpStream> {
    let socket = first(&lookup(host, port, deadline)?, deadline)?;
    socket.set_nodelay(true)?;
    Ok(socket)
}

/// The addresses of a host.
fn lookup(host: &str, port: u16, deadline: Deadline) -> io::Result<Vec<SocketAddr>> {
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let host = host.to_owned();
    let (sender, receiver) = mpsc::sync_channel(1);
    // A lookup cannot be interrupted, so the thread that makes it may outlive the call.
    thread::Builder::new().spawn(move || {
        let addresses = (host, port).to_socket_addrs();
        let _ = sender.send(addresses);
    })?;
    match receiver.recv_timeout(deadline.left()?) {
        Ok(addresses) => Ok(addresses?.collect()),
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
}

/// Connects to the first address that answers. They share the time, so that a dead one does not use it up.
///
/// # Errors
///
/// When none answers; the error is that of the last one.
pub fn first(addresses: &[SocketAddr], deadline: Deadline) -> io::Result<TcpStream> {
    let mut outcome = Err(io::Error::other("the host has no address"));
    let count = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
    for (address, left) in addresses.iter().zip((1..=count).rev()) {
        let share = (deadline.left()? / left).max(Duration::from_millis(1));
        outcome = TcpStream::connect_timeout(address, share);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}
