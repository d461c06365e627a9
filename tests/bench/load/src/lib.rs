//! Makes one call many times, and prints how many allocations that took, and how many seconds of the processor.
//!
//! Each program of `rows/` is a `main` around one of these functions: `PROGRAM URL CALLS IN_FLIGHT`.

mod counting;

use std::env;
use std::fs;
use std::str::FromStr;
use std::thread;

use tokio::runtime::Builder;
use tokio::task::JoinSet;

/// So often each caller calls before anything is measured: then all connections are open.
const WARM_UP: usize = 20;

/// Async calls, all of them on one thread. `client` gets the URL of the server and gives the call.
pub fn concurrently<C, F>(client: impl FnOnce(&str) -> C)
where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let call = client(&argument::<String>(1));
        let (calls, callers): (usize, usize) = (argument(2), argument(3));
        tasks(callers, WARM_UP, call).await;
        let start = seconds();
        tasks(callers, calls / callers, call).await;
        report(seconds() - start);
    });
}

/// Blocking calls, with a thread for each that is in flight.
pub fn in_threads<C: Fn() + Sync>(client: impl FnOnce(&str) -> C) {
    let call = client(&argument::<String>(1));
    let (calls, callers): (usize, usize) = (argument(2), argument(3));
    threads(callers, WARM_UP, &call);
    let start = seconds();
    threads(callers, calls / callers, &call);
    report(seconds() - start);
}

async fn tasks<C, F>(callers: usize, calls: usize, call: C)
where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        tasks.spawn(async move {
            for _ in 0..calls {
                call().await;
            }
        });
    }
    tasks.join_all().await;
}

fn threads(callers: usize, calls: usize, call: &(impl Fn() + Sync)) {
    thread::scope(|scope| {
        for _ in 0..callers {
            scope.spawn(|| (0..calls).for_each(|_| call()));
        }
    });
}

fn report(seconds: f64) {
    println!("{} {seconds}", counting::allocations());
}

/// The seconds that the first thread had the processor so far. Other programs do not disturb them as they do a clock.
fn seconds() -> f64 {
    let text = fs::read_to_string("/proc/self/schedstat").unwrap();
    let nanoseconds = text
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    nanoseconds.map_or(0.0, |number: f64| number / 1e9)
}

fn argument<T: FromStr>(place: usize) -> T {
    let text = env::args().nth(place);
    let value = text.and_then(|text| text.parse().ok());
    value.expect("usage: PROGRAM URL CALLS IN_FLIGHT")
}
