//! An item is changed or taken back, while nobody has decided it.

use super::{CostChange, WORD};
use crate::accounts::Identity;
use crate::kernel::id::LineId;
use crate::tx::Tx;
use crate::workshop::desk::Order;
use crate::workshop::estimates::access;
use crate::workshop::estimates::correct::correct_in;
use crate::workshop::estimates::model::{LineChange, LineState, OrderLine};
use crate::workshop::estimates::store;
use crate::workshop::estimates::withdraw::withdraw_in;
use crate::workshop::{Error, Workshop, desk};

/// One of something, in thousandths.
const ONE: i64 = 1000;

/// Changes what is given of an open item: whoever noted it, and the counter.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`], [`Error::Frozen`]: it was decided; [`Error::Invalid`]: of
/// another order by their word, or a price for what is several of something.
pub async fn change_cost(
    workshop: &Workshop,
    who: Identity,
    id: LineId,
    change: CostChange,
) -> Result<OrderLine, Error> {
    workshop
        .work
        .write(move |tx| {
            let (_, line) = taken(tx, who, id)?;
            if change.order.is_some_and(|order| order != line.order) {
                return Err(Error::Invalid("service_request_id"));
            }
            let change = LineChange {
                description: change.description.clone(),
                quantity_milli: None,
                unit_minor: change.cost.map(|cost| cost.minor),
            };
            if change.unit_minor.is_some() && line.quantity_milli != ONE {
                return Err(Error::Invalid("cost"));
            }
            correct_in(tx, line, &change)
        })
        .await
}

/// Takes an open item back: whoever noted it, and the counter.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`], [`Error::Frozen`]: it was decided.
pub async fn strike_cost(workshop: &Workshop, who: Identity, id: LineId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let (order, line) = taken(tx, who, id)?;
            withdraw_in(tx, who, (&order, &line))
        })
        .await
}

/// Takes an item and its order in hand, for whoever may change it.
fn taken(tx: &mut Tx<'_>, who: Identity, id: LineId) -> Result<(Order, OrderLine), Error> {
    access::inside(tx.conn(), who)?;
    let (order, line) = store::take(tx, id)?;
    if line.state == LineState::Withdrawn {
        return Err(Error::NotFound(WORD));
    }
    let may = line.by == Some(who.account) || desk::standing(tx.conn(), who)?.keeps_counter();
    if may { Ok((order, line)) } else { Err(Error::NotYours) }
}
