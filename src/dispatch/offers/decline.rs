//! An assistant declines an offer; when nobody is left to answer, the next wave follows at once.

use super::store;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;

/// Declines; declining twice is fine.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NoOffer`], [`Error::OfferEnded`] when it was accepted or ended otherwise,
/// [`Error::KeyReused`].
pub async fn decline(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    key: Option<RequestKey>,
) -> Result<(), Error> {
    let timers = dispatch.timers.clone();
    dispatch
        .work
        .write(move |tx| {
            let first = |tx: &mut Tx<'_>| say_no(tx, assistant, id).map(|()| (id.get(), ()));
            tx.once(key.as_ref(), first, |_, _| Ok(()))
        })
        .await?;
    timers.wake();
    Ok(())
}

fn say_no(tx: &mut Tx<'_>, assistant: AssistantId, id: AssistanceId) -> Result<(), Error> {
    let now = tx.now();
    assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    store::lock(tx.conn(), id)?;
    let offer = store::find(tx.conn(), id, assistant)?.ok_or(Error::NoOffer)?;
    if !store::end(tx.conn(), offer.id, "declined", None, now)? {
        return if offer.status == "declined" { Ok(()) } else { Err(Error::OfferEnded) };
    }
    store::hurry(tx.conn(), id, now)?;
    Ok(())
}
