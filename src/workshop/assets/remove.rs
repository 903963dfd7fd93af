//! Deleting a vehicle or device.

use super::access::changed_by;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::AssetId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Deletes it, by the owner or staff. What a work order remembers is only marked.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`]; [`Error::Changed`] where it is deleted meanwhile.
pub async fn remove(workshop: &Workshop, caller: Identity, id: AssetId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            changed_by(tx.conn(), &by, id)?;
            let gone = match tx.attempt_linked(|conn| store::delete(conn, id))? {
                Ok(gone) => gone,
                Err(_remembered) => {
                    let now = tx.now();
                    store::mark_deleted(tx.conn(), id, now)?
                }
            };
            if gone == 1 { Ok(()) } else { Err(Error::Changed) }
        })
        .await
}
