//! The client of the shipped spec, seen from outside: what an application writes, and what goes over the wire.
//!
//! `CHECKLIST.md` says which line of the API's documents each test stands for.

#[path = "client/answers.rs"]
mod answers;
#[path = "client/authorize_page.rs"]
mod authorize_page;
#[path = "client/authorize_redirect.rs"]
mod authorize_redirect;
#[path = "client/blocking.rs"]
mod blocking;
#[path = "client/call_options.rs"]
mod call_options;
#[path = "client/checklist.rs"]
mod checklist;
#[path = "client/clients.rs"]
mod clients;
#[path = "client/conferencing.rs"]
mod conferencing;
#[path = "client/data_centers.rs"]
mod data_centers;
#[path = "client/examples.rs"]
mod examples;
#[path = "client/forward.rs"]
mod forward;
#[path = "client/link_tokens.rs"]
mod link_tokens;
#[path = "client/noise.rs"]
mod noise;
#[path = "client/permissions.rs"]
mod permissions;
#[path = "client/redirects.rs"]
mod redirects;
#[path = "client/retries.rs"]
mod retries;
#[path = "client/roots.rs"]
mod roots;
#[path = "client/rustdoc.rs"]
mod rustdoc;
#[path = "client/secrets.rs"]
mod secrets;
#[allow(dead_code)]
#[path = "faults/server.rs"]
mod server;
#[path = "client/sockets.rs"]
mod sockets;
#[path = "client/stage.rs"]
mod stage;
#[path = "client/statuses.rs"]
mod statuses;
#[path = "client/test_double.rs"]
mod test_double;
#[allow(dead_code)]
#[path = "faults/tls.rs"]
mod tls;
#[path = "client/transports.rs"]
mod transports;
