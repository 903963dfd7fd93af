//! The task that sends a notice.

use std::sync::Arc;

use super::channels::{self, SendError};
use super::{Channel, store};
use crate::config::{EmailChannel, Mode, NotificationSettings, SmsChannel};
use crate::kernel::error::Fault;
use crate::kernel::id::NoticeId;
use crate::outbound::Outbound;
use crate::tasks::{Handler, HandlerFuture};
use crate::tx::Work;

/// Kind of the task; payload `{"notice_id": N}`.
pub const KIND: &str = "notify";

/// Sends notices; register it with the task worker under [`KIND`].
#[derive(Clone)]
pub struct Sender {
    inner: Arc<Inner>,
}

struct Inner {
    work: Work,
    mode: Mode,
    email: Box<dyn channels::Send>,
    sms: Box<dyn channels::Send>,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").field("mode", &self.inner.mode).finish_non_exhaustive()
    }
}

impl Sender {
    /// Builds the channels that the settings name. In development notices stay readable after they have left, in
    /// production they are scrubbed.
    ///
    /// # Errors
    /// An address in the settings that cannot be used.
    pub fn new(work: Work, settings: &NotificationSettings, mode: Mode, outbound: Outbound) -> Result<Self, Fault> {
        let console = |channel| Box::new(channels::Console { channel, mode });
        let email: Box<dyn channels::Send> = match settings.email {
            EmailChannel::Console => console(Channel::Email),
            EmailChannel::Smtp => Box::new(channels::Smtp::new(settings)?),
        };
        let sms: Box<dyn channels::Send> = match settings.sms {
            SmsChannel::Console => console(Channel::Sms),
            SmsChannel::Twilio => Box::new(channels::Twilio::new(settings, outbound)),
        };
        Ok(Self { inner: Arc::new(Inner { work, mode, email, sms }) })
    }
}

impl Inner {
    async fn deliver(&self, id: NoticeId) -> Result<(), SendError> {
        // a notice that has left already is done: the task may run twice
        let Some(notice) = self.work.read(move |conn| store::unsent(conn, id)).await? else { return Ok(()) };
        let channel = match notice.channel {
            Channel::Email => &self.email,
            Channel::Sms => &self.sms,
        };
        channel.send(&notice.destination, &notice.body).await?;
        let scrub = self.mode == Mode::Production;
        self.work
            .write(move |tx| {
                let now = tx.now();
                store::mark_sent(tx.conn(), id, scrub, now)
            })
            .await?;
        Ok(())
    }
}

impl Handler for Sender {
    fn run(&self, payload: serde_json::Value) -> HandlerFuture {
        let inner = Arc::clone(&self.inner);
        Box::pin(async move {
            let id = payload.get("notice_id").and_then(serde_json::Value::as_i64).ok_or("no notice_id")?;
            inner.deliver(NoticeId::new(id)).await.map_err(|error| error.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::journal::Journal;
    use crate::kernel::time::SystemClock;
    use crate::notifications::{Notice, enqueue, outbox};
    use crate::storage::Db;
    use crate::tasks::Wakeup;

    async fn outbox_after_sending(mode: Mode) -> Vec<crate::notifications::Sent> {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap();
        settings.database.url = format!("sqlite://{}", folder.path().join("n.db").display());
        let db = Db::open(&settings.database).unwrap();
        let work = Work::new(db, Arc::new(SystemClock), Journal::default(), Wakeup::default());
        let sender = Sender::new(work.clone(), &settings.notifications, mode, Outbound::new(mode, &[])).unwrap();
        let id = work
            .write(|tx| {
                let code = Some("12345".to_owned());
                let destination = "amel@example.com".to_owned();
                let notice = Notice {
                    channel: Channel::Email,
                    destination,
                    kind: "email",
                    code,
                    body: "Code\n12345".to_owned(),
                };
                enqueue(tx, &notice)
            })
            .await
            .unwrap();
        for _twice in 0..2 {
            let sent = sender.run(serde_json::json!({ "notice_id": id }));
            tokio::time::timeout(Duration::from_secs(5), sent).await.unwrap().unwrap();
        }
        work.read(|conn| outbox(conn, "amel@example.com")).await.unwrap()
    }

    #[tokio::test]
    async fn development_keeps_what_was_sent() {
        let sent = outbox_after_sending(Mode::Development).await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].code.as_deref(), Some("12345"));
    }

    #[tokio::test]
    async fn production_scrubs_it() {
        let sent = outbox_after_sending(Mode::Production).await;
        assert_eq!((sent[0].code.as_deref(), sent[0].text.as_deref()), (None, None));
    }
}
