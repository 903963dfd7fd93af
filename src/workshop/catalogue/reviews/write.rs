//! A customer says what they think of a service, or takes it back.

use super::{Opinion, Review, WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::{ReviewId, ServiceId};
use crate::workshop::catalogue::{WORD as SERVICE, store as catalogue};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Writes the caller's one review of a service; the later one replaces the earlier.
///
/// # Errors
/// [`Error::NotFound`] for an unknown service; [`Error::Changed`] where it goes meanwhile.
pub async fn write(
    workshop: &Workshop,
    caller: Identity,
    service: ServiceId,
    opinion: Opinion,
) -> Result<Review, Error> {
    let author = caller.account;
    workshop
        .work
        .write(move |tx| {
            catalogue::find(tx.conn(), service)?.ok_or(Error::NotFound(SERVICE))?;
            let now = tx.now();
            if !store::rewrite(tx.conn(), (service, author), &opinion, now)? {
                tx.attempt_linked(|conn| store::insert(conn, (service, author), &opinion, now))?
                    .map_err(|_written_or_gone| Error::Changed)?;
            }
            store::of(tx.conn(), service, author)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Deletes a review, by its author or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn remove(workshop: &Workshop, caller: Identity, id: ReviewId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.author)?;
            if store::delete(tx.conn(), id)? { Ok(()) } else { Err(Error::NotFound(WORD)) }
        })
        .await
}
