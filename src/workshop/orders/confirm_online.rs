//! The customer confirms and begins to pay online, as one step: neither is there without the other.

use std::collections::BTreeSet;

use super::confirm::{Choice, confirm_in};
use super::model::{PaymentMode, WorkOrder};
use super::step::held;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::tx::Tx;
use crate::workshop::payments::{self, ProviderOrder, online::begin_in};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, invoices};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineConfirmation {
    /// The order: waiting for its payment, or under way.
    pub order: WorkOrder,
    /// What was begun to be paid, tax included; `None`: nothing is left to pay, and the work has begun.
    pub to_pay: Option<(ProviderOrder, Money)>,
}

/// Confirms as [`confirm`](super::confirm) does, to be paid online, and begins to pay all that is left. The provider's fault
/// is answered before anything is written.
///
/// # Errors
/// As [`confirm`](super::confirm); [`Error::Changed`] where the sum has changed since the provider was told.
pub async fn confirm_online(
    workshop: &Workshop,
    caller: Identity,
    id: WorkOrderId,
    services: BTreeSet<ServiceId>,
) -> Result<OnlineConfirmation, Error> {
    let choice = Choice { services, mode: PaymentMode::Online };
    let rehearsed = {
        let choice = choice.clone();
        // the sum is known only by confirming
        let look = move |tx: &mut Tx<'_>| tx.rehearse(|tx| confirmed(tx, caller, id, &choice));
        workshop.work.write(look).await?.1
    };
    let announced = match rehearsed {
        Some(amount) => Some(workshop.online.create_order(amount).await?),
        None => None,
    };
    workshop
        .work
        .write(move |tx| {
            let (order, left) = confirmed(tx, caller, id, &choice)?;
            if left != rehearsed {
                return Err(Error::Changed);
            }
            let to_pay = announced.clone().zip(left);
            if let Some((announced, amount)) = &to_pay {
                begin_in(tx, (id, None), *amount, announced, Some(caller.account))?;
            }
            Ok(OnlineConfirmation { order, to_pay })
        })
        .await
}

/// The order after it was confirmed, and what is left to pay before its work begins.
fn confirmed(
    tx: &mut Tx<'_>,
    caller: Identity,
    id: WorkOrderId,
    choice: &Choice,
) -> Result<(WorkOrder, Option<Money>), Error> {
    let order = held(tx, id)?;
    Standing::of(tx.conn(), caller)?.own_or_staff(order.customer)?;
    confirm_in(tx, caller, &order, choice)?;
    let order = store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))?;
    if !order.awaits_payment() {
        return Ok((order, None));
    }
    let currency = order.discount.currency;
    let gross = invoices::gross_of_approved_in(tx, id, currency)?;
    let left = gross - payments::received_in(tx.conn(), id)?;
    Ok((order, Some(Money::new(left, currency))))
}
