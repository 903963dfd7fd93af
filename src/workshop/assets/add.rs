//! Entering a vehicle or device.

use super::access::Parents;
use super::model::{Asset, NewAsset};
use super::{Models, WORD, store};
use crate::accounts::Identity;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::reference::Reference as _;
use crate::workshop::{Error, Workshop};

/// Enters something of the caller's; staff enter anybody's.
///
/// # Errors
/// [`Error::NotYours`]; [`Error::NotFound`] with the word of what is missing; [`Error::Exists`] for a registration that
/// the owner has already; [`Error::Changed`] where what it points at goes meanwhile.
pub async fn add(workshop: &Workshop, caller: Identity, new: NewAsset) -> Result<Asset, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.own_or_staff(new.owner)?;
            enter(tx, new.clone())
        })
        .await
}

/// The same inside a transaction, for whoever has the right.
fn enter(tx: &mut Tx<'_>, mut new: NewAsset) -> Result<Asset, Error> {
    let NewAsset { owner, model, manufacturer, device_type, .. } = new;
    Parents { owner: Some(owner), model, manufacturer, device_type }.must_exist(tx.conn())?;
    if let Some(model) = model.map(|id| Models::find(tx.conn(), id)).transpose()?.flatten() {
        new.manufacturer = manufacturer.or(Some(model.manufacturer));
        new.device_type = device_type.or(model.device_type);
    }
    let now = tx.now();
    let id = match tx.attempt_linked(|conn| store::insert(conn, &new, now))? {
        Ok(id) => id,
        Err(Obstacle::Taken(_)) => return Err(Error::Exists(WORD)),
        Err(Obstacle::Dangling) => return Err(Error::Changed),
    };
    store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
}
