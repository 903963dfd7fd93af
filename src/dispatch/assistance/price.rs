//! The assistant sets the price of a repair.

use super::events::PriceSet;
use super::model::View;
use super::progress::own;
use super::{store, view};
use crate::dispatch::pricing;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;

/// Sets the price of a repair before its end.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::PriceFixed`] for a towing, [`Error::Final`], [`Error::KeyReused`].
pub async fn set_price(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    price: Money,
    key: Option<RequestKey>,
) -> Result<View, Error> {
    dispatch.work.write(move |tx| view::changed_once(tx, key.as_ref(), id, |tx| set(tx, assistant, id, price))).await
}

fn set(tx: &mut Tx<'_>, assistant: AssistantId, id: AssistanceId, price: Money) -> Result<View, Error> {
    let found = own(tx, assistant, id)?;
    if !pricing::is_set_by_assistant(found.need) {
        return Err(Error::PriceFixed);
    }
    let now = tx.now();
    if !store::set_price(tx.conn(), id, price.minor, now)? {
        return Err(Error::Final);
    }
    tx.emit(PriceSet { price_minor: price.minor }.event(id));
    view::load(tx.conn(), id)
}
