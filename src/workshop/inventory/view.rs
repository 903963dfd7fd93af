//! Looking at parts, their moves, and what orders have of them.

use super::access;
use super::model::{Move, OrderPart, Part};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{PartId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::{Error, Workshop, desk};

/// Which parts; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct PartFilter {
    /// Its name contains this, in small or capital letters.
    pub name: Option<String>,
    /// At most so many are free: what has to be ordered.
    pub free_at_most: Option<i64>,
}

/// One part.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn find(workshop: &Workshop, who: Identity, id: PartId) -> Result<Part, Error> {
    workshop
        .work
        .read(move |conn| {
            access::check(conn, who)?;
            store::find(conn, id)?.ok_or(Error::NotFound("part"))
        })
        .await
}

/// Parts, oldest first.
///
/// # Errors
/// [`Error::NotAllowed`].
pub async fn list(
    workshop: &Workshop,
    who: Identity,
    filter: PartFilter,
    request: PageRequest,
) -> Result<Page<Part>, Error> {
    workshop
        .work
        .read(move |conn| {
            access::check(conn, who)?;
            let rows = store::page(conn, &filter, request)?;
            Ok(Page::from_rows(rows, request.limit, |part| part.id.get()))
        })
        .await
}

/// The moves of a part, newest first; those of a removed one too.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn moves(workshop: &Workshop, who: Identity, id: PartId, request: PageRequest) -> Result<Page<Move>, Error> {
    workshop
        .work
        .read(move |conn| {
            access::check(conn, who)?;
            store::name_and_free(conn, id)?.ok_or(Error::NotFound("part"))?;
            let rows = store::moves(conn, id, request)?;
            Ok(Page::from_rows(rows, request.limit, |moved| moved.id))
        })
        .await
}

/// What an order has of parts, in the order of their ids.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn of_order(workshop: &Workshop, who: Identity, id: WorkOrderId) -> Result<Vec<OrderPart>, Error> {
    workshop
        .work
        .read(move |conn| {
            let order = desk::look(conn, id)?;
            if !desk::standing(conn, who)?.is_inside() {
                desk::may_see(conn, who, &order)?;
            }
            Ok(store::of_order(conn, id)?)
        })
        .await
}
