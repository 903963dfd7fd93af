//! An assistant declines an offer; when nobody is left to answer, the next wave follows at once.

use super::store;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId};

/// Declines; declining twice is fine.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NoOffer`], [`Error::OfferEnded`] when it was accepted or ended otherwise.
pub async fn decline(dispatch: &Dispatch, assistant: AssistantId, id: AssistanceId) -> Result<(), Error> {
    let timers = dispatch.timers.clone();
    dispatch
        .work
        .write(move |tx| {
            let now = tx.now();
            assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            store::lock(tx.conn(), id)?;
            let offer = store::find(tx.conn(), id, assistant)?.ok_or(Error::NoOffer)?;
            if !store::end(tx.conn(), offer.id, "declined", None, now)? {
                return if offer.status == "declined" { Ok(()) } else { Err(Error::OfferEnded) };
            }
            store::hurry(tx.conn(), id, now)?;
            Ok(())
        })
        .await?;
    timers.wake();
    Ok(())
}
