//! A server that does what HTTP servers should not do.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a server does with a connection.
pub(crate) trait Script: Fn(&mut Connection) + Send + Sync + 'static {}

impl<F: Fn(&mut Connection) + Send + Sync + 'static> Script for F {}

/// A server on this machine, which runs its script for every connection.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn new(script: impl Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (script, requests) = (Arc::new(script), log.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (script, log) = (script.clone(), requests.clone());
                log.lock().unwrap().push("connection".to_owned());
                thread::spawn(move || script(&mut Connection { stream, log }));
            }
        });
        Self { address, log }
    }

    /// The requests so far, with a line `connection` before the first one of each.
    pub(crate) fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        let mut log = self.log();
        log.retain(|entry| entry != "connection");
        log
    }

    pub(crate) fn connections(&self) -> usize {
        self.log().len() - self.requests().len()
    }
}

/// One connection of a server.
pub(crate) struct Connection {
    pub(crate) stream: TcpStream,
    log: Arc<Mutex<Vec<String>>>,
}

impl Connection {
    /// Reads one request, head and body. False when there is none.
    pub(crate) fn read(&mut self) -> bool {
        let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
        while !is_whole(&bytes) {
            match self.stream.read(&mut buffer) {
                Ok(0) | Err(_) => return false,
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            }
        }
        self.log
            .lock()
            .unwrap()
            .push(String::from_utf8(bytes).unwrap());
        true
    }

    /// Sends bytes; a client that hangs up is no fault.
    pub(crate) fn send(&mut self, text: &str) -> bool {
        self.stream.write_all(text.as_bytes()).is_ok()
    }

    /// Waits until the client hangs up.
    pub(crate) fn wait(&mut self) {
        let _ = self.stream.read_to_end(&mut Vec::new());
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .to_lowercase()
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}
