//! Saying it differently.

use super::{Feedback, FeedbackChange, FeedbackId, WORD, store};
use crate::accounts::Identity;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Changes what is given, by who said it or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn revise(
    workshop: &Workshop,
    caller: Identity,
    id: FeedbackId,
    change: FeedbackChange,
) -> Result<Feedback, Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.customer)?;
            store::update(tx.conn(), id, &change)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
