//! A socket's life from the upgrade to the close.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::task::JoinHandle;
use actix_ws::{AggregatedMessage, AggregatedMessageStream, ProtocolError, Session};
use futures_util::StreamExt as _;
use tokio::sync::{oneshot, watch};

use super::admission::Admission;
use super::conversation::Conversation;
use super::flood::{Flood, Verdict};
use super::pulse::{Beat, Pulse};
use super::writer;
use crate::accounts::Identity;
use crate::journal::Channel;
use crate::kernel::id::AccountId;
use crate::kernel::language::Language;
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
    /// The language in which refusals are told.
    pub language: Language,
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
pub async fn run(realtime: Arc<Realtime>, opening: Opening, session: Session, mut messages: AggregatedMessageStream) {
    let outbox = Arc::new(Outbox::new(realtime.settings.queue));
    let (membership, joined) = {
        let member = (opening.identity.account, opening.read_only);
        realtime.rooms.join(opening.channel, member, Arc::clone(&outbox))
    };
    let mut writing =
        actix_web::rt::spawn(writer::write(Arc::clone(&realtime), opening.channel, session, Arc::clone(&outbox)));
    let mut conversation = Conversation::new(realtime, opening, Arc::clone(&outbox));
    converse(&mut conversation, joined, &mut messages, &mut writing).await;
    if outbox.is_closing() && !writing.is_finished() {
        // the writer sends what is left and the goodbye
        let _ended = writing.await;
    } else {
        // nobody is there to write to; left alone, the writer would wait for ever and hold the connection
        writing.abort();
    }
    drop(membership);
}

/// Reads frames until either side ends the socket: the server by closing the outbox.
async fn converse(
    conversation: &mut Conversation,
    mut joined: oneshot::Receiver<i64>,
    messages: &mut AggregatedMessageStream,
    writing: &mut JoinHandle<()>,
) {
    let (realtime, outbox) = (Arc::clone(&conversation.realtime), Arc::clone(&conversation.outbox));
    let (clock, settings) = (&realtime.clock, &realtime.settings);
    let mut pulse = Pulse::new(
        clock.now(),
        Duration::from_secs(settings.heartbeat_seconds),
        Duration::from_secs(settings.timeout_seconds),
    );
    let mut flood = Flood::new(settings.frames_per_second, settings.frame_burst, clock.now());
    let (mut stopping, mut well) = (realtime.stopping.clone(), realtime.well.clone());
    let mut joining = true;
    if !*well.borrow_and_update() {
        outbox.condition(realtime.codec.condition(false));
    }
    // what is waited for beside frames is made once and not anew for each frame
    let mut stopped = std::pin::pin!(async move { stopping.wait_for(|stopping| *stopping).await.is_ok() });
    let mut turned = Box::pin(turn(well));
    let mut renewed = Box::pin(next(realtime.renewed.clone()));
    let expires_at = conversation.opening.identity.expires_at;
    let mut wake = pulse.next.min(expires_at);
    let mut alarm = clock.sleep_until(wake);
    while !outbox.is_closing() {
        tokio::select! {
            biased;
            // the writer ends when it has said goodbye or cannot send
            _ = &mut *writing => return,
            _ = &mut stopped => outbox.close(Close::Restart),
            last = &mut joined, if joining => {
                joining = false;
                match last {
                    Ok(last) => conversation.begin(last),
                    Err(_room_gone) => outbox.close(Close::Again),
                }
            }
            (well, watch) = &mut turned => {
                outbox.condition(realtime.codec.condition(well));
                turned = Box::pin(turn(watch));
            }
            watch = &mut renewed => {
                // whose account or session is not in the restored rows, and who is on the way in them
                conversation.opening.others.clear();
                if realtime.identify.identify(&conversation.opening.token).is_none() {
                    outbox.close(Close::TokenEnded);
                }
                renewed = Box::pin(next(watch));
            }
            message = messages.next() => {
                pulse.heard();
                match message {
                    Some(Ok(AggregatedMessage::Text(text))) => match flood.frame(clock.now()) {
                        Verdict::Take => conversation.hear(&text).await,
                        Verdict::DropAndSay => conversation.refuse("rate_limited"),
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
            () = &mut alarm => {}
        }
        // no branch of its own: one who never stops sending must not hold up the clock
        if clock.now() >= wake {
            if realtime.identify.identify(&conversation.opening.token).is_none() {
                outbox.close(Close::TokenEnded);
            }
            match pulse.beat(clock.now()) {
                Beat::Ping => outbox.ping(),
                Beat::Silent => outbox.close(Close::Silent),
                Beat::Wait => {}
            }
            wake = pulse.next.min(expires_at);
            alarm = clock.sleep_until(wake);
        }
    }
}

/// Waits until the server is well or ill otherwise than before.
async fn turn(mut well: watch::Receiver<bool>) -> (bool, watch::Receiver<bool>) {
    if well.changed().await.is_err() {
        // nobody is left to tell: the process ends
        std::future::pending::<()>().await;
    }
    let now = *well.borrow_and_update();
    (now, well)
}

/// Waits until all rows have become others once more.
async fn next(mut renewed: watch::Receiver<u64>) -> watch::Receiver<u64> {
    if renewed.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
    renewed
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
