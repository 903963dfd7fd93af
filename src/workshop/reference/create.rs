//! Making an entry.

use super::Reference;
use crate::accounts::Identity;
use crate::storage::Obstacle;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Adds an entry to a list.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`] where it points at nothing; [`Error::Exists`];
/// [`Error::Changed`] where what it points at goes meanwhile.
pub async fn create<R: Reference>(workshop: &Workshop, caller: Identity, new: R::New) -> Result<R::Entry, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            R::check(tx.conn(), &new)?;
            let now = tx.now();
            let id = match tx.attempt_linked(|conn| R::insert(conn, &new, now))? {
                Ok(id) => id,
                Err(Obstacle::Taken(_)) => return Err(Error::Exists(R::WORD)),
                Err(Obstacle::Dangling) => return Err(Error::Changed),
            };
            R::find(tx.conn(), id)?.ok_or(Error::NotFound(R::WORD))
        })
        .await
}
