//! Calling an assistance off.

use serde_json::json;

use super::events::StatusChanged;
use super::model::{Assistance, View};
use super::state::{CanceledBy, Status};
use super::{store, view};
use crate::audit::{self, Line};
use crate::dispatch::{Error, offers};
use crate::kernel::id::{AssistanceId, AssistantId, ClientId};
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// The client calls it off, at any time before its end.
pub(super) fn by_client(
    tx: &mut Tx<'_>,
    client: ClientId,
    id: AssistanceId,
    reason: Option<&str>,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.client != client {
        return Err(Error::NotYours);
    }
    cancel(tx, &found, CanceledBy::Client, reason, at)
}

/// The assistant who has it gives it up; the client is told why and may ask again.
pub(super) fn by_assistant(
    tx: &mut Tx<'_>,
    assistant: AssistantId,
    id: AssistanceId,
    reason: Option<&str>,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.assistant != Some(assistant) {
        return Err(Error::NotYours);
    }
    cancel(tx, &found, CanceledBy::Assistant, reason, at)
}

/// A dispatcher calls it off, at any time before its end; the parties are told why.
pub(super) fn by_dispatcher(tx: &mut Tx<'_>, id: AssistanceId, reason: &str) -> Result<View, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let view = cancel(tx, &found, CanceledBy::Admin, Some(reason), None)?;
    audit::record(tx, &Line::about("assistance.canceled", id).with(json!({ "reason": reason })))?;
    Ok(view)
}

/// Calls off in any state but the final ones; ended at `at`, between the last step and now. Loses against an acceptance that commits first, and then calls that off.
fn cancel(
    tx: &mut Tx<'_>,
    found: &Assistance,
    by: CanceledBy,
    reason: Option<&str>,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    if found.status.is_final() {
        return Err(Error::Final);
    }
    let now = tx.now();
    if !store::cancel(tx.conn(), found.id, found.status, (by, reason), found.not_before_last_step(at, now), now)? {
        // its status changed between our look and our update: look again
        let fresh = store::find(tx.conn(), found.id)?.ok_or(Error::NotFound)?;
        if fresh.status == found.status {
            return Err(Error::WrongState);
        }
        return cancel(tx, &fresh, by, reason, at);
    }
    if found.status == Status::Requested {
        offers::close_all(tx, found.id, offers::EndReason::Canceled)?;
    }
    let fact = StatusChanged {
        cancel_reason: reason.map(str::to_owned),
        canceled_by: Some(by.word().to_owned()),
        ..StatusChanged::to(Status::Canceled, found.client, found.assistant)
    };
    tx.emit(fact.event(found.id));
    view::load(tx.conn(), found.id)
}
