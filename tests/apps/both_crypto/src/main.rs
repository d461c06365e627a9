//! Makes a call over TLS with each transport, in a program that has two crypto providers and named neither as its default.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use cronofy::{BaseUrl, Client, CreateLinkToken, DataCenter};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n{\"link_token\":\"abcd1234\"}";

fn main() -> Result<(), Box<dyn Error>> {
    let (address, pem) = server()?;
    let client = Client::builder(DataCenter::Us)
        .base_url(BaseUrl::https(&format!("https://{address}"))?)
        .root_certificates(pem);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let account = client.clone().build()?.account("TOKEN");
    let token = runtime.block_on(account.send(&CreateLinkToken::new()))?;
    assert_eq!(token.expose(), "abcd1234");

    let account = client.build_blocking()?.account("TOKEN");
    let token = account.send(&CreateLinkToken::new())?;
    assert_eq!(token.expose(), "abcd1234");

    assert!(CryptoProvider::get_default().is_none(), "somebody chose");
    Ok(())
}

/// Where a server answers, and the certificate that it shows.
fn server() -> Result<(SocketAddr, String), Box<dyn Error>> {
    let certified = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()])?;
    let key = PrivateKeyDer::try_from(certified.signing_key.serialize_der())?;
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)?;
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Ok(tls) = ServerConnection::new(config.clone()) else {
                return;
            };
            let mut stream = StreamOwned::new(tls, stream);
            if stream.read(&mut [0; 4096]).is_ok() {
                let _ = stream.write_all(ANSWER.as_bytes());
            }
        }
    });
    Ok((address, certified.cert.pem()))
}
