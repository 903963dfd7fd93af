//! A link is sent to the customer.

use std::time::Duration;

use super::{Link, store};
use crate::accounts::{self, Identity, Reach};
use crate::kernel::error::Fault;
use crate::kernel::id::WorkOrderId;
use crate::kernel::language::words;
use crate::kernel::request_key::RequestKey;
use crate::kernel::secret::{digest, random_token};
use crate::kernel::time::Timestamp;
use crate::notifications::{self, Channel, Notice};
use crate::tx::Tx;
use crate::workshop::estimates::events::LinkSent;
use crate::workshop::estimates::model::LineState;
use crate::workshop::estimates::{access, store as lines};
use crate::workshop::{Error, Workshop, desk};

/// What the notice is about, in the outbox.
const KIND: &str = "approval";

/// Sends the customer of an order a link by e-mail or SMS, whichever they have, with a word of the garage; by a mechanic
/// who has or had the order, or the counter. Links that were sent before stay good.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`], [`Error::WrongStage`]: the work is over;
/// [`Error::NothingOpen`], [`Error::Unreachable`], [`Error::KeyReused`].
pub async fn send_link(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    note: Option<String>,
    key: Option<RequestKey>,
) -> Result<Link, Error> {
    // the same when the job runs again
    send_link_with(workshop, (who, order), note, key, random_token()).await
}

/// The path of the page that a token opens.
pub(in crate::workshop) fn approval_path(token: &str) -> String {
    format!("/approve/{token}")
}

/// The same with a token of the caller's, who shows it to somebody: only for a garage in which everything is made up.
pub(in crate::workshop) async fn send_link_with(
    workshop: &Workshop,
    (who, order): (Identity, WorkOrderId),
    note: Option<String>,
    key: Option<RequestKey>,
    token: String,
) -> Result<Link, Error> {
    let life = Duration::from_secs(workshop.settings.approval_days.saturating_mul(86_400));
    let (address, zone) = (format!("{}{}", workshop.public_url, approval_path(&token)), workshop.zone);
    workshop
        .work
        .write(move |tx| {
            access::inside(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                let found = desk::take(tx, order)?;
                access::may_write(tx.conn(), who, &found)?;
                if found.is_over {
                    return Err(Error::WrongStage);
                }
                if !lines::lines(tx.conn(), order)?.iter().any(|line| line.state == LineState::Open) {
                    return Err(Error::NothingOpen);
                }
                let to = accounts::reach(tx.conn(), found.customer.into())?.ok_or(Error::Unreachable)?;
                let now = tx.now();
                let link = Link {
                    id: super::LinkId(0),
                    order,
                    by: Some(who.account),
                    channel: Some(to.channel),
                    note: note.clone(),
                    expires_at: now + life,
                    revoked_at: None,
                    created_at: now,
                };
                let id = store::insert(tx.conn(), &link, &digest(&token))?;
                let title = store::title(tx.conn(), order)?;
                notifications::enqueue(tx, &notice(&to, &title, &address, (link.expires_at, zone))?)?;
                tx.emit(LinkSent::event(order, id.0, to.channel.word()));
                Ok((id.0, Link { id, ..link }))
            };
            tx.once(key.as_ref(), first, |tx, id| store::find(tx.conn(), super::LinkId(id))?.ok_or(Error::LinkUnknown))
        })
        .await
}

fn notice(to: &Reach, title: &str, address: &str, (until, zone): (Timestamp, chrono_tz::Tz)) -> Result<Notice, Fault> {
    let day = until.utc().with_timezone(&zone).format("%Y-%m-%d").to_string();
    let text = |id: &str| {
        words(to.language, id, &[("link", address), ("day", &day), ("title", title)])
            .ok_or_else(|| Fault::internal(format!("no words for {id}")))
    };
    let body = match to.channel {
        Channel::Sms => text("notice-approval-sms")?,
        Channel::Email => format!("{}\n{}", text("notice-approval-subject")?, text("notice-approval")?),
    };
    Ok(Notice { channel: to.channel, destination: to.destination.clone(), kind: KIND, code: None, body })
}
