//! Staff hide a review, show it again, or mend it.

use serde_json::json;

use super::{Moderation, Review, WORD, store};
use crate::accounts::Identity;
use crate::audit::{self, Line};
use crate::kernel::id::ReviewId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Expected, Workshop};

/// Changes what is given, if the review is as expected. Somebody else's words are touched, so it is put into the audit log.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`], [`Error::Changed`].
pub async fn moderate(
    workshop: &Workshop,
    caller: Identity,
    id: ReviewId,
    change: Moderation,
    expected: Expected<Review>,
) -> Result<Review, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            // from here on nobody else changes it until this transaction ends
            store::hold(tx.conn(), id)?;
            expected.check(Some(&store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?))?;
            let now = tx.now();
            if !store::moderate(tx.conn(), id, &change, now)? {
                return Err(Error::NotFound(WORD));
            }
            let seen = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            let details = json!({ "review_id": id, "service_id": seen.service, "is_hidden": seen.is_hidden });
            audit::record(tx, &Line::about("review.moderated", seen.author).with(details))?;
            Ok(seen)
        })
        .await
}
