//! Looking at the links of an order.

use super::{Link, store};
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::estimates::access;
use crate::workshop::{Error, Workshop, desk};

/// The links of an order, newest first, for those who may send one.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`].
pub async fn links(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    request: PageRequest,
) -> Result<Page<Link>, Error> {
    workshop
        .work
        .read(move |conn| {
            access::inside(conn, who)?;
            let found = desk::look(conn, order)?;
            if found.is_deleted {
                return Err(Error::NotFound("work order"));
            }
            access::may_write(conn, who, &found)?;
            let rows = store::page(conn, order, request)?;
            Ok(Page::from_rows(rows, request.limit, |link| link.id.0))
        })
        .await
}
