//! The queries on the lines of work orders.

use diesel::prelude::*;

use super::NewLine;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, PartId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::order_lines::dsl as t;

pub(super) fn insert_approved(
    conn: &mut Conn,
    order: WorkOrderId,
    line: &NewLine,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::insert_into(t::order_lines)
        .values((
            t::order_id.eq(order.get()),
            t::kind.eq(line.kind.word()),
            t::description.eq(&line.description),
            t::part_id.eq(line.part.map(PartId::get)),
            t::quantity_milli.eq(line.quantity_milli),
            t::unit_minor.eq(line.unit_minor),
            t::round.eq(1),
            t::decision.eq("approved"),
            t::decided_at.eq(now.naive()),
            t::decided_by.eq(by.map(AccountId::get)),
            t::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}
