//! Calling an assistance off.

use super::events::StatusChanged;
use super::model::{Assistance, View};
use super::state::{CanceledBy, Status};
use super::{store, view};
use crate::dispatch::offers;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId, ClientId};
use crate::tx::Tx;

/// The client calls it off, at any time before its end.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`].
pub async fn cancel_by_client(
    dispatch: &Dispatch,
    client: ClientId,
    id: AssistanceId,
    reason: Option<String>,
) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            if found.client != client {
                return Err(Error::NotYours);
            }
            cancel(tx, &found, CanceledBy::Client, reason.as_deref())
        })
        .await
}

/// The assistant who has it gives it up; the client is told why and may ask again.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`].
pub async fn cancel_by_assistant(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    reason: Option<String>,
) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            if found.assistant != Some(assistant) {
                return Err(Error::NotYours);
            }
            cancel(tx, &found, CanceledBy::Assistant, reason.as_deref())
        })
        .await
}

/// Calls off in any state but the final ones. Loses against an acceptance that commits first, and then calls that off.
pub(in crate::dispatch) fn cancel(
    tx: &mut Tx<'_>,
    found: &Assistance,
    by: CanceledBy,
    reason: Option<&str>,
) -> Result<View, Error> {
    if found.status.is_final() {
        return Err(Error::Final);
    }
    let now = tx.now();
    if !store::cancel(tx.conn(), found.id, found.status, by, reason, now)? {
        // its status changed between our look and our update: look again
        let fresh = store::find(tx.conn(), found.id)?.ok_or(Error::NotFound)?;
        if fresh.status == found.status {
            return Err(Error::WrongState);
        }
        return cancel(tx, &fresh, by, reason);
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
