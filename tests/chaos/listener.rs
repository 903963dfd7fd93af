//! Somebody's ear on one channel: comes back after every drop with the number of the last fact it has heard.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{Notify, mpsc};
use tokio::task::{AbortHandle, spawn_local};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::fact::{Channel, Fact, Told};
use super::person::Person;
use super::seen::{Broken, Done};

/// No handshake takes longer.
const HANDSHAKE: Duration = Duration::from_secs(20);
/// The server pings every 20 seconds; a socket on which nothing comes for longer than this is dead.
const SILENCE: Duration = Duration::from_secs(60);

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Listens until dropped.
pub(crate) struct Listener {
    pub(crate) heard: Rc<Heard>,
    /// Frames for the server; lost with the socket that is open then.
    to_say: mpsc::UnboundedSender<Value>,
    listening: AbortHandle,
}

/// What came of listening so far.
#[derive(Default)]
pub(crate) struct Heard {
    /// Everything up to this number has been heard.
    pub(crate) last: Cell<i64>,
    /// Heard beyond a hole.
    beyond: RefCell<BTreeSet<i64>>,
    /// The last status.
    pub(crate) status: RefCell<String>,
    /// Offers that wait for an answer: assistance ids.
    pub(crate) offers: RefCell<VecDeque<i64>>,
    /// Own messages that came back.
    pub(crate) echoes: RefCell<HashSet<String>>,
    /// The newest message of the other party.
    pub(crate) newest_message: Cell<i64>,
    /// The server will not have this listener here.
    pub(crate) unwelcome: Cell<bool>,
    /// Something of the above has changed.
    pub(crate) changed: Notify,
}

impl Listener {
    /// Begins to listen, after fact `since`.
    pub(crate) fn open(me: &Rc<Person>, channel: Channel, since: i64) -> Self {
        let heard = Rc::new(Heard::default());
        heard.last.set(since);
        let (to_say, saying) = mpsc::unbounded_channel();
        let ear = Ear { me: Rc::clone(me), channel, heard: Rc::clone(&heard) };
        let listening = spawn_local(ear.listen(saying)).abort_handle();
        Self { heard, to_say, listening }
    }

    /// Says something, if a socket is open.
    pub(crate) fn say(&self, frame: Value) {
        // the ear lives as long as this does
        let _heard = self.to_say.send(frame);
    }

