//! Looking at estimates.

use super::model::{Estimate, LineState, OrderLine, Sums};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{LineId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::workshop::invoices::sums::billed;
use crate::workshop::invoices::{Line, store as invoices};
use crate::workshop::{Error, Workshop, desk};

/// All lines of an order and what they come to: for its customer, who is not shown what was withdrawn, the counter, and
/// mechanics who have worked on it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, who: Identity, order: WorkOrderId) -> Result<Estimate, Error> {
    let (now, currency) = (workshop.work.clock().now(), workshop.currency);
    workshop
        .work
        .read(move |conn| {
            let outside = must_see(conn, who, order)?;
            let estimate = load(conn, order, now, currency)?;
            Ok(if outside { estimate.without_withdrawn() } else { estimate })
        })
        .await
}

/// The same with one page of the lines, in the order they were written.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn list(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    request: PageRequest,
) -> Result<(Page<OrderLine>, Sums), Error> {
    let now = workshop.work.clock().now();
    workshop
        .work
        .read(move |conn| {
            let outside = must_see(conn, who, order)?;
            let rows = store::page(conn, order, outside, request)?;
            Ok((Page::from_rows(rows, request.limit, |line| line.id.get()), sums(conn, order, now)?))
        })
        .await
}

/// One line, for those who see its order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn line(workshop: &Workshop, who: Identity, id: LineId) -> Result<OrderLine, Error> {
    workshop
        .work
        .read(move |conn| {
            let line = store::find(conn, id)?.ok_or(Error::NotFound("line"))?;
            let outside = must_see(conn, who, line.order)?;
            if outside && line.state == LineState::Withdrawn { Err(Error::NotFound("line")) } else { Ok(line) }
        })
        .await
}

/// Refuses who may not see an order; whether somebody who may does not work here.
fn must_see(conn: &mut Conn, who: Identity, order: WorkOrderId) -> Result<bool, Error> {
    let found = desk::look(conn, order)?;
    if found.is_deleted {
        return Err(Error::NotFound("work order"));
    }
    desk::may_see(conn, who, &found)?;
    Ok(!desk::standing(conn, who)?.is_inside())
}

/// An order's lines with what they come to at a time.
pub(super) fn load(conn: &mut Conn, order: WorkOrderId, now: Timestamp, currency: Currency) -> Result<Estimate, Error> {
    Ok(Estimate { order, lines: store::lines(conn, order)?, sums: sums(conn, order, now)?, currency })
}

/// What an order's lines come to at a time.
pub(super) fn sums(conn: &mut Conn, order: WorkOrderId, now: Timestamp) -> Result<Sums, Error> {
    let (rate, discount) = (invoices::rate_at(conn, now)?, invoices::discount(conn, order)?);
    let lines = store::lines(conn, order)?;
    let of = |counts: fn(LineState) -> bool| -> Vec<Line> {
        lines.iter().filter(|line| counts(line.state)).map(OrderLine::billed).collect()
    };
    let (_, approved) = billed(of(|state| state == LineState::Approved), discount, rate)?;
    let all = of(|state| matches!(state, LineState::Approved | LineState::Open));
    let (_, without) = billed(all.clone(), 0, rate)?;
    let (_, asked) = billed(all, discount, rate)?;
    Ok(Sums { rate, discount_minor: without.net_minor - asked.net_minor, approved, asked })
}
