//! An order holds parts no longer.

use super::access;
use super::events::Moved;
use super::model::{OrderPart, Wanted};
use super::reserve::in_order;
use super::store;
use super::use_up::held;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Frees these pieces that the order holds, all or none, or everything it holds (`None`); returns what the order has.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::OutOfStock`]: the order does not hold so many,
/// [`Error::KeyReused`].
pub async fn release(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    given_up: Option<Vec<Wanted>>,
    key: Option<RequestKey>,
) -> Result<Vec<OrderPart>, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                let left = match &given_up {
                    Some(given_up) => release_in(tx, order, given_up)?,
                    None => release_all(tx, order)?,
                };
                Ok((order.get(), left))
            };
            tx.once(key.as_ref(), first, |tx, id| Ok(store::of_order(tx.conn(), id.into())?))
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn release_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    given_up: &[Wanted],
) -> Result<Vec<OrderPart>, Error> {
    desk::take_even_deleted(tx, order)?;
    let now = tx.now();
    for one in in_order(given_up) {
        let part = store::take(tx.conn(), one.part, now)?.ok_or(Error::NotFound("part"))?;
        store::shift(tx.conn(), (order, one.part), (-one.quantity.pieces(), 0), now)?;
        store::put(tx.conn(), one.part, part.stock.release(one.quantity)?)?;
        tx.emit(Moved::released(order, &one));
    }
    Ok(store::of_order(tx.conn(), order)?)
}

/// Frees everything that the order holds: it was called off, or its work is done without.
pub(in crate::workshop) fn release_all(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<Vec<OrderPart>, Error> {
    desk::take_even_deleted(tx, order)?;
    let held = held(tx, order)?;
    release_in(tx, order, &held)
}
