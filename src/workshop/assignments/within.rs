//! Looking at assignments as far as a mechanic's hand reaches, in which the APIs differ.

use super::model::{Assignment, AssignmentFilter};
use super::store;
use crate::accounts::{Identity, Role};
use crate::kernel::id::{AssignmentId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::orders::{Reach, view::seen_by};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// One assignment, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find_within(
    workshop: &Workshop,
    caller: Identity,
    id: AssignmentId,
    reach: Reach,
) -> Result<Assignment, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = store::find(conn, id)?.ok_or(Error::NotFound("assignment"))?;
            seen_by(conn, caller, found.order, reach)?;
            Ok(found)
        })
        .await
}

/// Assignments, newest first: all for staff and for mechanics who reach so far; else those of one's own orders, and what one
/// was given.
///
/// # Errors
/// A fault.
pub async fn list_within(
    workshop: &Workshop,
    caller: Identity,
    filter: AssignmentFilter,
    reach: Reach,
    request: PageRequest,
) -> Result<Page<Assignment>, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            let sees_all = by.is_staff || by.role == Role::Mechanic && reach == Reach::Garage;
            let of = (!sees_all).then_some(by.account);
            let rows = store::page(conn, &filter, of, request)?;
            Ok(Page::from_rows(rows, request.limit, |assignment| assignment.id.get()))
        })
        .await
}

/// Everybody whom an order was given, in that order, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn of_order_within(
    workshop: &Workshop,
    caller: Identity,
    order: WorkOrderId,
    reach: Reach,
) -> Result<Vec<Assignment>, Error> {
    workshop
        .work
        .read(move |conn| {
            seen_by(conn, caller, order, reach)?;
            Ok(store::of_order(conn, order)?)
        })
        .await
}
