//! The assistant at work: under way, done.

use super::events::{PriceSet, StatusChanged};
use super::model::{Assistance, View};
use super::state::Status;
use super::{hand_over, store, view};
use crate::dispatch::Error;
use crate::dispatch::pricing;
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// accepted → ongoing, by the assistant who has it; begun at `at`, between the acceptance and now.
pub(super) fn start(
    tx: &mut Tx<'_>,
    assistant: AssistantId,
    id: AssistanceId,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    let found = own(tx, assistant, id)?;
    check(&found, Status::Ongoing)?;
    let now = tx.now();
    if !store::start(tx.conn(), id, found.not_before_last_step(at, now), now)? {
        return Err(Error::WrongState);
    }
    tx.emit(StatusChanged::to(Status::Ongoing, found.client, found.assistant).event(id));
    view::load(tx.conn(), id)
}

/// ongoing → completed, by the assistant who has it; ended at `at`, between the beginning and now. `price` sets the price
/// of a repair with the same stroke; where `price_needed`, a repair without one is refused.
pub(super) fn complete(
    tx: &mut Tx<'_>,
    assistant: AssistantId,
    id: AssistanceId,
    (price, price_needed): (Option<Money>, bool),
    at: Option<Timestamp>,
) -> Result<View, Error> {
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
    if !store::complete(tx.conn(), id, found.not_before_last_step(at, now), now)? {
        return Err(Error::WrongState);
    }
    tx.emit(StatusChanged::to(Status::Completed, found.client, found.assistant).event(id));
    hand_over::enqueue(tx, &found);
    view::load(tx.conn(), id)
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
