//! Nobody is sent elsewhere.

use cronofy::CallOptions;

use crate::calls::Call;
use crate::ending::Ending;
use crate::fault::http;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::{Connection, Server};
use crate::tls::{AUTHORITY, Certificate};
use crate::{calls, leaks};

in_all_flavours!(another_server_is_never_called);

pub(crate) fn another_server_is_never_called<F: Flavour>() {
    let elsewhere = Server::new(|connection: &mut Connection| {
        connection.read();
    });
    for status in [301, 302, 303, 307, 308] {
        for scheme in ["http", "https"] {
            for is_encrypted in [false, true] {
                let target = format!("{scheme}://{}/{}", elsewhere.address, calls::TOLD);
                check::<F>(status, &target, is_encrypted);
            }
        }
    }
    assert_eq!(elsewhere.connections(), 0);
}

fn check<F: Flavour>(status: u16, target: &str, is_encrypted: bool) {
    let location = format!("location: {target}");
    let answer = http(&format!("{status} Elsewhere"), &[&location], target);
    let tls = is_encrypted.then(|| AUTHORITY.config(Certificate::Good));
    let server = Server::answering(tls, answer);
    let client = F::new(match is_encrypted {
        true => Setup::encrypted(&server),
        false => Setup::to(&server),
    });
    for (before, call) in Call::ALL.into_iter().enumerate() {
        let result = call.send(&client, CallOptions::default());
        assert_eq!(Ending::of(call, &result), Ending::Status(status));
        let shown = leaks::shown(&result.unwrap_err());
        leaks::assert_hidden(target, &shown);
        leaks::assert_hidden(calls::TOLD, &shown);
        assert_eq!(server.requests().len(), before + 1);
    }
}
