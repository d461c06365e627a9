//! `clientwright --watch`: the client follows the spec.

use std::thread;
use std::time::Duration;

use super::generate::{Arguments, Inputs, make};
use super::{Failure, tell};

/// How long to wait before looking again. Reading a spec takes a fraction of a millisecond, and to compare what has been read
/// works on all systems and disks, with all editors, and when only the time of a file has changed.
const PAUSE: Duration = Duration::from_millis(200);

/// Writes the client anew whenever a file has changed, until the process is ended. A mistake is reported, and then mended.
pub(super) fn watch(args: &Arguments) -> Result<(), Failure> {
    let mut last = None;
    loop {
        let inputs = Inputs::read(args).map_err(|failure| match failure {
            Failure::Because(message) => message,
            Failure::Told => String::new(),
        });
        if last.as_ref() != Some(&inputs) {
            let done = match &inputs {
                Ok(inputs) => follow(args, inputs),
                Err(message) => Err(Failure::Because(message.clone())),
            };
            if let Err(Failure::Because(message)) = done {
                tell(&format!("error: {message}"));
            }
            last = Some(inputs);
        }
        thread::sleep(PAUSE);
    }
}

/// Writes the client, and names the files that have changed.
fn follow(args: &Arguments, inputs: &Inputs) -> Result<(), Failure> {
    let mut cache = args.cache(inputs);
    let files = make(args, inputs, cache.as_mut())?;
    let summary = args.write(&files)?;
    if let Some(cache) = cache {
        cache.keep(&files);
    }
    args.messages.changes(&summary)?;
    args.done(&summary)
}
