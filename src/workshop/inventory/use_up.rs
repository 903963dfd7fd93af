//! Parts that an order holds are built in.

use super::access;
use super::events::Moved;
use super::model::{OrderPart, Quantity, Reason, Wanted};
use super::reserve::in_order;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Takes these pieces that the order holds from the shelf, all or none, or everything it holds (`None`); returns what the
/// order has.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::OutOfStock`]: the order does not hold so many,
/// [`Error::KeyReused`].
pub async fn use_up(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    used: Option<Vec<Wanted>>,
    key: Option<RequestKey>,
) -> Result<Vec<OrderPart>, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let by = Some(who.account);
            let first = |tx: &mut Tx<'_>| {
                let left = match &used {
                    Some(used) => use_up_in(tx, order, used, by)?,
                    None => use_all(tx, order, by)?,
                };
                Ok((order.get(), left))
            };
            tx.once(key.as_ref(), first, |tx, id| Ok(store::of_order(tx.conn(), id.into())?))
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn use_up_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    used: &[Wanted],
    by: Option<AccountId>,
) -> Result<Vec<OrderPart>, Error> {
    desk::take(tx, order)?;
    let now = tx.now();
    for one in in_order(used) {
        let part = store::take(tx.conn(), one.part, now)?.ok_or(Error::NotFound("part"))?;
        let pieces = one.quantity.pieces();
        store::shift(tx.conn(), (order, one.part), (-pieces, pieces), now)?;
        store::put(tx.conn(), one.part, part.stock.use_up(one.quantity)?)?;
        store::record_move(tx.conn(), one.part, (-pieces, Reason::Used), (Some(order), by), now)?;
        tx.emit(Moved::used(order, &one));
    }
    Ok(store::of_order(tx.conn(), order)?)
}

/// Everything that the order holds is built in: its work is done.
pub(in crate::workshop) fn use_all(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    by: Option<AccountId>,
) -> Result<Vec<OrderPart>, Error> {
    desk::take(tx, order)?;
    let held = held(tx, order)?;
    use_up_in(tx, order, &held, by)
}

/// What the order holds.
pub(super) fn held(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<Vec<Wanted>, Error> {
    let parts = store::of_order(tx.conn(), order)?;
    let held = parts.into_iter().filter_map(|one| Quantity::new(one.held).map(|held| (one.part, held)));
    Ok(held.map(|(part, quantity)| Wanted { part, quantity }).collect())
}
