//! Carries out what a client said.

use super::replay;
use super::run::{Opening, Resumption, latest_positions};
use crate::dispatch::chat;
use crate::dispatch::live::Report;
use crate::journal::ChannelKind;
use crate::kernel::error::DomainError as _;
use crate::kernel::id::AssistanceId;
use crate::realtime::Realtime;
use crate::realtime::command::Command;
use crate::realtime::outbox::Outbox;

/// What the client said, done; a refusal becomes an error frame and the socket lives on.
pub(super) async fn execute(
    realtime: &Realtime,
    opening: &Opening,
    outbox: &Outbox,
    resumption: &mut Resumption,
    command: Command,
) {
    if opening.read_only && !matches!(command, Command::Resume { .. }) {
        outbox.push(realtime.codec.error("read_only", "you may only read here"));
        return;
    }
    match command {
        Command::Location { at, accuracy, speed, heading, when } => {
            let now = realtime.dispatch.work.clock().now();
            // a phone's clock may be wrong: never later than now
            let seen = when.map_or(now, |when| when.min(now));
            let account = opening.identity.account;
            realtime.dispatch.live.report(&Report { account, at, seen, accuracy, speed, heading });
        }
        Command::Chat { message, client_ref } => {
            let Some(assistance) = assistance(opening) else { return refuse_chat(realtime, outbox) };
            let command =
                chat::Command { assistance, sender: opening.identity.account, body: message, client_ref, key: None };
            if let Err(error) = chat::send(&realtime.dispatch, command).await {
                refused(realtime, outbox, &error);
            }
        }
        Command::Read { up_to } => {
            let Some(assistance) = assistance(opening) else { return refuse_chat(realtime, outbox) };
            if let Err(error) = chat::read(&realtime.dispatch, opening.identity.account, assistance, up_to).await {
                refused(realtime, outbox, &error);
            }
        }
        Command::Resume { .. } if resumption.done => {
            // a socket misses nothing once it is open, and each replay reads the channel
            outbox.push(realtime.codec.error("already_resumed", "what was missed has been told on this socket"));
        }
        Command::Resume { since } => {
            match replay::missed(realtime, opening.channel, since, resumption.joined_at).await {
                Ok(frames) => {
                    resumption.done = true;
                    outbox.push_replay(frames);
                    latest_positions(realtime, opening, outbox);
                }
                Err(error) => refused(realtime, outbox, &error),
            }
        }
    }
}

/// The assistance that this channel belongs to, if it does.
fn assistance(opening: &Opening) -> Option<AssistanceId> {
    (opening.channel.kind == ChannelKind::Assistance).then(|| AssistanceId::new(opening.channel.id))
}

fn refuse_chat(realtime: &Realtime, outbox: &Outbox) {
    outbox.push(realtime.codec.error("wrong_channel", "chat belongs to the channel of an assistance"));
}

fn refused(realtime: &Realtime, outbox: &Outbox, error: &crate::dispatch::Error) {
    if let Some(fault) = error.fault() {
        tracing::warn!(%fault, "a socket's command failed");
        outbox.push(realtime.codec.error(error.code(), "not done; try again in a moment"));
    } else {
        outbox.push(realtime.codec.error(error.code(), &error.to_string()));
    }
}
