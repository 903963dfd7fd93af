//! A WebSocket as an app holds it.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::Response;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Person;

/// A test that waits longer than this for a frame has failed.
const PATIENCE: Duration = Duration::from_secs(20);

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub(crate) struct Socket {
    stream: Stream,
    /// The number that the first frame told.
    pub(crate) welcome: i64,
    /// The sub-protocol that the server chose.
    pub(crate) protocol: Option<String>,
}

/// What the server answered instead of an upgrade.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) status: u16,
    pub(crate) body: String,
}

type Upgraded = Response<Option<Vec<u8>>>;
type Handshake = tokio_tungstenite::tungstenite::handshake::client::Request;

impl Socket {
    /// Opens a socket with the person's token in the header.
    pub(crate) async fn open(person: &Person, path: &str) -> Result<Self, Refused> {
        Self::open_with(Self::handshake(person, path)).await
    }

    /// The request that [`Socket::open`] makes, for those who want another one.
    pub(crate) fn handshake(person: &Person, path: &str) -> Handshake {
        let url = format!("{}{path}", person.base.replace("http://", "ws://"));
        let mut request = url.into_client_request().unwrap();
        if let Some(token) = &person.token {
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        request
    }

    pub(crate) async fn open_with(request: Handshake) -> Result<Self, Refused> {
        Self::opened(tokio::time::timeout(PATIENCE, connect_async(request)).await.expect("no handshake in time"))
    }

    /// Opens a socket whose kernel takes in next to nothing on its own: one who does not read fills the server's side.
    pub(crate) async fn open_narrow(person: &Person, path: &str) -> Self {
        let address = person.base.trim_start_matches("http://").parse().unwrap();
        let tcp = tokio::net::TcpSocket::new_v4().unwrap();
        tcp.set_recv_buffer_size(4096).unwrap();
        let stream = MaybeTlsStream::Plain(tcp.connect(address).await.unwrap());
        let answer = tokio_tungstenite::client_async(Self::handshake(person, path), stream).await;
        let mut socket = Self::opened(answer).unwrap();
        socket.welcome = socket.expect("connection_established").await["seq"].as_i64().unwrap();
        socket
    }

    fn opened(answer: Result<(Stream, Upgraded), Error>) -> Result<Self, Refused> {
        match answer {
            Ok((stream, response)) => {
                let protocol = response.headers().get("sec-websocket-protocol");
                let protocol = protocol.map(|protocol| protocol.to_str().unwrap().to_owned());
                Ok(Self { stream, welcome: 0, protocol })
            }
            Err(Error::Http(response)) => {
                let status = response.status().as_u16();
                let body = String::from_utf8(response.into_body().unwrap_or_default()).unwrap();
                Err(Refused { status, body })
            }
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) async fn send(&mut self, value: Value) {
        self.stream.send(Message::text(value.to_string())).await.unwrap();
    }

    pub(crate) async fn say(&mut self, text: &str) {
        self.send_message(Message::text(text)).await;
    }

    /// Says something to a server that may have closed already.
    pub(crate) async fn try_say(&mut self, text: &str) {
        let _closed = self.stream.send(Message::text(text)).await;
    }

    /// Says goodbye and waits for the answer.
    pub(crate) async fn close(mut self) {
        self.stream.close(None).await.unwrap();
        while let Some(Ok(_)) = self.next_message().await {}
    }

    pub(crate) async fn send_message(&mut self, message: Message) {
        self.stream.send(message).await.unwrap();
    }

    /// Whatever comes next.
    async fn next_message(&mut self) -> Option<Result<Message, Error>> {
        tokio::time::timeout(PATIENCE, self.stream.next()).await.expect("no frame in time")
    }

    /// Waits for a ping; the answer to it leaves with the next thing done here. Text before it is a failure.
    pub(crate) async fn expect_ping(&mut self) {
        match self.next_message().await {
            Some(Ok(Message::Ping(_))) => {}
            other => panic!("a ping was expected: {other:?}"),
        }
    }

    /// The next text frame, or the close code.
    pub(crate) async fn next(&mut self) -> Result<Value, u16> {
        loop {
            match self.next_message().await {
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

    /// The refusal of what was said last; the socket lives on.
    #[track_caller]
    pub(crate) fn refused<'a>(&'a mut self, code: &'a str) -> impl Future<Output = String> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let frame = self.next().await.unwrap_or_else(|code| panic!("{caller}: closed with {code}"));
            assert_eq!((&frame["type"], &frame["code"]), (&"error".into(), &code.into()), "{caller}: {frame}");
            frame["message"].as_str().unwrap().to_owned()
        }
    }

    /// Everything up to the fact with this number.
    pub(crate) async fn up_to(&mut self, seq: i64) -> Vec<Value> {
        let mut told = Vec::new();
        loop {
            let frame = self.next().await.unwrap_or_else(|code| panic!("closed with {code} after {told:?}"));
            let number = frame["seq"].as_i64();
            assert!(number.is_none_or(|number| number <= seq), "{frame} where {seq} was to come");
            told.push(frame);
            if number == Some(seq) {
                return told;
            }
        }
    }

    /// Waits until the server has seen all that was said here. What it answers may come before or after.
    pub(crate) async fn heard(&mut self) -> Vec<Value> {
        self.send_message(Message::Ping(b"heard?".to_vec().into())).await;
        let mut before = Vec::new();
        loop {
            match self.next_message().await {
                Some(Ok(Message::Pong(_))) => return before,
                Some(Ok(Message::Text(text))) => before.push(serde_json::from_str(&text).unwrap()),
                Some(Ok(_)) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// Says a nonsense frame and waits for its refusal: every answer to what was said here before, and every fact that
    /// was waiting when the socket was opened, has arrived by then. What others say now may still be on its way: see
    /// [`Socket::up_to`].
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
