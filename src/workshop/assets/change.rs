//! Changing a vehicle or device.

use super::access::{Parents, changed_by};
use super::model::{Asset, AssetChange};
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::AssetId;
use crate::storage::Obstacle;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Expected, Workshop};

/// Changes what is given, if the asset is as expected, by the owner or staff; only staff give it to another owner.
///
/// # Errors
/// [`Error::NotFound`] with the word of what is missing; [`Error::NotYours`]; [`Error::NotAllowed`]; [`Error::Exists`]
/// for a registration that the owner has already; [`Error::Changed`], also where it, or what it points at, goes meanwhile.
pub async fn change(
    workshop: &Workshop,
    caller: Identity,
    id: AssetId,
    change: AssetChange,
    expected: Expected<Asset>,
) -> Result<Asset, Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            let found = changed_by(tx.conn(), &by, id)?;
            if change.owner.is_some_and(|owner| owner != found.owner) {
                by.staff_only()?;
            }
            let AssetChange { owner, model, manufacturer, device_type, .. } = change;
            Parents { owner, model, manufacturer, device_type }.must_exist(tx.conn())?;
            let now = tx.now();
            // from here on nobody else changes it until this transaction ends
            store::hold(tx.conn(), id)?;
            expected.check(store::find(tx.conn(), id)?.as_ref())?;
            match tx.attempt_linked(|conn| store::update(conn, id, &change, now))? {
                Ok(1) => {}
                Ok(_) | Err(Obstacle::Dangling) => return Err(Error::Changed),
                Err(Obstacle::Taken(_)) => return Err(Error::Exists(WORD)),
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
