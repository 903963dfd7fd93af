//! The provider says that a payment came: the one who paid brings the signature, or a webhook does, or both.

use super::events::{Paid, Refunded};
use super::model::{Balance, Payment, PaymentState};
use super::provider::OnlinePayments;
use super::settle::{balance_of, expected_in, received_in, settle};
use super::store;
use crate::kernel::money::Money;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk, orders};

/// What the provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// What was to be paid, in the provider's words.
    pub order: String,
    /// What paid it, in the provider's words.
    pub payment: String,
    /// The provider's signature under both.
    pub signature: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The payment.
    pub payment: Payment,
    /// It was confirmed before, and nothing was done now.
    pub again: bool,
}

/// Why money goes back by itself.
pub const MORE_THAN_LEFT: &str = "more_than_left";

/// Takes the provider's word; the signature is the proof, so anybody may bring it. Coming again it changes nothing. What
/// is more than is left to pay by now has come all the same: it is recorded and goes back at once.
///
/// # Errors
/// [`Error::NotFound`]: an unknown order of the provider; [`Error::BadSignature`]; [`Error::Exists`]: another payment
/// has paid it, or this payment paid something else.
pub async fn confirm(workshop: &Workshop, callback: Callback) -> Result<Confirmed, Error> {
    let online = workshop.online.clone();
    workshop.work.write(move |tx| confirm_in(tx, online.as_ref(), &callback)).await
}

/// The same inside a transaction.
pub(in crate::workshop) fn confirm_in(
    tx: &mut Tx<'_>,
    online: &dyn OnlinePayments,
    callback: &Callback,
) -> Result<Confirmed, Error> {
    let begun = store::by_provider_order(tx.conn(), &callback.order)?.ok_or(Error::NotFound("payment"))?;
    if !online.has_signed(&callback.order, &callback.payment, &callback.signature) {
        return Err(Error::BadSignature);
    }
    desk::take_even_deleted(tx, begun.order)?;
    let begun = store::load(tx.conn(), begun.id)?;
    if begun.state == PaymentState::Paid {
        let same = begun.provider_payment.as_deref() == Some(callback.payment.as_str());
        return if same { Ok(Confirmed { payment: begun, again: true }) } else { Err(Error::Exists("payment")) };
    }
    // before it counts: how much of it is too much
    let stated = store::stated_of(tx.conn(), &begun)?;
    let balance = balance_of(tx.conn(), begun.order, stated)?;
    let gross_minor = match stated {
        // one that was voided since leaves nothing to pay
        Some(_) => Some(balance.gross_minor.unwrap_or(0)),
        None => balance.gross_minor.or(expected_in(tx, begun.order)?),
    };
    let excess = Balance { gross_minor, ..balance }.excess_of(begun.amount.minor);
    let now = tx.now();
    if tx.attempt(|conn| store::pay(conn, begun.id, &callback.payment, now))?.is_err() {
        return Err(Error::Exists("payment"));
    }
    tx.emit(Paid::event(begun.order, begun.id, begun.amount, &begun.method));
    if excess > 0 {
        let back = Money::new(excess, begun.amount.currency);
        store::insert_refund(tx.conn(), begun.id, back, (Some(MORE_THAN_LEFT), None), now)?;
        tx.emit(Refunded::event(begun.order, begun.id, back));
    }
    settle(tx, begun.order, stated)?;
    let received = received_in(tx.conn(), begun.order)?;
    orders::begin_when_paid_in(tx, begun.order, received)?;
    Ok(Confirmed { payment: store::load(tx.conn(), begun.id)?, again: false })
}
