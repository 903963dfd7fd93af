//! A WebSocket as an app holds it.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Person;

/// A test that waits longer than this for a frame has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The number that the first frame told.
    pub(crate) welcome: i64,
}

impl Socket {
    /// The status when the server refused the upgrade.
    pub(crate) async fn open(person: &Person, path: &str) -> Result<Self, u16> {
        let url = format!("{}{path}", person.base.replace("http://", "ws://"));
        let mut request = url.into_client_request().unwrap();
        if let Some(token) = &person.token {
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        Self::open_with(request).await
    }

    pub(crate) async fn open_with(
        request: tokio_tungstenite::tungstenite::handshake::client::Request,
    ) -> Result<Self, u16> {
        match tokio::time::timeout(PATIENCE, connect_async(request)).await.expect("no handshake in time") {
            Ok((stream, _)) => Ok(Self { stream, welcome: 0 }),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) async fn send(&mut self, value: Value) {
        self.stream.send(Message::text(value.to_string())).await.unwrap();
    }

    pub(crate) async fn send_message(&mut self, message: Message) {
        self.stream.send(message).await.unwrap();
    }

    /// The next text frame, or the close code.
    pub(crate) async fn next(&mut self) -> Result<Value, u16> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next()).await.expect("no frame in time");
            match message {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(reason))) => return Err(reason.map_or(1005, |reason| reason.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }

    /// The next frame, which must be of this type.
    #[track_caller]
    pub(crate) fn expect<'a>(&'a mut self, kind: &'a str) -> impl Future<Output = Value> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let frame = self.next().await.unwrap_or_else(|code| panic!("{caller}: closed with {code}"));
            assert_eq!(frame["type"], kind, "{caller}: {frame}");
            frame
        }
    }

    /// The code with which the server closes; frames before it are skipped.
    pub(crate) async fn close_code(&mut self) -> u16 {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    /// Says a nonsense frame and waits for its refusal: whatever the server had for us before has arrived by then.
    pub(crate) async fn settle(&mut self) -> Vec<Value> {
        self.send(serde_json::json!({ "type": "nonsense" })).await;
        let mut before = Vec::new();
        loop {
            let frame = self.next().await.expect("an open socket");
            if frame["type"] == "error" && frame["code"] == "unknown_type" {
                return before;
            }
            before.push(frame);
        }
    }
}
