//! Somebody is about to pay online, or has given it up.

use super::access;
use super::model::{NewPayment, Payment, PaymentState};
use super::provider::ProviderOrder;
use super::settle::{balance_of, expected_in};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, InvoiceId, PaymentId, WorkOrderId};
use crate::kernel::money::Money;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// What an online payment is called among the methods.
pub(super) const ONLINE: &str = "online";

/// Begins to pay for an order: an amount, or what its invoice leaves to pay (`None`). Nothing counts until the provider's
/// signature comes. The provider's fault is answered before anything is written.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::NotIssued`]: no amount and no invoice; [`Error::Overpaid`],
/// [`Error::Invalid`].
pub async fn begin(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    amount: Option<Money>,
) -> Result<Payment, Error> {
    access::check_may_pay(workshop, who, order).await?;
    let amount = match amount {
        Some(amount) => amount,
        None => workshop.work.read(move |conn| rest(conn, order)).await?,
    };
    let announced = workshop.online.create_order(amount).await?;
    workshop
        .work
        .write(move |tx| {
            let found = desk::take(tx, order)?;
            access::may_pay(tx.conn(), who, &found)?;
            let id = begin_in(tx, (order, None), amount, &announced, Some(who.account))?;
            store::load(tx.conn(), id)
        })
        .await
}

fn rest(conn: &mut Conn, order: WorkOrderId) -> Result<Money, Error> {
    let balance = balance_of(conn, order, None)?;
    let rest = balance.rest_minor().ok_or(Error::NotIssued)?;
    Ok(Money::new(rest, balance.currency))
}

/// The same inside a transaction, whoever asks, with what the provider was told already; for a stated invoice or for the order.
pub(in crate::workshop) fn begin_in(
    tx: &mut Tx<'_>,
    (order, stated): (WorkOrderId, Option<InvoiceId>),
    amount: Money,
    announced: &ProviderOrder,
    by: Option<AccountId>,
) -> Result<PaymentId, Error> {
    desk::take(tx, order)?;
    if amount.minor <= 0 {
        return Err(Error::Invalid("amount"));
    }
    let balance = balance_of(tx.conn(), order, stated)?;
    if stated.is_some() && balance.invoice.is_none() {
        return Err(Error::NotIssued);
    }
    balance.with(amount.minor)?;
    let expected = if stated.is_none() { expected_in(tx, order)? } else { None };
    if expected.is_some_and(|gross| balance.received_minor.saturating_add(amount.minor) > gross) {
        return Err(Error::Overpaid);
    }
    let new = NewPayment {
        order,
        stated,
        method: ONLINE.to_owned(),
        amount,
        state: Some(PaymentState::Created),
        due: None,
        reference: None,
    };
    let now = tx.now();
    let id = store::insert(tx.conn(), &new, (balance.invoice, balance.rest_minor(), PaymentState::Created, by), now)?;
    store::set_provider_order(tx.conn(), id, announced)?;
    Ok(id)
}

/// Gives up a payment that was begun. Should the provider's signature come all the same, it counts.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Frozen`]: it came, or was none online.
pub async fn abandon(workshop: &Workshop, who: Identity, id: PaymentId) -> Result<Payment, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = store::load(tx.conn(), id)?.order;
            let order = desk::take_even_deleted(tx, order)?;
            access::may_pay(tx.conn(), who, &order)?;
            let now = tx.now();
            if !store::fail(tx.conn(), id, now)? && store::load(tx.conn(), id)?.state != PaymentState::Failed {
                return Err(Error::Frozen("payment"));
            }
            store::load(tx.conn(), id)
        })
        .await
}
