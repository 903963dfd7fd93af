//! What the counter reads: rows of work orders, changed elsewhere.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Order;
use crate::kernel::error::Fault;
use crate::kernel::id::{CustomerId, WorkOrderId};
use crate::storage::Conn;
use crate::storage::schema::work_orders::dsl as t;
use crate::workshop::orders::Stage;

pub(super) fn find(conn: &mut Conn, id: WorkOrderId) -> Result<Option<Order>, Fault> {
    let row: Option<(i64, String, Option<NaiveDateTime>)> =
        t::work_orders.find(id.get()).select((t::customer_id, t::stage, t::deleted_at)).first(conn).optional()?;
    let Some((customer, stage, deleted_at)) = row else { return Ok(None) };
    let stage = Stage::from_word(&stage).ok_or_else(|| Fault::internal(format!("work order {id} is in no stage")))?;
    Ok(Some(Order {
        id,
        customer: CustomerId::new(customer),
        is_over: stage.is_over(),
        is_cancelled: stage == Stage::Cancelled,
        is_deleted: deleted_at.is_some(),
    }))
}
