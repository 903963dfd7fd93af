//! A channel as an app holds it: it comes back by itself and asks for what it missed.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::cli::api::Api;

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Times that a lost connection is made again before it counts as gone.
const AGAIN: u32 = 5;
/// Pause before the first of them; each is a little longer.
const MOMENT: Duration = Duration::from_millis(200);

/// One channel.
pub(super) struct Socket {
    api: Arc<Api>,
    path: String,
    token: String,
    stream: Option<Stream>,
    /// The last fact seen.
    seen: i64,
}

impl Socket {
    /// Opens a channel and asks for everything that happened on it so far.
    ///
    /// # Errors
    /// A server that does not answer or refuses.
    pub(super) async fn open(api: &Arc<Api>, path: String, token: &str) -> anyhow::Result<Self> {
        let mut socket = Self { api: Arc::clone(api), path, token: token.to_owned(), stream: None, seen: 0 };
        socket.connect().await?;
        Ok(socket)
    }

    async fn connect(&mut self) -> anyhow::Result<()> {
        let url = self.api.socket_url(&format!("{}?since={}", self.path, self.seen));
        let mut request = url.into_client_request()?;
        request.headers_mut().insert("authorization", format!("Bearer {}", self.token).parse()?);
        self.api.turn().await;
        let (stream, _) = connect_async(request).await.with_context(|| format!("opening {}", self.path))?;
        self.stream = Some(stream);
        Ok(())
    }

    /// The next frame. May be dropped while it waits.
    ///
    /// # Errors
    /// A connection that is lost and cannot be made again.
    pub(super) async fn next(&mut self) -> anyhow::Result<Value> {
        let mut failures = 0;
        loop {
            let Some(stream) = &mut self.stream else {
                if let Err(error) = self.connect().await {
                    failures += 1;
                    if failures > AGAIN {
                        return Err(error);
                    }
                    let wall = self.api.wall().clone();
                    wall.sleep_until(wall.now() + MOMENT * failures).await;
                }
                continue;
            };
            match stream.next().await {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text)?;
                    // the welcome tells the newest number, not one that we have seen
                    if frame["type"] != "connection_established" {
                        self.seen = self.seen.max(frame["seq"].as_i64().unwrap_or(0));
                    }
                    return Ok(frame);
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => self.stream = None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Says something; what is said to a lost connection is lost too, the next reading makes a new one.
    pub(super) async fn say(&mut self, frame: &Value) {
        if let Some(stream) = &mut self.stream
            && stream.send(Message::text(frame.to_string())).await.is_err()
        {
            self.stream = None;
        }
    }

    /// Says goodbye.
    pub(super) async fn close(mut self) {
        if let Some(stream) = &mut self.stream {
            let _gone = stream.close(None).await;
        }
    }
}
