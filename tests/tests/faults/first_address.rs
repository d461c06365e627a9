//! A host with two addresses, of which one is dead.

use cronofy::{BaseUrl, CallOptions};

use crate::calls::Call;
use crate::fault::good;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::Server;

in_all_flavours!(the_second_address_is_tried);

/// Where a machine has both addresses for its own name, as most have, nobody listens at the one of version 6.
pub(crate) fn the_second_address_is_tried<F: Flavour>() {
    let server = Server::answering(None, good());
    let url = format!("http://localhost:{}", server.address.port());
    let client = F::new(Setup::at(BaseUrl::loopback(&url).unwrap()));
    for call in Call::ALL {
        call.send(&client, CallOptions::default()).unwrap();
    }
    assert_eq!(server.requests().len(), Call::ALL.len());
}
