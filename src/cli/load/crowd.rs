//! Many sockets at once: opened at a rate that the server bears, held, listened to.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Instant;

use actix_web::rt::task::JoinHandle;
use anyhow::{Context as _, bail, ensure};
use futures_util::{StreamExt as _, TryStreamExt as _};
use serde_json::Value;
use tokio::sync::{mpsc, watch};

use super::frame::Frame;
use super::people::Member;
use super::socket::{MOMENT, Opened, Socket};
use crate::cli::api::Api;

/// Handshakes under way at once.
const AT_ONCE: usize = 32;
/// Times that a handshake is tried again when the server asks for a moment.
const AGAIN: u32 = 40;

/// What to open.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    /// The channel; any for the echo server.
    pub(super) path: String,
    /// Who opens it; `None` for the echo server.
    pub(super) who: Option<Rc<Member>>,
    /// Will stop reading: gets a small buffer.
    pub(super) narrow: bool,
}

/// An open socket and what it was opened for.
pub(super) struct Held {
    /// The socket, past the welcome.
    pub(super) socket: Socket,
    /// What it is.
    pub(super) seat: Seat,
}

/// An offer that one of many sockets heard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heard {
    /// Whose socket.
    pub(super) account: i64,
    /// What was offered.
    pub(super) assistance: i64,
    /// When it came.
    pub(super) at: Instant,
}

/// Opens all of them.
///
/// # Errors
/// A server that refuses one.
pub(super) async fn open(api: &Api, address: SocketAddr, seats: Vec<Seat>) -> anyhow::Result<Vec<Held>> {
    let opening = seats.into_iter().map(|seat| open_one(api, address, seat));
    futures_util::stream::iter(opening).buffered(AT_ONCE).try_collect().await
}

/// Opens one and hears the welcome, if it is the channel of somebody.
///
/// # Errors
/// A server that refuses.
pub(super) async fn open_one(api: &Api, address: SocketAddr, seat: Seat) -> anyhow::Result<Held> {
    let token = seat.who.as_ref().map(|who| who.access.as_str()).unwrap_or_default();
    for _ in 0..AGAIN {
        if seat.who.is_some() {
            api.turn().await;
        }
        match Socket::open(address, &seat.path, token, seat.narrow).await? {
            Opened::Open(mut socket) => {
                if seat.who.is_some() {
                    let first = socket.next().await?;
                    let welcomed = matches!(&first, Frame::Text(text) if text.contains("connection_established"));
                    ensure!(welcomed, "{}: {first:?} instead of a welcome", seat.path);
                }
                return Ok(Held { socket, seat });
            }
            Opened::Later => api.wall().sleep_until(api.wall().now() + MOMENT).await,
        }
    }
    bail!("{}: the server always answered 429 (too many sockets or handshakes)", seat.path)
}

/// Sockets that are listened to.
pub(super) struct Listening {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<anyhow::Result<Held>>>,
}

impl Listening {
    /// Listens to all of them, and tells of each offer.
    pub(super) fn to(crowd: Vec<Held>, heard: &mpsc::Sender<Heard>) -> Self {
        let stop = watch::Sender::new(false);
        let tasks =
            crowd.into_iter().map(|held| actix_web::rt::spawn(listen(held, heard.clone(), stop.subscribe()))).collect();
        Self { stop, tasks }
    }

    /// Gives the sockets back.
    ///
    /// # Errors
    /// A socket that was lost meanwhile.
    pub(super) async fn back(self) -> anyhow::Result<Vec<Held>> {
        self.stop.send_replace(true);
        let mut crowd = Vec::with_capacity(self.tasks.len());
        for task in self.tasks {
            crowd.push(task.await.context("a listener")??);
        }
        Ok(crowd)
    }
}

async fn listen(mut held: Held, heard: mpsc::Sender<Heard>, mut stop: watch::Receiver<bool>) -> anyhow::Result<Held> {
    let account = held.seat.who.as_ref().map_or(0, |who| who.id);
    loop {
        let frame = tokio::select! {
            biased;
            frame = held.socket.next() => frame?,
            _ = stop.wait_for(|stop| *stop) => return Ok(held),
        };
        match frame {
            Frame::Text(text) if text.contains("new_assistance_request") => {
                let at = Instant::now();
                let offer: Value = serde_json::from_str(&text)?;
                let assistance = offer["assistance_id"].as_i64().context("an offer without assistance_id")?;
                heard.try_send(Heard { account, assistance, at }).context("more offers than this run can have made")?;
            }
            Frame::Close(code) => bail!("the server closed an idle socket with {code}"),
            Frame::Text(_) | Frame::Ping(_) | Frame::Pong(_) => {}
        }
    }
}
