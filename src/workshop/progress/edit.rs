//! What a mechanic has reported is put right.

use super::events::{PROGRESS_EDITED, Reported};
use super::model::{ProgressChange, ProgressNote};
use super::store;
use super::{WORD, taken};
use crate::accounts::Identity;
use crate::kernel::id::ProgressId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Changes what is given, if the report is still at `version` (`None`: whatever it is at) and not validated: the mechanic who
/// made it, or staff. How far they said that they had come stays.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Frozen`]: it is validated; [`Error::Changed`].
pub async fn edit(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (ProgressId, Option<i64>),
    change: ProgressChange,
) -> Result<ProgressNote, Error> {
    workshop
        .work
        .write(move |tx| {
            let (_, found) = taken(tx, id)?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.mechanic)?;
            if version.is_some_and(|version| version != found.version) {
                return Err(Error::Changed);
            }
            let now = tx.now();
            if !store::update(tx.conn(), (id, found.version), &change, now)? {
                return Err(Error::Frozen(WORD));
            }
            tx.emit(Reported::event(PROGRESS_EDITED, &found));
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
