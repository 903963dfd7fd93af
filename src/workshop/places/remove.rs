//! Deleting a place.

use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::PlaceId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Deletes a place: it is in no list and takes no vehicle any more. A tow that is on its way there arrives as before.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff, [`Error::NotFound`], [`Error::Changed`].
pub async fn remove(workshop: &Workshop, caller: Identity, id: PlaceId, version: Option<i64>) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            let now = tx.now();
            let gone = store::mark_deleted(tx.conn(), id, version.unwrap_or(found.version), now)?;
            if gone { Ok(()) } else { Err(Error::Changed) }
        })
        .await
}
