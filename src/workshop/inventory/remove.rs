//! A part goes out of the books.

use super::access;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::PartId;
use crate::workshop::{Error, Workshop};

/// Removes a part that no order holds; its moves stay. Does nothing unless it is still at `version`, if one is given.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::InUse`].
pub async fn remove(workshop: &Workshop, who: Identity, id: PartId, version: Option<i64>) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let now = tx.now();
            let part = store::take(tx.conn(), id, now)?.ok_or(Error::NotFound("part"))?;
            if version.is_some_and(|version| version + 1 != part.version) {
                return Err(Error::Changed);
            }
            if part.stock.reserved > 0 {
                return Err(Error::InUse("part"));
            }
            Ok(store::delete(tx.conn(), id, now)?)
        })
        .await
}
