//! From the wire to commands, and from what the domains tell to the wire, one file for each subject.

mod assignments;
mod devices;
mod orders;
mod payments;
mod users;

use crate::api::http::Complaint;
use crate::api::http::fields::Amount;
use crate::kernel::money::{Currency, Money};

/// An amount in the one currency of the deployment.
fn amount(currency: Currency) -> impl FnOnce(Amount) -> Result<Money, Complaint> {
    move |amount| amount.money(currency)
}

/// The name of a field in the query: the envelope tells it from one in the body.
fn queried(name: &str) -> String {
    format!("{}{name}", super::errors::QUERY)
}
