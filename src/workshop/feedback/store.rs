//! The queries on feedback.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Feedback, FeedbackChange, FeedbackId, NewFeedback};
use crate::kernel::error::Fault;
use crate::kernel::id::{CustomerId, WorkOrderId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{feedback as t, work_orders};
use crate::workshop::Rating;

type Row = (i64, i64, Option<i64>, String, i32, NaiveDateTime);

fn feedback((id, customer, order, body, stars, created_at): Row) -> Result<Feedback, Fault> {
    let rating =
        Rating::new(stars.into()).ok_or_else(|| Fault::internal(format!("feedback {id} has an impossible rating")))?;
    Ok(Feedback {
        id: FeedbackId(id),
        customer: CustomerId::new(customer),
        order: order.map(WorkOrderId::new),
        body,
        rating,
        created_at: Timestamp::from_naive(created_at),
    })
}

pub(super) fn insert(conn: &mut Conn, new: &NewFeedback, now: Timestamp) -> Result<FeedbackId, Fault> {
    let id = diesel::insert_into(t::table)
        .values((
            t::customer_id.eq(new.customer.get()),
            t::order_id.eq(new.order.map(WorkOrderId::get)),
            t::body.eq(&new.body),
            t::rating.eq(new.rating.stars()),
            t::created_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(FeedbackId(id))
}

/// Changes what is given.
pub(super) fn update(conn: &mut Conn, id: FeedbackId, change: &FeedbackChange) -> Result<usize, Fault> {
    Ok(diesel::update(t::table.find(id.0))
        .set((
            // so that a change of nothing is a statement too
            t::id.eq(t::id),
            change.body.as_deref().map(|body| t::body.eq(body)),
            change.rating.map(|rating| t::rating.eq(rating.stars())),
        ))
        .execute(conn)?)
}

/// Deletes; whether it was there.
pub(super) fn delete(conn: &mut Conn, id: FeedbackId) -> Result<bool, Fault> {
    Ok(diesel::delete(t::table.find(id.0)).execute(conn)? == 1)
}

pub(super) fn find(conn: &mut Conn, id: FeedbackId) -> Result<Option<Feedback>, Fault> {
    let row: Option<Row> = t::table.find(id.0).select(t::all_columns).first(conn).optional()?;
    row.map(feedback).transpose()
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, customer: Option<CustomerId>, page: PageRequest) -> Result<Vec<Feedback>, Fault> {
    let mut query = t::table
        .filter(t::id.gt(page.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(t::all_columns)
        .into_boxed();
    if let Some(customer) = customer {
        query = query.filter(t::customer_id.eq(customer.get()));
    }
    query.load::<Row>(conn)?.into_iter().map(feedback).collect()
}

/// Whether the customer has such a work order.
pub(super) fn is_order_of(conn: &mut Conn, order: WorkOrderId, customer: CustomerId) -> Result<bool, Fault> {
    let row = work_orders::table
        .find(order.get())
        .filter(work_orders::customer_id.eq(customer.get()))
        .filter(work_orders::deleted_at.is_null())
        .select(work_orders::id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}
