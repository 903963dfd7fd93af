//! Links are taken back.

use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::workshop::estimates::access;
use crate::workshop::estimates::events::links_revoked;
use crate::workshop::{Error, Workshop, desk};

/// Revokes every link of an order; by a mechanic who has or had it, or the counter. When none is good, nothing happens.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`].
pub async fn revoke_links(workshop: &Workshop, who: Identity, order: WorkOrderId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            access::inside(tx.conn(), who)?;
            let found = desk::take_even_deleted(tx, order)?;
            access::may_write(tx.conn(), who, &found)?;
            let now = tx.now();
            if store::revoke(tx.conn(), order, now)? {
                tx.emit(links_revoked(order));
            }
            Ok(())
        })
        .await
}
