//! Changing a place.

use super::model::{Place, PlaceChange};
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::PlaceId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Changes what is given; with `version` only if it is still the one that was read.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff, [`Error::NotFound`], [`Error::Changed`].
pub async fn change(
    workshop: &Workshop,
    caller: Identity,
    id: PlaceId,
    version: Option<i64>,
    change: PlaceChange,
) -> Result<Place, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            let now = tx.now();
            if !store::update(tx.conn(), id, version.unwrap_or(found.version), &change, now)? {
                return Err(Error::Changed);
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
