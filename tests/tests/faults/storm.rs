//! A server that is down, and many who want something of it.

use std::thread;

use cronofy::{CallOptions, RetryPolicy, Sent, TransportErrorKind};

use crate::calls::Call;
use crate::ending::Ending;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::{Connection, Server};

in_all_flavours!(a_server_that_is_down_is_not_stormed);

/// 100 calls at once, and as many more as the reserve allows.
pub(crate) fn a_server_that_is_down_is_not_stormed<F: Flavour>() {
    let server = Server::new(|connection: &mut Connection| {
        connection.read();
    });
    let setup = Setup::to(&server);
    let client = F::new(Setup {
        retry: RetryPolicy::default(),
        ..setup
    });
    let lost = Ending::Transport(TransportErrorKind::Interrupted, Sent::Maybe);
    thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let call = Call::LinkToken;
                let result = call.send(&client, CallOptions::default());
                assert_eq!(Ending::of(call, &result), lost);
            });
        }
    });
    assert_eq!(server.requests().len(), 100 + 35);
    assert_eq!(server.connections(), 100 + 35);
}
