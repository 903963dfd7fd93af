//! The query on the lines of all orders.

use diesel::prelude::*;

use crate::kernel::error::Fault;
use crate::kernel::id::CustomerId;
use crate::kernel::page::PageRequest;
use crate::storage::Conn;
use crate::storage::schema::order_lines::dsl as t;
use crate::storage::schema::work_orders::dsl as w;
use crate::workshop::estimates::model::{LineState, OrderLine};
use crate::workshop::estimates::store::{COLUMNS, Row, line};

/// Up to one more than the page holds, oldest first, without what was withdrawn or is of a deleted order; with `own` those of
/// this customer's orders.
pub(super) fn page(conn: &mut Conn, own: Option<CustomerId>, request: PageRequest) -> Result<Vec<OrderLine>, Fault> {
    let live = w::work_orders.filter(w::deleted_at.is_null()).select(w::id);
    let mut wanted = t::order_lines
        .filter(t::order_id.eq_any(live))
        .filter(t::decision.ne(LineState::Withdrawn.word()))
        .filter(t::id.gt(request.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(own) = own {
        let theirs = w::work_orders.filter(w::customer_id.eq(own.get())).select(w::id);
        wanted = wanted.filter(t::order_id.eq_any(theirs));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(line).collect()
}
