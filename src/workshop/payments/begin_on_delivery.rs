//! What was to be paid at the door is paid there online after all.

use super::model::{Payment, PaymentState};
use super::on_delivery::{due_in, held_at_the_door};
use super::online::begin_in;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Begins an online payment of what [`take_on_delivery`](super::take_on_delivery) would take, by whoever may take it; the
/// invoice is issued if it was not. Of several fees the first that is left. Begun again, it is the same payment until that came.
///
/// # Errors
/// As [`take_on_delivery`](super::take_on_delivery).
pub async fn begin_on_delivery(workshop: &Workshop, who: Identity, id: WorkOrderId) -> Result<Payment, Error> {
    let series = workshop.settings.invoice_series.clone();
    let (due, begun) = {
        let series = series.clone();
        let look = move |tx: &mut Tx<'_>| {
            let order = held_at_the_door(tx, who, id)?;
            let due = due_in(tx, &order, &series)?.into_iter().next().ok_or(Error::Overpaid)?;
            Ok::<_, Error>((due, begun_for(tx.conn(), id, due)?))
        };
        workshop.work.write(look).await?
    };
    if let Some(begun) = begun {
        return Ok(begun);
    }
    let announced = workshop.online.create_order(due.1).await?;
    workshop
        .work
        .write(move |tx| {
            let order = held_at_the_door(tx, who, id)?;
            // somebody may have paid while the provider was told
            if due_in(tx, &order, &series)?.first() != Some(&due) {
                return Err(Error::Changed);
            }
            if let Some(begun) = begun_for(tx.conn(), id, due)? {
                return Ok(begun);
            }
            let begun = begin_in(tx, (id, due.0), due.1, &announced, Some(who.account))?;
            store::load(tx.conn(), begun)
        })
        .await
}

/// The payment that was begun for this and has not come.
fn begun_for(
    conn: &mut Conn,
    order: WorkOrderId,
    (stated, amount): (Option<InvoiceId>, Money),
) -> Result<Option<Payment>, Error> {
    let open = |payment: &Payment| payment.state == PaymentState::Created && payment.amount == amount;
    Ok(store::of(conn, order, stated)?.into_iter().find(open))
}
