//! What a part is called and costs, and how many were counted.

use super::access;
use super::model::{Part, PartChange, Reason, Stock};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::PartId;
use crate::workshop::{Error, Workshop};

/// Changes a part, if it is still at `version` (`None`: whatever it is at). A count that differs from the books is a
/// move.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::InUse`]: fewer than orders hold.
pub async fn edit(
    workshop: &Workshop,
    who: Identity,
    id: PartId,
    version: Option<i64>,
    change: PartChange,
) -> Result<Part, Error> {
    workshop
        .work
        .write(move |tx| {
            access::check(tx.conn(), who)?;
            let now = tx.now();
            let part = store::take(tx.conn(), id, now)?.ok_or(Error::NotFound("part"))?;
            // taking it has raised the version
            if version.is_some_and(|version| version + 1 != part.version) {
                return Err(Error::Changed);
            }
            let stock = change.on_hand.map_or(Ok(part.stock), |counted| part.stock.correct(counted))?;
            let moved = (stock.on_hand - part.stock.on_hand, Reason::Corrected);
            store::record_move(tx.conn(), id, moved, (None, Some(who.account)), now)?;
            let part = changed(part, &change, stock);
            store::update(tx.conn(), &part)?;
            Ok(part)
        })
        .await
}

fn changed(part: Part, change: &PartChange, stock: Stock) -> Part {
    Part {
        name: change.name.clone().unwrap_or(part.name),
        description: change.description.clone().unwrap_or(part.description),
        price: change.price.unwrap_or(part.price),
        stock,
        ..part
    }
}
