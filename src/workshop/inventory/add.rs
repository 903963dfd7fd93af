//! A part comes into the books.

use super::access;
use super::model::{NewPart, Part, Reason};
use super::store;
use crate::accounts::Identity;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Adds a part with what lies on the shelf already.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::KeyReused`].
pub async fn add(workshop: &Workshop, who: Identity, new: NewPart, key: Option<RequestKey>) -> Result<Part, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                let now = tx.now();
                let part = store::insert(tx.conn(), &new, now)?;
                let came = new.on_hand.pieces();
                store::record_move(tx.conn(), part.id, (came, Reason::Received), (None, Some(who.account)), now)?;
                Ok((part.id.get(), part))
            };
            tx.once(key.as_ref(), first, |tx, id| store::find(tx.conn(), id.into())?.ok_or(Error::NotFound("part")))
        })
        .await
}
