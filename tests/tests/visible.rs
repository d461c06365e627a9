//! What can be seen of calls while they run. All that is told in this program is kept, by one subscriber for all tests.

#[path = "visible/answers.rs"]
mod answers;
#[path = "visible/calls.rs"]
mod calls;
#[path = "visible/canary.rs"]
mod canary;
#[path = "visible/errors.rs"]
mod errors;
#[path = "visible/exports.rs"]
mod exports;
#[path = "visible/flavours.rs"]
mod flavours;
#[path = "visible/invalid.rs"]
mod invalid;
#[path = "visible/leaks.rs"]
mod leaks;
#[path = "visible/memory.rs"]
mod memory;
#[path = "visible/record.rs"]
mod record;
#[allow(dead_code)]
#[path = "faults/server.rs"]
mod server;
#[path = "visible/spans.rs"]
mod spans;
#[path = "visible/spans_in_flight.rs"]
mod spans_in_flight;
#[path = "visible/texts.rs"]
mod texts;
#[allow(dead_code)]
#[path = "faults/tls.rs"]
mod tls;
#[path = "visible/values.rs"]
mod values;
