//! What the counter reads: rows of work orders, mechanics and assignments, changed elsewhere.

use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::Order;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CustomerId, WorkOrderId};
use crate::storage::Conn;
use crate::storage::schema::assignments::dsl as a;
use crate::storage::schema::mechanics::dsl as m;
use crate::storage::schema::work_orders::dsl as t;

/// Stages in which nothing is done to a thing any more.
const OVER: [&str; 4] = ["completed", "out_for_delivery", "delivered", "cancelled"];

pub(super) fn find(conn: &mut Conn, id: WorkOrderId) -> Result<Option<Order>, Fault> {
    let row: Option<(i64, String, Option<NaiveDateTime>)> =
        t::work_orders.find(id.get()).select((t::customer_id, t::stage, t::deleted_at)).first(conn).optional()?;
    Ok(row.map(|(customer, stage, deleted_at)| Order {
        id,
        customer: CustomerId::new(customer),
        is_over: OVER.contains(&stage.as_str()),
        is_deleted: deleted_at.is_some(),
    }))
}

pub(super) fn is_staff(conn: &mut Conn, who: AccountId) -> Result<bool, Fault> {
    let flag: Option<bool> = m::mechanics.find(who.get()).select(m::is_staff).first(conn).optional()?;
    Ok(flag == Some(true))
}

/// An assignment, closed or not.
pub(super) fn was_given(conn: &mut Conn, order: WorkOrderId, who: AccountId) -> Result<bool, Fault> {
    let given = a::assignments.filter(a::order_id.eq(order.get())).filter(a::mechanic_id.eq(who.get()));
    Ok(diesel::select(exists(given)).get_result(conn)?)
}

/// An assignment that is not closed.
pub(super) fn is_given(conn: &mut Conn, order: WorkOrderId, who: AccountId) -> Result<bool, Fault> {
    let given = a::assignments.filter(a::order_id.eq(order.get())).filter(a::mechanic_id.eq(who.get()));
    Ok(diesel::select(exists(given.filter(a::closed_at.is_null()))).get_result(conn)?)
}
