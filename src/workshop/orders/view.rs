//! Looking at work orders.

use super::access::{self, Reach};
use super::model::{OrderFilter, WorkOrder};
use super::store;
use crate::accounts::Identity;
use crate::journal::{self, Channel, Event};
use crate::kernel::error::Fault;
use crate::kernel::id::WorkOrderId;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// From 1 on, without gap.
    pub seq: i64,
    /// What happened, such as `stage_changed`.
    pub kind: String,
    /// Ids and words.
    pub payload: serde_json::Value,
    /// When it was written down.
    pub at: Timestamp,
}

impl From<Event> for TimelineEntry {
    fn from(event: Event) -> Self {
        Self { seq: event.seq, kind: event.kind, payload: event.payload, at: event.at }
    }
}

/// The order, if the caller may see it.
pub(in crate::workshop) fn seen_by(
    conn: &mut Conn,
    caller: Identity,
    id: WorkOrderId,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    let order = store::find(conn, id)?.ok_or(Error::NotFound("work order"))?;
    let by = Standing::of(conn, caller)?;
    access::may_see(conn, &by, &order, reach)?;
    Ok(order)
}

/// One order, for its customer, staff, and mechanics as far as they reach.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: WorkOrderId, reach: Reach) -> Result<WorkOrder, Error> {
    workshop.work.read(move |conn| seen_by(conn, caller, id, reach)).await
}

/// Orders, newest first: everybody's for staff, a mechanic's as far as they reach, else one's own.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    filter: OrderFilter,
    reach: Reach,
    request: PageRequest,
) -> Result<Page<WorkOrder>, Error> {
    workshop.work.read(move |conn| Ok(page_in(conn, caller, &filter, reach, request)?)).await
}

/// The same on a connection.
pub(in crate::workshop) fn page_in(
    conn: &mut Conn,
    caller: Identity,
    filter: &OrderFilter,
    reach: Reach,
    request: PageRequest,
) -> Result<Page<WorkOrder>, Fault> {
    let scope = access::scope(&Standing::of(conn, caller)?, reach);
    let (rows, total) = store::page(conn, scope, filter, request)?;
    Ok(Page::from_rows(rows, request.limit, |order| order.id.get()).of(total))
}

/// Everything that has happened to an order, oldest first, for whoever sees it. The cursor is a fact's number.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn timeline(
    workshop: &Workshop,
    caller: Identity,
    id: WorkOrderId,
    reach: Reach,
    request: PageRequest,
) -> Result<Page<TimelineEntry>, Error> {
    workshop
        .work
        .read(move |conn| {
            seen_by(conn, caller, id, reach)?;
            let after = request.cursor.unwrap_or(0);
            let facts = journal::since(conn, Channel::work_order(id), after, request.limit.rows() + 1)?;
            let entries = facts.into_iter().map(TimelineEntry::from).collect();
            Ok(Page::from_rows(entries, request.limit, |entry: &TimelineEntry| entry.seq))
        })
        .await
}
