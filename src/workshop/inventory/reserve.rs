//! An order holds parts.

use super::access;
use super::events::Moved;
use super::model::{OrderPart, Wanted};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Holds all of these for an order, or none of them; returns what the order has.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::WrongStage`]: the work is over, [`Error::OutOfStock`],
/// [`Error::KeyReused`].
pub async fn reserve(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    wanted: Vec<Wanted>,
    key: Option<RequestKey>,
) -> Result<Vec<OrderPart>, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| Ok((order.get(), reserve_in(tx, order, &wanted)?));
            tx.once(key.as_ref(), first, |tx, id| Ok(store::of_order(tx.conn(), id.into())?))
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn reserve_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    wanted: &[Wanted],
) -> Result<Vec<OrderPart>, Error> {
    if desk::take(tx, order)?.is_over {
        return Err(Error::WrongStage);
    }
    let now = tx.now();
    for one in in_order(wanted) {
        let part = store::take(tx.conn(), one.part, now)?.ok_or(Error::NotFound("part"))?;
        store::put(tx.conn(), one.part, part.stock.reserve(one.quantity)?)?;
        store::shift(tx.conn(), (order, one.part), (one.quantity.pieces(), 0), now)?;
        tx.emit(Moved::reserved(order, &one));
    }
    Ok(store::of_order(tx.conn(), order)?)
}

/// In the order of their ids: two transactions that take the same parts must take them in one order.
pub(super) fn in_order(wanted: &[Wanted]) -> Vec<Wanted> {
    let mut wanted = wanted.to_vec();
    wanted.sort_by_key(|one| one.part);
    wanted
}
