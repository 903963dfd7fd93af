//! Deleting a service.

use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::ServiceId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Deletes a service with its prices and reviews, and takes it out of everybody's cart. One that a work order remembers
/// is only marked, so that it can still be told what was done.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`].
pub async fn remove(workshop: &Workshop, caller: Identity, id: ServiceId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            store::take_off_all_shelves(tx.conn(), id)?;
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
