//! Money goes back.

use serde_json::json;

use super::access;
use super::events::Refunded;
use super::model::Payment;
use super::settle::settle;
use super::store;
use crate::accounts::Identity;
use crate::audit;
use crate::kernel::id::PaymentId;
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Gives back some or all of a payment that came; an invoice that was paid by it is open again.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::OverRefunded`]: more than is left of it, [`Error::Invalid`],
/// [`Error::KeyReused`].
pub async fn refund(
    workshop: &Workshop,
    who: Identity,
    id: PaymentId,
    amount: Money,
    reason: Option<String>,
    key: Option<RequestKey>,
) -> Result<Payment, Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_correct(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                give_back(tx, id, amount, (reason.as_deref(), who))?;
                Ok((id.get(), store::load(tx.conn(), id)?))
            };
            tx.once(key.as_ref(), first, |tx, id| store::load(tx.conn(), id.into()))
        })
        .await
}

fn give_back(
    tx: &mut Tx<'_>,
    id: PaymentId,
    amount: Money,
    (reason, who): (Option<&str>, Identity),
) -> Result<(), Error> {
    if amount.minor <= 0 {
        return Err(Error::Invalid("amount"));
    }
    let order = store::load(tx.conn(), id)?.order;
    desk::take_even_deleted(tx, order)?;
    let found = store::load(tx.conn(), id)?;
    if amount.minor > found.kept_minor() {
        return Err(Error::OverRefunded);
    }
    let now = tx.now();
    store::insert_refund(tx.conn(), id, amount, (reason, Some(who.account)), now)?;
    tx.emit(Refunded::event(order, id, amount));
    let object = audit::Object { kind: "payment", id: id.get() };
    let details = json!({"amount_minor": amount.minor, "reason": reason});
    audit::record(tx, &audit::Line::about("payment.refunded", object).with(details))?;
    let stated = store::stated_of(tx.conn(), &found)?;
    settle(tx, order, stated)
}
