//! Proxies that the environment names, and nobody asked for.

use cronofy::CallOptions;

use crate::alone::alone;
use crate::calls::Call;
use crate::fault::good;
use crate::flavours::{Flavour, Setup, in_all_flavours};
use crate::server::{Connection, Server};
use crate::tls::{AUTHORITY, Certificate};

const VARIABLES: [&str; 6] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
];

in_all_flavours!(no_proxy_sees_a_call, a_proxy_that_is_down_does_no_harm);

pub(crate) fn no_proxy_sees_a_call<F: Flavour>() {
    let proxy = Server::new(|connection: &mut Connection| {
        connection.read();
    });
    calls_arrive::<F>("no_proxy_sees_a_call", &proxy);
    assert_eq!(proxy.connections(), 0);
}

pub(crate) fn a_proxy_that_is_down_does_no_harm<F: Flavour>() {
    calls_arrive::<F>("a_proxy_that_is_down_does_no_harm", &Server::closed());
}

/// Calls arrive where they should, in a process whose environment names this proxy.
fn calls_arrive<F: Flavour>(test: &str, proxy: &Server) {
    let url = format!("http://{}", proxy.address);
    let mut variables = VARIABLES.map(|name| (name, url.as_str())).to_vec();
    variables.extend([("NO_PROXY", ""), ("no_proxy", "")]);
    let test = format!("proxies::{}::{test}", F::NAME);
    alone(&test, &variables, || {
        for is_encrypted in [false, true] {
            let tls = is_encrypted.then(|| AUTHORITY.config(Certificate::Good));
            let server = Server::answering(tls, good());
            let client = F::new(match is_encrypted {
                true => Setup::encrypted(&server),
                false => Setup::to(&server),
            });
            for call in Call::ALL {
                call.send(&client, CallOptions::default()).unwrap();
            }
            assert_eq!(server.requests().len(), Call::ALL.len());
        }
    });
}
