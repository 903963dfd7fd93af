//! Entering a place.

use super::model::{NewPlace, Place};
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::PlaceId;
use crate::kernel::request_key::RequestKey;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Enters a place of the garage.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff, [`Error::KeyReused`].
pub async fn add(
    workshop: &Workshop,
    caller: Identity,
    new: NewPlace,
    key: Option<RequestKey>,
) -> Result<Place, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let load = |tx: &mut crate::tx::Tx<'_>, id: i64| {
                store::find(tx.conn(), PlaceId::new(id))?.ok_or(Error::NotFound(WORD))
            };
            tx.once(
                key.as_ref(),
                |tx| {
                    let now = tx.now();
                    let id = store::insert(tx.conn(), &new, now)?;
                    Ok((id, load(tx, id)?))
                },
                load,
            )
        })
        .await
}
