//! The list of faults: what a server, a network or a user can do wrong, and what the client makes of it.
//!
//! All flavours of the client meet the same faults over real sockets. Each row of the table has a number, which is that
//! of the list; `list.rs` says where each number is, or why it is not here.

#[path = "faults/alone.rs"]
mod alone;
#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/client_gone.rs"]
mod client_gone;
#[path = "faults/connecting.rs"]
mod connecting;
#[path = "faults/content.rs"]
mod content;
#[path = "faults/ending.rs"]
mod ending;
#[path = "faults/fault.rs"]
mod fault;
#[path = "faults/first_address.rs"]
mod first_address;
#[path = "faults/flavours.rs"]
mod flavours;
#[path = "faults/given_up.rs"]
mod given_up;
#[path = "faults/gzip.rs"]
mod gzip;
#[path = "faults/idle.rs"]
mod idle;
#[path = "visible/leaks.rs"]
mod leaks;
#[path = "faults/list.rs"]
mod list;
#[cfg(target_os = "linux")]
#[path = "faults/memory.rs"]
mod memory;
#[path = "faults/protocol.rs"]
mod protocol;
#[path = "faults/proxies.rs"]
mod proxies;
#[path = "faults/redirects.rs"]
mod redirects;
#[path = "faults/row.rs"]
mod row;
#[path = "faults/server.rs"]
mod server;
#[path = "faults/statuses.rs"]
mod statuses;
#[path = "faults/storm.rs"]
mod storm;
#[path = "faults/table.rs"]
mod table;
#[path = "faults/tls.rs"]
mod tls;
#[path = "faults/transfer.rs"]
mod transfer;
