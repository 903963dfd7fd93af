//! The assistant at work: under way, done.

use super::events::{PriceSet, StatusChanged};
use super::model::{Assistance, View};
use super::state::Status;
use super::{store, view};
use crate::dispatch::pricing;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::money::Money;
use crate::tx::Tx;

/// accepted → ongoing, by the assistant who has it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`], [`Error::WrongState`].
pub async fn start(dispatch: &Dispatch, assistant: AssistantId, id: AssistanceId) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = own(tx, assistant, id)?;
            check(&found, Status::Ongoing)?;
            let now = tx.now();
            if !store::start(tx.conn(), id, now)? {
                return Err(Error::WrongState);
            }
            tx.emit(StatusChanged::to(Status::Ongoing, found.client, found.assistant).event(id));
            view::load(tx.conn(), id)
        })
        .await
}

/// ongoing → completed, by the assistant who has it. `price` sets the price of a repair with the same stroke; where
/// `price_needed`, a repair without one is refused.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`], [`Error::WrongState`], [`Error::PriceRequired`],
/// [`Error::PriceFixed`].
pub async fn complete(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    price: Option<Money>,
    price_needed: bool,
) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = own(tx, assistant, id)?;
            let by_assistant = pricing::is_set_by_assistant(found.need);
            if price_needed && by_assistant && price.is_none() && found.price.is_none() {
                return Err(Error::PriceRequired);
            }
            check(&found, Status::Completed)?;
            let now = tx.now();
            match price {
                Some(price) if by_assistant => {
                    store::set_price(tx.conn(), id, price.minor, now)?;
                    tx.emit(PriceSet { price_minor: price.minor }.event(id));
                }
                // the apps send the quoted price back: nothing changes by that
                Some(price) if found.price.is_some_and(|locked| locked != price) => return Err(Error::PriceFixed),
                Some(_) | None => {}
            }
            if !store::complete(tx.conn(), id, now)? {
                return Err(Error::WrongState);
            }
            tx.emit(StatusChanged::to(Status::Completed, found.client, found.assistant).event(id));
            view::load(tx.conn(), id)
        })
        .await
}

/// The assistance, if this assistant has it.
pub(super) fn own(tx: &mut Tx<'_>, assistant: AssistantId, id: AssistanceId) -> Result<Assistance, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.assistant == Some(assistant) { Ok(found) } else { Err(Error::NotYours) }
}

fn check(found: &Assistance, next: Status) -> Result<(), Error> {
    if found.status.is_final() {
        Err(Error::Final)
    } else if found.status.may_become(next) {
        Ok(())
    } else {
        Err(Error::WrongState)
    }
}
