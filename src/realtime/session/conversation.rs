//! What a client says on a socket, carried out; a refusal becomes an error frame and the socket lives on.

use std::sync::Arc;

use super::run::Opening;
use super::skew::Skew;
use crate::dispatch::chat;
use crate::dispatch::live::Report;
use crate::journal::ChannelKind;
use crate::kernel::error::DomainError as _;
use crate::kernel::id::AssistanceId;
use crate::kernel::language::words;
use crate::realtime::Realtime;
use crate::realtime::command::Command;
use crate::realtime::outbox::Outbox;

/// One client on one channel.
pub(super) struct Conversation {
    pub(super) realtime: Arc<Realtime>,
    pub(super) opening: Opening,
    pub(super) outbox: Arc<Outbox>,
    skew: Skew,
    joined: bool,
}

impl Conversation {
    pub(super) fn new(realtime: Arc<Realtime>, opening: Opening, outbox: Arc<Outbox>) -> Self {
        Self { realtime, opening, outbox, skew: Skew::default(), joined: false }
    }

    /// The room said where the channel stands: the client is welcomed, told what it missed, and where the others are.
    pub(super) fn begin(&mut self, last: i64) {
        self.joined = true;
        self.outbox.begin(self.opening.since, last, self.realtime.codec.welcome(last));
        self.tell_positions();
    }

    /// A text frame.
    pub(super) async fn hear(&mut self, text: &str) {
        match self.realtime.codec.parse(text, self.opening.language) {
            Ok(command) => self.execute(command).await,
            Err(malformed) => self.outbox.answer(self.realtime.codec.error(malformed.code, &malformed.message)),
        }
    }

    /// Says no, in the words that the language has for a socket's `code`.
    pub(super) fn refuse(&self, code: &str) {
        let words = words(self.opening.language, &format!("socket-{}", code.replace('_', "-")), &[]);
        self.outbox.answer(self.realtime.codec.error(code, &words.unwrap_or_default()));
    }

    async fn execute(&mut self, command: Command) {
        if self.opening.read_only && !matches!(command, Command::Resume { .. }) {
            return self.refuse("read_only");
        }
        let (dispatch, account) = (&self.realtime.dispatch, self.opening.identity.account);
        match command {
            Command::Location { at, accuracy, speed, heading, when } => {
                let now = dispatch.work.clock().now();
                let seen = when.map_or(now, |when| self.skew.corrected(when, now));
                dispatch.live.report(&Report { account, at, seen, accuracy, speed, heading });
            }
            Command::Chat { message, client_ref } => {
                let Some(assistance) = self.assistance() else { return self.refuse("wrong_channel") };
                let command = chat::Command { assistance, sender: account, body: message, client_ref, key: None };
                // boxed: every idle socket would keep room for what a chat needs for a moment
                let said = Box::pin(chat::send(dispatch, command)).await;
                self.answer(said.map(drop));
            }
            Command::Read { up_to } => {
                let Some(assistance) = self.assistance() else { return self.refuse("wrong_channel") };
                let read = Box::pin(chat::read(dispatch, account, assistance, up_to)).await;
                self.answer(read);
            }
            Command::Resume { since } if !self.joined => self.opening.since = Some(since),
            Command::Resume { since } => {
                self.outbox.rewind(since);
                self.tell_positions();
            }
        }
    }

    /// The assistance that this channel belongs to, if it does.
    fn assistance(&self) -> Option<AssistanceId> {
        let channel = self.opening.channel;
        (channel.kind == ChannelKind::Assistance).then(|| AssistanceId::new(channel.id))
    }

    /// Puts the last known position of the others behind everything that waits.
    fn tell_positions(&self) {
        if self.opening.channel.kind != ChannelKind::Assistance {
            return;
        }
        for other in &self.opening.others {
            if let Some((at, seen)) = self.realtime.dispatch.live.position(*other) {
                self.outbox.put_position(*other, self.realtime.codec.position(&Report::new(*other, at, seen)));
            }
        }
    }

    fn answer(&self, outcome: Result<(), crate::dispatch::Error>) {
        let Err(error) = outcome else { return };
        if let Some(fault) = error.fault() {
            tracing::warn!(%fault, "a socket's command failed");
        }
        let said = words(self.opening.language, &format!("error-{}", error.code().replace('_', "-")), &[]);
        self.outbox.answer(self.realtime.codec.error(error.code(), &said.unwrap_or_else(|| error.to_string())));
    }
}
