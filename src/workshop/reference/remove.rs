//! Deleting an entry.

use super::Reference;
use crate::accounts::Identity;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Deletes an entry that nothing points at. The database decides, so that nothing can begin to meanwhile.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`]; [`Error::InUse`].
pub async fn remove<R: Reference>(workshop: &Workshop, caller: Identity, id: R::Id) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            match tx.attempt_linked(|conn| R::delete(conn, id))? {
                Ok(0) => Err(Error::NotFound(R::WORD)),
                Ok(_) => Ok(()),
                Err(_) => Err(Error::InUse(R::WORD)),
            }
        })
        .await
}
