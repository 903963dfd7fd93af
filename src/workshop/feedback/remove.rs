//! Taking it back.

use super::{FeedbackId, WORD, store};
use crate::accounts::Identity;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Deletes it, by who said it or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn remove(workshop: &Workshop, caller: Identity, id: FeedbackId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.customer)?;
            if store::delete(tx.conn(), id)? { Ok(()) } else { Err(Error::NotFound(WORD)) }
        })
        .await
}
