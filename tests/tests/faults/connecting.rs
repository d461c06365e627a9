//! Connections that do not come about.

use cronofy::{Sent, TransportErrorKind};

use crate::ending::Ending;
use crate::fault::{Fault, http};
use crate::row::{Again, Row};
use crate::server::Connection;
use crate::tls::{AUTHORITY, Certificate};

const NO_CONNECTION: Ending = Ending::Transport(TransportErrorKind::Connect, Sent::Never);
const NO_TLS: Ending = Ending::Transport(TransportErrorKind::Tls, Sent::Never);
const TOO_LATE: Ending = Ending::Transport(TransportErrorKind::Timeout, Sent::Never);

/// A label of a name has at most 63 characters, so no server has to be asked about this one.
const NO_ADDRESS: &str =
    "https://a-name-that-is-too-long-to-be-one-a-name-that-is-too-long-to-be-one.invalid";

/// What a server says that is too old: `protocol_version`, in an alert of TLS 1.0.
const TOO_OLD: [u8; 7] = [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46];

#[rustfmt::skip]
pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::new(1, "nobody listens", Fault::Closed).ends(NO_CONNECTION, Again::All),
        Row::new(2, "the name has no address", Fault::Elsewhere(NO_ADDRESS)).ends(NO_CONNECTION, Again::All),
        Row::new(3, "nobody reacts", Fault::Busy).ends(TOO_LATE, Again::All),
        handshake(5, "a server without TLS", plain).ends(NO_TLS, Again::Never),
        handshake(6, "a certificate from nobody", |it| showing(Certificate::SelfSigned, it)).ends(NO_TLS, Again::Never),
        handshake(7, "a certificate of the past", |it| showing(Certificate::Expired, it)).ends(NO_TLS, Again::Never),
        handshake(8, "a certificate for another host", |it| showing(Certificate::OtherHost, it)).ends(NO_TLS, Again::Never),
        handshake(9, "a version that is too old", too_old).ends(NO_TLS, Again::Never),
        handshake(10, "a handshake that does not go on", Connection::wait).ends(TOO_LATE, Again::All),
        // What breaks off may go well the next time, and what was refused may not.
        handshake(11, "a handshake that ends", ended).ends(NO_CONNECTION, Again::All),
        handshake(11, "a handshake that is reset", reset).ends(NO_CONNECTION, Again::All),
    ]
}

/// A fault of a server that should speak TLS. It gets no request to read.
fn handshake(number: u8, name: &str, act: fn(&mut Connection)) -> Row {
    Row::new(number, name, Fault::Connecting(act)).encrypted()
}

fn plain(connection: &mut Connection) {
    connection.send(http("200 OK", &[], "{}"));
    connection.wait();
}

/// A server shows such a certificate.
fn showing(certificate: Certificate, connection: &mut Connection) {
    let is_trusted = connection.encrypt(AUTHORITY.config(certificate));
    assert!(!is_trusted, "the client went on");
}

fn too_old(connection: &mut Connection) {
    connection.touch();
    connection.send(TOO_OLD);
    connection.wait();
}

fn ended(connection: &mut Connection) {
    connection.touch();
    connection.end();
    connection.wait();
}

fn reset(connection: &mut Connection) {
    connection.touch();
    connection.reset();
}
