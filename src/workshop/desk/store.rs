//! What the counter reads: rows of work orders, mechanics and assignments, changed elsewhere.

use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::Order;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CustomerId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assignments::dsl as a;
use crate::storage::schema::mechanics::dsl as m;
use crate::storage::schema::work_orders::dsl as t;

/// Stages in which nothing is done to a thing any more.
const OVER: [&str; 4] = ["completed", "out_for_delivery", "delivered", CANCELLED];
/// It was called off.
const CANCELLED: &str = "cancelled";
/// Stages before work begins, once the thing is here.
const RECEIVED: [&str; 3] = ["received", "analysis", "analysed"];

pub(super) fn find(conn: &mut Conn, id: WorkOrderId) -> Result<Option<Order>, Fault> {
    let row: Option<(i64, String, Option<NaiveDateTime>)> =
        t::work_orders.find(id.get()).select((t::customer_id, t::stage, t::deleted_at)).first(conn).optional()?;
    Ok(row.map(|(customer, stage, deleted_at)| Order {
        id,
        customer: CustomerId::new(customer),
        is_over: OVER.contains(&stage.as_str()),
        is_cancelled: stage == CANCELLED,
        is_deleted: deleted_at.is_some(),
    }))
}

/// Moves an order that was received on to work, unless it waits for an online payment.
pub(super) fn begin_work(conn: &mut Conn, id: WorkOrderId, now: Timestamp) -> Result<(), Fault> {
    let received = t::work_orders.find(id.get()).filter(t::stage.eq_any(RECEIVED));
    diesel::update(received.filter(t::payment_mode.is_null().or(t::payment_mode.ne("online"))))
        .set((t::stage.eq("in_progress"), t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
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
