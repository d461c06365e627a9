//! Calls that are given up: their futures are dropped.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

use crate::fault::{good, http};
use crate::flavours::{AsyncFlavour, RUNTIME, Setup, in_async_flavours};
use crate::server::{Connection, Server};

/// The time within which anything happens that happens at all.
const BOUND: Duration = Duration::from_secs(20);

in_async_flavours!(
    a_call_can_be_given_up_at_each_step,
    what_is_given_up_takes_nothing_from_the_reserve
);

fn busy() -> Vec<u8> {
    http("503 Service Unavailable", &[], "")
}

/// Polls so often at most. Says whether that was enough.
async fn polled(times: usize, future: impl Future) -> bool {
    let (mut future, mut left) = (pin!(future), times);
    poll_fn(|context| match left.checked_sub(1) {
        None => Poll::Ready(false),
        Some(rest) => match future.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(true),
            Poll::Pending if rest == 0 => Poll::Ready(false),
            Poll::Pending => {
                left = rest;
                Poll::Pending
            }
        },
    })
    .await
}

/// Each call is refused at first, and answers come in pieces, so that there are many steps.
pub(crate) fn a_call_can_be_given_up_at_each_step<F: AsyncFlavour>() {
    let server = Server::new(|connection: &mut Connection| {
        while connection.read() && in_pieces(connection, &busy()) && connection.read() {
            in_pieces(connection, &good());
        }
    });
    let client = F::new(Setup::to(&server));
    RUNTIME.block_on(async {
        let call = || client.call();
        for polls in 0.. {
            let is_done = polled(polls, call()).await;
            timeout(BOUND, call()).await.unwrap().unwrap();
            if is_done {
                assert!(polls > 4, "there are {polls} steps only");
                return;
            }
        }
    });
}

fn in_pieces(connection: &mut Connection, answer: &[u8]) -> bool {
    let mut pieces = answer.chunks(answer.len().div_ceil(4));
    pieces.all(|piece| connection.send(piece) && connection.pause())
}

/// Each retry takes a permit, and there are 35 of them.
pub(crate) fn what_is_given_up_takes_nothing_from_the_reserve<F: AsyncFlavour>() {
    let (arrived, is_stalling) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(true)));
    let (arrival, stalling) = (arrived.clone(), is_stalling.clone());
    let server = Server::new(move |connection: &mut Connection| {
        while connection.read() && connection.send(busy()) && connection.read() {
            match stalling.load(Ordering::Relaxed) {
                true => {
                    arrival.notify_one();
                    connection.wait();
                }
                false => {
                    connection.send(good());
                }
            }
        }
    });
    let client = F::new(Setup::to(&server));
    RUNTIME.block_on(async {
        for _ in 0..100 {
            tokio::select! {
                result = client.call() => panic!("{result:?}"),
                () = arrived.notified() => {}
            }
        }
        is_stalling.store(false, Ordering::Relaxed);
        client.call().await.unwrap();
    });
}
