//! An order holds what there is, when what it needs was approved: a shortage is told, and stands in nobody's way.

use super::events::Moved;
use super::model::{Quantity, Wanted};
use super::reserve::in_order;
use super::store;
use crate::kernel::id::{PartId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::Error;

/// Holds as much of these as there is for an order that is in hand; returns which pieces are missing. Of a part that was
/// removed there is nothing.
pub(in crate::workshop) fn hold_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    wanted: &[Wanted],
) -> Result<Vec<(PartId, i64)>, Error> {
    let now = tx.now();
    let mut missing = Vec::new();
    for one in in_order(wanted) {
        let pieces = one.quantity.pieces();
        let part = store::take(tx.conn(), one.part, now)?;
        let there = part.and_then(|part| Some((part.stock, Quantity::new(part.stock.free().min(pieces))?)));
        let Some((stock, quantity)) = there else {
            missing.push((one.part, pieces));
            continue;
        };
        store::put(tx.conn(), one.part, stock.reserve(quantity)?)?;
        store::shift(tx.conn(), (order, one.part), (quantity.pieces(), 0), now)?;
        tx.emit(Moved::reserved(order, &Wanted { part: one.part, quantity }));
        if quantity < one.quantity {
            missing.push((one.part, pieces - quantity.pieces()));
        }
    }
    Ok(missing)
}
