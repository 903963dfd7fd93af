//! Saying it differently.

use super::{Feedback, FeedbackChange, FeedbackId, WORD, store};
use crate::accounts::Identity;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Expected, Workshop};

/// Changes what is given, if it is as expected, by who said it or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Changed`].
pub async fn revise(
    workshop: &Workshop,
    caller: Identity,
    id: FeedbackId,
    change: FeedbackChange,
    expected: Expected<Feedback>,
) -> Result<Feedback, Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.customer)?;
            // from here on nobody else changes it until this transaction ends
            store::update(tx.conn(), id, &FeedbackChange::default())?;
            expected.check(store::find(tx.conn(), id)?.as_ref())?;
            store::update(tx.conn(), id, &change)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
