//! A socket's life from the upgrade to the close.

use std::sync::Arc;
use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, ProtocolError, Session};
use futures_util::StreamExt as _;

use super::admission::Admission;
use super::execute::execute;
use super::flood::{Flood, Verdict};
use super::{replay, writer};
use crate::accounts::Identity;
use crate::dispatch::live::Report;
use crate::journal::{Channel, ChannelKind};
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;
use crate::realtime::Realtime;
use crate::realtime::close::Close;
use crate::realtime::outbox::Outbox;

/// Who opened which channel, checked before the upgrade.
pub struct Opening {
    /// The channel.
    pub channel: Channel,
    /// Who.
    pub identity: Identity,
    /// The token that proved it; looked at again with every heartbeat.
    pub token: String,
    /// The last number that the client has seen, if it said so.
    pub since: Option<i64>,
    /// May only listen.
    pub read_only: bool,
    /// Whose position to tell at once.
    pub others: Vec<AccountId>,
    /// The right to hold this socket.
    pub admission: Admission,
}

/// Runs a socket until it ends.
pub async fn run(realtime: Realtime, opening: Opening, session: Session, messages: AggregatedMessageStream) {
    let outbox = Arc::new(Outbox::new(realtime.settings.queue));
    let account = opening.identity.account;
    let joined = realtime.rooms.join(opening.channel, account, Arc::clone(&outbox)).await;
    let (membership, last) = match joined {
        Ok(joined) => joined,
        Err(fault) => {
            tracing::warn!(%fault, "a socket could not join its room");
            let _gone = session.close(Some(actix_ws::CloseCode::Again.into())).await;
            return;
        }
    };
    let mut opening_frames = vec![realtime.codec.welcome(last)];
    if let Some(since) = opening.since {
        match replay::missed(&realtime, opening.channel, since, last).await {
            Ok(frames) => opening_frames.extend(frames),
            Err(error) => {
                tracing::warn!(%error, "a socket could not be told what it missed");
                let _gone = session.close(Some(actix_ws::CloseCode::Again.into())).await;
                return;
            }
        }
    }
    outbox.push_replay(opening_frames);
    latest_positions(&realtime, &opening, &outbox);
    let mut resumption = Resumption { joined_at: last, done: opening.since.is_some() };

    let mut writing = actix_web::rt::spawn(writer::write(session, Arc::clone(&outbox), realtime.clock.clone()));
    read(&realtime, &opening, &outbox, &mut resumption, messages, &mut writing).await;
    if outbox.is_closing() && !writing.is_finished() {
        // the writer sends what is left and the goodbye
        let _ended = writing.await;
    } else {
        // nobody is there to write to; left alone, the writer would wait for ever and hold the connection
        writing.abort();
    }
    drop(membership);
}

/// What a socket may still ask to be told again: the facts up to its joining, once.
pub(super) struct Resumption {
    pub(super) joined_at: i64,
    pub(super) done: bool,
}

/// Puts the last known position of the others behind everything that waits.
pub(super) fn latest_positions(realtime: &Realtime, opening: &Opening, outbox: &Outbox) {
    if opening.channel.kind != ChannelKind::Assistance {
        return;
    }
    for other in &opening.others {
        if let Some((at, seen)) = realtime.dispatch.live.position(*other) {
            outbox.put_position(*other, realtime.codec.position(&Report::new(*other, at, seen)));
        }
    }
}

/// Reads frames until either side ends the socket: the server by closing the outbox.
async fn read(
    realtime: &Realtime,
    opening: &Opening,
    outbox: &Outbox,
    resumption: &mut Resumption,
    mut messages: AggregatedMessageStream,
    writing: &mut actix_web::rt::task::JoinHandle<()>,
) {
    let clock = &realtime.clock;
    let settings = &realtime.settings;
    let mut pulse = Pulse::new(
        clock.now(),
        Duration::from_secs(settings.heartbeat_seconds),
        Duration::from_secs(settings.timeout_seconds),
    );
    let mut flood = Flood::new(settings.frames_per_second, settings.frame_burst, clock.now());
    let mut stopping = realtime.stopping.clone();
    while !outbox.is_closing() {
        let wake = pulse.next.min(opening.identity.expires_at);
        tokio::select! {
            biased;
            // the writer ends when it has said goodbye or cannot send
            _ = &mut *writing => return,
            _ = stopping.wait_for(|stopping| *stopping) => outbox.close(Close::Restart),
            message = messages.next() => {
                pulse.seen = clock.now();
                match message {
                    Some(Ok(AggregatedMessage::Text(text))) => match flood.frame(clock.now()) {
                        Verdict::Take => match realtime.codec.parse(&text) {
                            Ok(command) => execute(realtime, opening, outbox, resumption, command).await,
                            Err(malformed) => outbox.push(realtime.codec.error(malformed.code, &malformed.message)),
                        },
                        Verdict::DropAndSay => outbox.push(realtime.codec.error("rate_limited", "too many frames; some were dropped")),
                        Verdict::Drop => {}
                    },
                    Some(Ok(AggregatedMessage::Binary(_))) => outbox.close(Close::Binary),
                    Some(Ok(AggregatedMessage::Ping(payload))) => outbox.pong(payload),
                    Some(Ok(AggregatedMessage::Pong(_))) => {}
                    Some(Ok(AggregatedMessage::Close(_))) => outbox.close(Close::Done),
                    None => return,
                    Some(Err(error)) => outbox.close(unreadable(&error)),
                }
            }
            () = clock.sleep_until(wake) => {}
        }
        // no branch of its own: one who never stops sending must not hold up the clock
        if clock.now() >= wake {
            if realtime.identify.identify(&opening.token).is_none() {
                outbox.close(Close::TokenEnded);
            }
            match pulse.beat(clock.now()) {
                Beat::Ping => outbox.ping(),
                Beat::Silent => outbox.close(Close::Silent),
                Beat::Wait => {}
            }
        }
    }
}

fn unreadable(error: &ProtocolError) -> Close {
    match error {
        ProtocolError::Overflow => Close::TooBig,
        ProtocolError::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => Close::NotText,
        // a message in pieces that is too big; also a connection that broke, where no code arrives
        ProtocolError::Io(_) => Close::TooBig,
        _ => Close::Protocol,
    }
}

/// When to ask for a sign of life, and when to stop waiting for one.
struct Pulse {
    seen: Timestamp,
    next: Timestamp,
    every: Duration,
    longest: Duration,
}

enum Beat {
    Ping,
    Silent,
    Wait,
}

impl Pulse {
    fn new(now: Timestamp, every: Duration, longest: Duration) -> Self {
        Self { seen: now, next: now + every, every, longest }
    }

    fn beat(&mut self, now: Timestamp) -> Beat {
        if now < self.next {
            return Beat::Wait;
        }
        self.next = now + self.every;
        if now.since(self.seen) >= self.longest { Beat::Silent } else { Beat::Ping }
    }
}
