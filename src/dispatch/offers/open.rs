//! The offers that await an assistant's answer: what a channel's reader knows who has missed nothing.

use std::collections::HashMap;

use super::store;
use crate::accounts;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::channel::OfferTold;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// An assistant's open offers, newest first: each as it is told on the assistant's channel.
///
/// # Errors
/// The database's fault.
pub async fn open(dispatch: &Dispatch, assistant: AssistantId) -> Result<Vec<OfferTold>, Error> {
    let now = dispatch.work.clock().now();
    Ok(dispatch.work.read(move |conn| open_of(conn, assistant, now)).await?)
}

/// The same inside a reading that looks at more. An offer whose time is over at `now` is left out, whether its search
/// has been ended yet or not: it could not be accepted.
pub(in crate::dispatch) fn open_of(
    conn: &mut Conn,
    assistant: AssistantId,
    now: Timestamp,
) -> Result<Vec<OfferTold>, Fault> {
    let offers = store::open_of_assistant(conn, assistant, now)?;
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = offers.iter().map(|(assistance, _)| assistance.get()).collect();
    let found: HashMap<_, _> =
        assistances::find_all(conn, &ids)?.into_iter().map(|assistance| (assistance.id, assistance)).collect();
    let people: Vec<AccountId> = found.values().map(|assistance| assistance.client.into()).collect();
    let cards = accounts::cards(conn, &people)?;
    Ok(offers
        .into_iter()
        .filter_map(|(id, offer)| {
            let assistance = found.get(&id)?.clone();
            let client = cards.get(&assistance.client.into())?.clone();
            Some(OfferTold::new(&offer, assistance, client))
        })
        .collect())
}
