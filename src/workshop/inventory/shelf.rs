//! What other folders of the workshop read of the stock.

use super::model::OrderPart;
use super::store;
use crate::kernel::error::Fault;
use crate::kernel::id::{PartId, WorkOrderId};
use crate::storage::Conn;

/// What an order has of parts, in the order of their ids.
pub(in crate::workshop) fn has(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<OrderPart>, Fault> {
    store::of_order(conn, order)
}

/// What a part is called, removed or not, and how many pieces of it lie there for nobody.
pub(in crate::workshop) fn free(conn: &mut Conn, part: PartId) -> Result<Option<(String, i64)>, Fault> {
    store::name_and_free(conn, part)
}
