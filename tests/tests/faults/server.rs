//! A server that does what HTTP servers should not do.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use socket2::{Domain, SockRef, Socket, Type};

/// What a server does with a connection.
pub(crate) trait Script: Fn(&mut Connection) + Send + Sync + 'static {}

impl<F: Fn(&mut Connection) + Send + Sync + 'static> Script for F {}

/// A server on this machine, which runs its script for every connection.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    socket: Socket,
    log: Log,
    is_over: Arc<AtomicBool>,
}

type Log = Arc<Mutex<Vec<String>>>;

impl Server {
    pub(crate) fn new(script: impl Script) -> Self {
        let server = Self::closed();
        server.open(script);
        server
    }

    /// A server that gives this answer to every request, over TLS if there is a configuration of it.
    pub(crate) fn answering(tls: Option<Arc<ServerConfig>>, answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::new(move |connection: &mut Connection| {
            if tls.clone().is_none_or(|tls| connection.encrypt(tls)) {
                while connection.read() {
                    connection.send(&answer);
                }
            }
        })
    }

    /// A server that does not listen yet. Its address is taken, so that nobody else listens there.
    pub(crate) fn closed() -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        socket.bind(&any.into()).unwrap();
        Self {
            address: socket.local_addr().unwrap().as_socket().unwrap(),
            socket,
            log: Log::default(),
            is_over: Arc::default(),
        }
    }

    /// Listens, and reacts to nobody: the connections that come back from here take all the room that there is.
    pub(crate) fn busy(&self) -> Vec<TcpStream> {
        self.socket.listen(0).unwrap();
        let connect = |_| TcpStream::connect_timeout(&self.address, Duration::from_millis(50)).ok();
        (0..100).map_while(connect).collect()
    }

    /// Listens, and runs the script for every connection.
    pub(crate) fn open(&self, script: impl Script) {
        self.socket.listen(1_024).unwrap();
        let listener = TcpListener::from(self.socket.try_clone().unwrap());
        let (script, log, is_over) = (Arc::new(script), self.log.clone(), self.is_over.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                log.lock().unwrap().push("connection".to_owned());
                let (script, mut connection) = (script.clone(), Connection::new(stream, &log));
                thread::spawn(move || script(&mut connection));
            }
        });
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

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // It waits for a connection, and ends with the next one.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_millis(50));
    }
}

trait Stream: Read + Write + Send {}

impl<S: Read + Write + Send> Stream for S {}

/// One connection of a server. It is closed where its script ends.
pub(crate) struct Connection {
    tcp: TcpStream,
    stream: Box<dyn Stream>,
    log: Log,
    is_over: bool,
}

impl Connection {
    fn new(tcp: TcpStream, log: &Log) -> Self {
        tcp.set_nodelay(true).unwrap();
        Self {
            stream: Box::new(tcp.try_clone().unwrap()),
            tcp,
            log: log.clone(),
            is_over: false,
        }
    }

    /// Agrees on TLS. False when the client does not.
    pub(crate) fn encrypt(&mut self, config: Arc<ServerConfig>) -> bool {
        let mut tls = ServerConnection::new(config).unwrap();
        while tls.is_handshaking() {
            if tls.complete_io(&mut self.tcp).is_err() {
                return false;
            }
        }
        self.stream = Box::new(StreamOwned::new(tls, self.tcp.try_clone().unwrap()));
        true
    }

    /// Reads one request, head and body. False when there is none.
    pub(crate) fn read(&mut self) -> bool {
        let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
        if self.is_over {
            return false;
        }
        while !is_whole(&bytes) {
            match self.stream.read(&mut buffer) {
                Ok(0) | Err(_) => return false,
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            }
        }
        let request = String::from_utf8(bytes).unwrap();
        self.log.lock().unwrap().push(request);
        true
    }

    /// Sends bytes; a client that hangs up is no fault.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        let sent = self.stream.write_all(bytes.as_ref());
        sent.and_then(|()| self.stream.flush()).is_ok()
    }

    /// Waits until the client hangs up.
    pub(crate) fn wait(&mut self) {
        let _ = io::copy(&mut self.stream, &mut io::sink());
    }

    /// Waits a little. False when the client hangs up meanwhile.
    pub(crate) fn pause(&mut self) -> bool {
        let moment = Duration::from_millis(5);
        self.tcp.set_read_timeout(Some(moment)).unwrap();
        let read = self.tcp.peek(&mut [0]);
        self.tcp.set_read_timeout(None).unwrap();
        !matches!(read, Ok(0))
    }

    /// Waits for the first byte and leaves it where it is.
    pub(crate) fn touch(&mut self) {
        let _ = self.tcp.peek(&mut [0]);
    }

    /// Sends no more, and still reads.
    pub(crate) fn end(&mut self) {
        let _ = self.tcp.shutdown(Shutdown::Write);
    }

    /// Reads and sends no more: the script ends with the next read.
    pub(crate) fn close(&mut self) {
        self.is_over = true;
    }

    /// The same, and the client gets a reset in place of an end.
    pub(crate) fn reset(&mut self) {
        SockRef::from(&self.tcp)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
        self.close();
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