    /// Waits for news, at the most so long.
    pub(crate) async fn news(&self, at_most: Duration) {
        // either is a reason to look
        let _late = tokio::time::timeout(at_most, self.heard.changed.notified()).await;
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

struct Ear {
    me: Rc<Person>,
    channel: Channel,
    heard: Rc<Heard>,
}

/// What is known of one socket.
struct Life {
    /// Facts must come one after the other from here; `None` until it is known where that is.
    next: Option<i64>,
    /// What was missed is to be asked for by a frame.
    resume: bool,
    /// It was, after this number: from there everything comes once more, also what came live before the server heard of it.
    resumed: Option<i64>,
    welcomed: bool,
    code: Option<u16>,
}

impl Ear {
    async fn listen(self, mut saying: mpsc::UnboundedReceiver<Value>) {
        let seen = &self.me.stage.seen;
        let mut first = true;
        loop {
            let since = self.heard.last.get();
            let by_frame = !first && self.me.chance(20);
            match self.connect(if by_frame { None } else { Some(since) }).await {
                Ok(stream) => {
                    seen.count("sockets opened");
                    if !first {
                        seen.count("resumes");
                    }
                    first = false;
                    self.live(stream, if by_frame { None } else { Some(since) }, &mut saying).await;
                }
                Err(true) => {
                    self.heard.unwelcome.set(true);
                    self.heard.changed.notify_one();
                    return;
                }
                Err(false) => {}
            }
            self.me.think(200).await;
        }
    }

    /// A socket; `Err(true)` where asking again is of no use.
    async fn connect(&self, since: Option<i64>) -> Result<Stream, bool> {
        let stage = &self.me.stage;
        let query = since.map(|since| format!("?since={since}")).unwrap_or_default();
        let url = format!("ws://{}/ws/{}/{}/{query}", stage.host, self.channel.kind.word(), self.channel.id);
        let mut request = url.into_client_request().expect("a request");
        request.headers_mut().insert("authorization", self.me.bearer().parse().expect("a header"));
        match tokio::time::timeout(HANDSHAKE, connect_async(request)).await {
            Ok(Ok((stream, _))) => Ok(stream),
            Ok(Err(Error::Http(response))) => match response.status().as_u16() {
                // not a party (any more)
                403 => Err(true),
                503 => {
                    stage.seen.count("503");
                    Err(false)
                }
                status => {
                    let body = String::from_utf8_lossy(response.body().as_deref().unwrap_or_default()).into_owned();
                    let broken = if status == 404 { Broken::Lost } else { Broken::Odd };
                    stage.seen.finding(broken, format!("{} refused {}: {status} {body}", self.channel, self.me.id));
                    Err(status == 404)
                }
            },
            Ok(Err(_)) | Err(_) => Err(false),
        }
    }

    /// One socket, until it ends.
    async fn live(&self, mut stream: Stream, since: Option<i64>, saying: &mut mpsc::UnboundedReceiver<Value>) {
        let stage = &self.me.stage;
        let mut life =
            Life { next: since.map(|since| since + 1), resume: false, resumed: None, welcomed: false, code: None };
        let before = stage.stopping.get();
        loop {
            tokio::select! {
                message = tokio::time::timeout(SILENCE, stream.next()) => match message {
                    Ok(Some(Ok(Message::Text(text)))) => {
                        stage.seen.count("frames");
                        let Ok(frame) = serde_json::from_str::<Value>(&text) else {
                            stage.seen.finding(Broken::Odd, format!("{}: no JSON: {text}", self.channel));
                            continue;
                        };
                        self.hear(&frame, &mut life);
                        if life.resume {
                            life.resume = false;
                            life.resumed = Some(self.heard.last.get());
                            let resume = json!({"type": "resume", "since": self.heard.last.get()});
                            if stream.send(Message::text(resume.to_string())).await.is_err() {
                                break;
                            }
                        }
                    }
                    Ok(Some(Ok(Message::Close(reason)))) => {
                        life.code = Some(reason.map_or(1005, |reason| reason.code.into()));
                        break;
                    }
                    Ok(Some(Ok(_))) => {}
                    Ok(Some(Err(_)) | None) => break,
                    Err(_silent) => {
                        stage.seen.count("silent sockets");
                        break;
                    }
                },
                frame = saying.recv() => {
                    let Some(frame) = frame else { return };
                    if stream.send(Message::text(frame.to_string())).await.is_err() {
                        break;
                    }
                }
            }
        }
        self.note_ending(&life, before);
    }

    /// Sockets that were open when the server was asked to stop are told to come back.
    fn note_ending(&self, life: &Life, stopping_before: Option<u32>) {
        let stage = &self.me.stage;
        let stopped_meanwhile = stopping_before.is_none() && stage.stopping.get().is_some();
        match life.code {
            Some(1012) => stage.seen.count("closed with 1012"),
            Some(1013) => stage.seen.count("closed with 1013"),
            Some(4008) => stage.seen.count("closed with 4008"),
            Some(code) => {
                stage.seen.count("closed otherwise");
                stage.seen.finding(Broken::Odd, format!("{}: closed with {code}", self.channel));
            }
            None if stopped_meanwhile && life.welcomed => {
                let text = format!("{} of {} was not told to come back", self.channel, self.me.id);
                stage.seen.finding(Broken::Odd, text);
            }
            None => {}
        }
    }

    fn hear(&self, frame: &Value, life: &mut Life) {
        let seen = &self.me.stage.seen;
        let kind = frame["type"].as_str().unwrap_or_default();
        match (kind, frame["seq"].as_i64()) {
            ("connection_established", Some(newest)) => {
                life.welcomed = true;
                life.resume = life.next.is_none();
                if newest < self.heard.last.get() {
                    let text = format!("{} ends at {newest}, and {} was told", self.channel, self.heard.last.get());
                    seen.finding(Broken::Lost, text);
                }
            }
            ("reset", _) => {
                let last = self.heard.last.get();
                seen.finding(Broken::Gap, format!("{}: a reset for since={last}: {frame}", self.channel));
            }
            ("error", _) => match frame["code"].as_str().unwrap_or_default() {
                "unavailable" => seen.count("503"),
                "chat_closed" | "not_yours" => {}
                _ => seen.finding(Broken::Odd, format!("{}: {frame}", self.channel)),
            },
            (_, Some(seq)) => self.fact(frame, seq, life),
            // positions, and what this version does not know
            (_, None) => {}
        }
    }

    /// A numbered fact: on one socket once and in order; over all sockets without a hole.
    fn fact(&self, frame: &Value, seq: i64, life: &mut Life) {
        let (channel, seen) = (self.channel, &self.me.stage.seen);
        if let Some(next) = life.next.filter(|next| *next != seq) {
            // once, everything after the number that was asked for
            if life.resumed.take().is_none_or(|since| seq != since + 1) {
                seen.finding(Broken::Gap, format!("{channel}: number {seq} where {next} was to come"));
            }
        }
        life.next = Some(seq + 1);
        let Some(fact) = Fact::of_frame(frame) else {
            seen.finding(Broken::Odd, format!("{channel}: not all is there: {frame}"));
            return;
        };
        let last = self.heard.last.get();
        if seq > last && self.heard.beyond.borrow_mut().insert(seq) {
            self.understand(&fact.told);
        }
        let mut beyond = self.heard.beyond.borrow_mut();
        while beyond.remove(&(self.heard.last.get() + 1)) {
            self.heard.last.set(self.heard.last.get() + 1);
        }
        drop(beyond);
        seen.fact(channel, seq, fact);
        self.heard.changed.notify_one();
    }

    /// Takes in a fact heard for the first time.
    fn understand(&self, told: &Told) {
        let (heard, seen) = (&self.heard, &self.me.stage.seen);
        match told {
            Told::Offered { assistance, .. } => heard.offers.borrow_mut().push_back(*assistance),
            Told::OfferClosed { assistance, .. } => heard.offers.borrow_mut().retain(|id| id != assistance),
            Told::Status { status, .. } => heard.status.borrow_mut().clone_from(status),
            Told::Chat { message, text, sender, reference } if *sender == self.me.id => {
                if let Some(reference) = reference
                    && heard.echoes.borrow_mut().insert(reference.clone())
                {
                    let said =
                        Done::Said { id: self.channel.id, message: *message, sender: *sender, text: text.clone() };
                    seen.acknowledge(said);
                }
            }
            Told::Chat { message, .. } => heard.newest_message.set(*message),
            Told::Read { reader, up_to } if *reader == self.me.id => {
                seen.acknowledge(Done::Read { id: self.channel.id, reader: *reader, up_to: *up_to });
            }
            Told::Read { .. } | Told::Price { .. } | Told::Other(_) => {}
        }
    }
}
