//! Clients that go, while a call is made and afterwards.

use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use cronofy::CallOptions;

use crate::calls::Call;
use crate::fault::good;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::{Connection, Server};

/// The time within which anything happens that happens at all.
const BOUND: Duration = Duration::from_secs(20);

in_all_flavours!(
    a_call_outlives_the_client_that_it_was_made_with,
    connections_end_with_their_client
);

pub(crate) fn a_call_outlives_the_client_that_it_was_made_with<F: Flavour>() {
    let (arrival, arrived) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(released);
    let server = Server::new(move |connection: &mut Connection| {
        connection.read();
        arrival.send(()).unwrap();
        released.lock().unwrap().recv().unwrap();
        connection.send(good());
        connection.wait();
    });
    let client = F::new(Setup::to(&server));
    let account = client.same();
    let call = thread::spawn(move || Call::Payment.send(&account, CallOptions::default()));
    arrived.recv_timeout(BOUND).unwrap();
    drop(client);
    release.send(()).unwrap();
    call.join().unwrap().unwrap();
}

pub(crate) fn connections_end_with_their_client<F: Flavour>() {
    let (sender, ended) = mpsc::channel();
    let server = Server::new(move |connection: &mut Connection| {
        connection.read();
        connection.send(good());
        connection.wait();
        sender.send(()).unwrap();
    });
    let client = F::new(Setup::to(&server));
    Call::LinkToken
        .send(&client, CallOptions::default())
        .unwrap();
    assert!(ended.try_recv().is_err(), "it ended before");
    drop(client);
    ended.recv_timeout(BOUND).unwrap();
}
