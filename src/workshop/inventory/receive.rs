//! A delivery.

use super::access;
use super::model::{Part, Quantity, Reason};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::PartId;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Puts pieces that came onto the shelf.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Invalid`], [`Error::KeyReused`].
pub async fn receive(
    workshop: &Workshop,
    who: Identity,
    id: PartId,
    came: Quantity,
    key: Option<RequestKey>,
) -> Result<Part, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                let now = tx.now();
                let part = store::take(tx.conn(), id, now)?.ok_or(Error::NotFound("part"))?;
                let stock = part.stock.receive(came)?;
                store::put(tx.conn(), id, stock)?;
                let moved = (came.pieces(), Reason::Received);
                store::record_move(tx.conn(), id, moved, (None, Some(who.account)), now)?;
                Ok((id.get(), Part { stock, ..part }))
            };
            tx.once(key.as_ref(), first, |tx, id| store::find(tx.conn(), id.into())?.ok_or(Error::NotFound("part")))
        })
        .await
}
