//! One socket of the load: as thin as can be, since thousands of them share the machine with the server.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::net::{TcpSocket, TcpStream};

use super::frame::{self, Frame};

/// Bytes read at a time.
const CHUNK: usize = 4096;
/// The receive buffer of one who will stall, in bytes: the kernel should not do the reading for them.
const NARROW: u32 = 4096;
/// The longest refusal that is read.
const REFUSAL: usize = 16 * 1024;

/// An open socket.
pub(super) struct Socket {
    stream: TcpStream,
    come: Vec<u8>,
}

/// What a handshake came to.
pub(super) enum Opened {
    /// The socket.
    Open(Socket),
    /// Too many at once (429): try again after a moment.
    Later,
}

impl Socket {
    /// Opens `path` with a token (none for a server that asks for none).
    ///
    /// # Errors
    /// A server that does not answer, or refuses; its words are in the error.
    pub(super) async fn open(address: SocketAddr, path: &str, token: &str, narrow: bool) -> anyhow::Result<Opened> {
        let stream = connect(address, narrow).await.with_context(|| format!("connecting to {address}"))?;
        stream.set_nodelay(true)?;
        let mut socket = Self { stream, come: Vec::new() };
        let bearer = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
        // any sixteen bytes will do for a key
        let hello = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ZGVwYW5uaW5pIGxvYWQhIQ==\r\n{bearer}\r\n"
        );
        socket.write(hello.as_bytes()).await?;
        let head = loop {
            if let Some(end) = socket.come.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            if socket.come.len() > REFUSAL || !socket.read().await? {
                bail!("{path}: no answer to the handshake");
            }
        };
        let said = String::from_utf8_lossy(socket.come.get(..head).unwrap_or_default()).into_owned();
        match said.split_whitespace().nth(1) {
            Some("101") => {
                socket.come.drain(..head);
                Ok(Opened::Open(socket))
            }
            Some("429") if said.to_ascii_lowercase().contains("retry-after") => Ok(Opened::Later),
            status => {
                let body = String::from_utf8_lossy(socket.come.get(head..).unwrap_or_default()).into_owned();
                bail!("{path}: {} {body}", status.unwrap_or("no status"))
            }
        }
    }

    /// The next frame; pings are answered on the way. May be dropped while it waits.
    ///
    /// # Errors
    /// A connection that has ended.
    pub(super) async fn next(&mut self) -> anyhow::Result<Frame> {
        loop {
            match frame::take(&mut self.come)? {
                Some(Frame::Ping(payload)) => {
                    let mut pong = Vec::with_capacity(payload.len() + 6);
                    frame::pong(&mut pong, &payload);
                    self.write(&pong).await?;
                }
                Some(frame) => return Ok(frame),
                None => {
                    if !self.read().await? {
                        bail!("the server ended a socket");
                    }
                }
            }
        }
    }

    /// Sends bytes: whole frames, made by [`frame`].
    ///
    /// # Errors
    /// A connection that has ended.
    pub(super) async fn write(&self, mut bytes: &[u8]) -> anyhow::Result<()> {
        while !bytes.is_empty() {
            match self.stream.try_write(bytes) {
                Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.stream.writable().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Waits for more bytes; `false` at the end.
    async fn read(&mut self) -> anyhow::Result<bool> {
        let known = self.come.len();
        loop {
            self.come.resize(known + CHUNK, 0);
            let read = self.stream.try_read(self.come.get_mut(known..).unwrap_or_default());
            self.come.truncate(known + read.as_ref().map_or(0, |count| *count));
            match read {
                Ok(count) => return Ok(count > 0),
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.stream.readable().await?,
                Err(error) => return Err(error.into()),
            }
        }
    }
}

async fn connect(address: SocketAddr, narrow: bool) -> std::io::Result<TcpStream> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    if narrow {
        socket.set_recv_buffer_size(NARROW)?;
    }
    socket.connect(address).await
}

/// The pause before a handshake that came too early is tried again.
pub(super) const MOMENT: Duration = Duration::from_millis(250);
