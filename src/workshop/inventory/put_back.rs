//! Parts that an order had used up come back onto the shelf.

use super::access;
use super::events::Moved;
use super::model::{OrderPart, Reason, Wanted};
use super::reserve::in_order;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Puts back pieces that the order used up, all or none; returns what the order has.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::OutOfStock`]: the order did not use so many,
/// [`Error::Invalid`], [`Error::KeyReused`].
pub async fn put_back(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    returned: Vec<Wanted>,
    key: Option<RequestKey>,
) -> Result<Vec<OrderPart>, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                desk::take_even_deleted(tx, order)?;
                let now = tx.now();
                for one in in_order(&returned) {
                    let part = store::take(tx.conn(), one.part, now)?.ok_or(Error::NotFound("part"))?;
                    let pieces = one.quantity.pieces();
                    store::shift(tx.conn(), (order, one.part), (0, -pieces), now)?;
                    store::put(tx.conn(), one.part, part.stock.receive(one.quantity)?)?;
                    let by = (Some(order), Some(who.account));
                    store::record_move(tx.conn(), one.part, (pieces, Reason::Returned), by, now)?;
                    tx.emit(Moved::returned(order, &one));
                }
                Ok((order.get(), store::of_order(tx.conn(), order)?))
            };
            tx.once(key.as_ref(), first, |tx, id| Ok(store::of_order(tx.conn(), id.into())?))
        })
        .await
}
