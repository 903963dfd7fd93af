//! Changing an entry.

use super::Reference;
use crate::accounts::Identity;
use crate::storage::Obstacle;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Expected, Workshop};

/// Changes what is given and leaves the rest, if the entry is as expected.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`] where there is no such entry or it would point at nothing;
/// [`Error::Exists`]; [`Error::Changed`], also where what it points at goes meanwhile.
pub async fn change<R: Reference>(
    workshop: &Workshop,
    caller: Identity,
    id: R::Id,
    change: R::Change,
    expected: Expected<R::Entry>,
) -> Result<R::Entry, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            R::check_change(tx.conn(), &change)?;
            // from here on nobody else changes it until this transaction ends
            R::update(tx.conn(), id, &R::Change::default())?;
            expected.check(R::find(tx.conn(), id)?.as_ref())?;
            match tx.attempt_linked(|conn| R::update(conn, id, &change))? {
                Ok(_) => {}
                Err(Obstacle::Taken(_)) => return Err(Error::Exists(R::WORD)),
                Err(Obstacle::Dangling) => return Err(Error::Changed),
            }
            R::find(tx.conn(), id)?.ok_or(Error::NotFound(R::WORD))
        })
        .await
}
