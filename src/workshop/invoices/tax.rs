//! The tax rate and its history: what was issued keeps the rate of its day.

use serde_json::json;

use super::access;
use super::store;
use super::sums::TaxRate;
use crate::accounts::Identity;
use crate::audit;
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;
use crate::workshop::{Error, Workshop};

/// A rate from a time on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateSet {
    /// The rate.
    pub rate: TaxRate,
    /// It is in force from then on, until a later one is.
    pub valid_from: Timestamp,
    /// Who set it; `None`: it came with the workshop.
    pub set_by: Option<AccountId>,
    /// When it was set.
    pub set_at: Timestamp,
}

/// Sets the rate from now on, or from a later time on.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::Invalid`]: a time that has passed, whose invoices have another rate.
pub async fn set_rate(
    workshop: &Workshop,
    who: Identity,
    rate: TaxRate,
    valid_from: Option<Timestamp>,
) -> Result<RateSet, Error> {
    access::may_set_tax(who)?;
    workshop
        .work
        .write(move |tx| {
            let now = tx.now();
            let valid_from = valid_from.unwrap_or(now);
            if valid_from < now {
                return Err(Error::Invalid("valid_from"));
            }
            let set = RateSet { rate, valid_from, set_by: Some(who.account), set_at: now };
            store::insert_rate(tx.conn(), &set)?;
            let details = json!({"basis_points": rate.basis_points(), "valid_from": valid_from});
            audit::record(tx, &audit::Line::new("tax_rate.set").with(details))?;
            Ok(set)
        })
        .await
}

/// Every rate there was and will be, the latest first.
///
/// # Errors
/// The database's fault.
pub async fn rates(workshop: &Workshop) -> Result<Vec<RateSet>, Error> {
    workshop.work.read(|conn| Ok(store::rates(conn)?)).await
}
