//! An assistant accepts: of many at once exactly one wins.

use super::end::{EndReason, close};
use super::store;
use crate::accounts;
use crate::dispatch::assistance::events::StatusChanged;
use crate::dispatch::assistance::{Assistance, Status, View, store as assistances};
use crate::dispatch::{Dispatch, Error, assistance};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::request_key::RequestKey;
use crate::kernel::time::{Timestamp, end_of_day};
use crate::tx::Tx;

/// Gives the assistance to this assistant, if it is still open and nobody else was first. The winner's repeated request
/// with the same key gets the same answer.
///
/// # Errors
/// [`Error::NotFound`]; not allowed: [`Error::AssistantInactive`], [`Error::LicenseExpired`], [`Error::NotCapable`];
/// state: [`Error::Taken`], [`Error::AssistantBusy`]; [`Error::KeyReused`].
pub async fn accept(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    key: Option<RequestKey>,
) -> Result<View, Error> {
    let zone = dispatch.zone;
    let timers = dispatch.timers.clone();
    let view = dispatch
        .work
        .write(move |tx| assistance::changed_once(tx, key.as_ref(), id, |tx| win(tx, assistant, id, zone)))
        .await?;
    timers.wake();
    Ok(view)
}

fn win(tx: &mut Tx<'_>, assistant: AssistantId, id: AssistanceId, zone: chrono_tz::Tz) -> Result<View, Error> {
    let now = tx.now();
    let found = assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let who = accounts::assistant(tx.conn(), assistant)?.ok_or(Error::NotCapable)?;
    may_help(&found, &who, zone, now)?;
    if found.status != Status::Requested || found.search_until <= now {
        return Err(Error::Taken);
    }
    if !who.is_active {
        return Err(Error::AssistantInactive);
    }
    store::lock_of_either(tx.conn(), id, assistant)?;
    match tx.attempt(|conn| assistances::accept(conn, id, assistant, now))? {
        Ok(1) => {}
        Ok(_) => return Err(Error::Taken),
        Err(_busy) => return Err(Error::AssistantBusy),
    }
    end_offers(tx, id, assistant)?;
    tx.emit(StatusChanged::to(Status::Accepted, found.client, Some(assistant)).event(id));
    assistance::load(tx.conn(), id)
}

/// Whether an assistant's service and licence are those that an assistance needs.
pub(super) fn may_help(
    wanted: &Assistance,
    who: &accounts::Assistant,
    zone: chrono_tz::Tz,
    now: Timestamp,
) -> Result<(), Error> {
    if !wanted.need.met_by(who.service, who.license) {
        return Err(Error::NotCapable);
    }
    if end_of_day(who.license_expiry, zone) <= now {
        return Err(Error::LicenseExpired);
    }
    Ok(())
}

/// An assistant has an assistance: nobody else is asked about it, and they are asked about nothing else.
pub(super) fn end_offers(tx: &mut Tx<'_>, id: AssistanceId, assistant: AssistantId) -> Result<(), Error> {
    let now = tx.now();
    let open = store::open_of_either(tx.conn(), id, assistant)?;
    let (mine, others): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|offer| offer.assistance == id && offer.assistant == assistant);
    for offer in mine {
        store::end(tx.conn(), offer.id, "accepted", None, now)?;
    }
    close(tx, &others, |offer| if offer.assistance == id { EndReason::Taken } else { EndReason::Busy })?;
    for offer in others.iter().filter(|offer| offer.assistance != id) {
        store::hurry(tx.conn(), offer.assistance, now)?;
    }
    Ok(())
}
