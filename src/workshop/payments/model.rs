//! Payments and what is left to pay, without I/O.

use crate::kernel::id::{AccountId, InvoiceId, PaymentId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::workshop::Error;

/// What is said of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentState {
    /// Begun online; nothing has come.
    Created,
    /// It came.
    Paid,
    /// It was begun online and given up.
    Failed,
    /// To be paid.
    Due,
    /// It came, and more is to come.
    Partial,
    /// Not paid.
    Unpaid,
}

impl PaymentState {
    const ALL: [Self; 6] = [Self::Created, Self::Paid, Self::Failed, Self::Due, Self::Partial, Self::Unpaid];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Due => "due",
            Self::Partial => "partial",
            Self::Unpaid => "unpaid",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Its amount has come.
    #[must_use]
    pub const fn counts(self) -> bool {
        match self {
            Self::Paid | Self::Partial => true,
            Self::Created | Self::Failed | Self::Due | Self::Unpaid => false,
        }
    }

    /// What people say of a payment; the others follow from what the provider says.
    #[must_use]
    pub const fn is_said(self) -> bool {
        match self {
            Self::Paid | Self::Due | Self::Partial | Self::Unpaid => true,
            Self::Created | Self::Failed => false,
        }
    }
}

/// A payment as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// What it is for.
    pub order: WorkOrderId,
    /// The invoice that it was for, if there was one.
    pub invoice: Option<InvoiceId>,
    /// `cash`, `card`, `online` or any other word.
    pub method: String,
    /// How much.
    pub amount: Money,
    /// What was to be paid then, if that was known or said.
    pub due: Option<Money>,
    /// Whether it came.
    pub state: PaymentState,
    /// How much of it went back.
    pub refunded: Money,
    /// What the provider calls the order that it was begun with.
    pub provider_order: Option<String>,
    /// What the provider calls it.
    pub provider_payment: Option<String>,
    /// A number on a slip, a transaction's id.
    pub reference: Option<String>,
    /// Who took it.
    pub by: Option<AccountId>,
    /// Raised by every change.
    pub version: i64,
    /// When it was recorded or begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Payment {
    /// What has come and has not gone back, in minor units.
    #[must_use]
    pub const fn kept_minor(&self) -> i64 {
        if self.state.counts() { self.amount.minor - self.refunded.minor } else { 0 }
    }
}

/// A payment to record.
#[derive(Debug, Clone)]
pub struct NewPayment {
    /// What it is for.
    pub order: WorkOrderId,
    /// The stated invoice that it is for; `None`: the order, and its invoice if there is one.
    pub stated: Option<InvoiceId>,
    /// `cash`, `card` or any other word, not empty.
    pub method: String,
    /// How much; not negative.
    pub amount: Money,
    /// What is said of it; `None`: it came, and whether more is to come follows from the invoice.
    pub state: Option<PaymentState>,
    /// What is to be paid, where somebody says; `None`: what the invoice leaves to pay.
    pub due: Option<Money>,
    /// A number on a slip, a transaction's id.
    pub reference: Option<String>,
}

/// What to change of a payment; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct PaymentChange {
    /// How much.
    pub amount: Option<Money>,
    /// What is said of it.
    pub state: Option<PaymentState>,
    /// `cash`, `card` or any other word.
    pub method: Option<String>,
    /// What is to be paid.
    pub due: Option<Money>,
    /// A number on a slip, a transaction's id.
    pub reference: Option<String>,
}

/// Money that went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Later ones have higher ones.
    pub id: i64,
    /// Of what.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: Option<String>,
    /// By whom; `None`: it was more than what was left to pay.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// What an invoice comes to and what has come for it; the invoice may be yet to be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The issued invoice, if there is one.
    pub invoice: Option<InvoiceId>,
    /// What it comes to, in minor units.
    pub gross_minor: Option<i64>,
    /// What has come and has not gone back, in minor units.
    pub received_minor: i64,
    /// Of all of it.
    pub currency: Currency,
}

impl Balance {
    /// What is left to pay, in minor units; `None` while nothing is issued.
    #[must_use]
    pub const fn rest_minor(&self) -> Option<i64> {
        match self.gross_minor {
            Some(gross) => Some(gross - self.received_minor),
            None => None,
        }
    }

    /// Nothing is left to pay.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.rest_minor().is_some_and(|rest| rest <= 0)
    }

    /// The same with more received.
    ///
    /// # Errors
    /// [`Error::Overpaid`]: more than is left to pay; [`Error::Invalid`]: more than can be counted.
    pub fn with(self, more_minor: i64) -> Result<Self, Error> {
        let received_minor = self.received_minor.checked_add(more_minor).ok_or(Error::Invalid("amount"))?;
        let now = Self { received_minor, ..self };
        if now.rest_minor().is_some_and(|rest| rest < 0) { Err(Error::Overpaid) } else { Ok(now) }
    }

    /// How much of an amount is more than what is left to pay.
    #[must_use]
    pub fn excess_of(&self, amount_minor: i64) -> i64 {
        self.rest_minor().map_or(0, |rest| (amount_minor - rest.max(0)).clamp(0, amount_minor))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn balance(gross: Option<i64>, received: i64) -> Balance {
        Balance { invoice: None, gross_minor: gross, received_minor: received, currency: Currency::DZD }
    }

    #[test]
    fn the_last_coin_pays_and_the_next_is_too_much() {
        let nearly = balance(Some(1000), 999);
        assert!(!nearly.is_paid());
        let paid = nearly.with(1).unwrap();
        assert!(paid.is_paid());
        assert!(matches!(paid.with(1), Err(Error::Overpaid)));
        assert!(balance(Some(0), 0).is_paid());
        assert!(!balance(None, 5).is_paid());
        assert!(matches!(balance(None, 1).with(i64::MAX), Err(Error::Invalid("amount"))));
    }

    #[test]
    fn words_come_back() {
        for state in PaymentState::ALL {
            assert_eq!(PaymentState::from_word(state.word()), Some(state));
        }
        assert_eq!(PaymentState::from_word("Paid"), None);
    }

    proptest! {
        #[test]
        fn what_is_kept_never_exceeds_the_gross(gross in 0..10_000_i64, amounts in proptest::collection::vec((0..4000_i64, any::<bool>()), 0..30)) {
            let mut now = balance(Some(gross), 0);
            for (amount, has_come) in amounts {
                if has_come {
                    // it cannot be refused: what is too much goes back
                    now = now.with(amount - now.excess_of(amount)).unwrap();
                } else if let Ok(next) = now.with(amount) {
                    now = next;
                }
                prop_assert!(now.received_minor <= gross);
                prop_assert_eq!(now.is_paid(), now.received_minor == gross);
            }
        }
    }
}
