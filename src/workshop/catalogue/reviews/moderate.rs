//! Staff hide a review, show it again, or mend it.

use serde_json::json;

use super::{Moderation, Review, WORD, store};
use crate::accounts::Identity;
use crate::audit::{self, Line};
use crate::kernel::id::{AccountId, ReviewId, ServiceId};
use crate::tx::Tx;
use crate::workshop::catalogue::{WORD as SERVICE, store as catalogue};
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
            mend(tx, id, &change, &expected)
        })
        .await
}

/// The same for the review that an author wrote of a service, or for the newest one that anybody did: for an API whose document
/// names the service only.
///
/// # Errors
/// As [`moderate`]; [`Error::NotFound`] also for an unknown service.
pub async fn moderate_of(
    workshop: &Workshop,
    caller: Identity,
    service: ServiceId,
    author: Option<AccountId>,
    change: Moderation,
) -> Result<Review, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            catalogue::find(tx.conn(), service)?.ok_or(Error::NotFound(SERVICE))?;
            let found = match author {
                Some(author) => store::of(tx.conn(), service, author)?,
                None => store::newest(tx.conn(), service)?,
            };
            mend(tx, found.ok_or(Error::NotFound(WORD))?.id, &change, &Expected::anything())
        })
        .await
}

fn mend(tx: &mut Tx<'_>, id: ReviewId, change: &Moderation, expected: &Expected<Review>) -> Result<Review, Error> {
    // from here on nobody else changes it until this transaction ends
    store::hold(tx.conn(), id)?;
    expected.check(Some(&store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?))?;
    let now = tx.now();
    if !store::moderate(tx.conn(), id, change, now)? {
        return Err(Error::NotFound(WORD));
    }
    let seen = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
    let details = json!({ "review_id": id, "service_id": seen.service, "is_hidden": seen.is_hidden });
    audit::record(tx, &Line::about("review.moderated", seen.author).with(details))?;
    Ok(seen)
}
