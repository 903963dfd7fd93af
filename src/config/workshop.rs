//! `[workshop]`: how the garage charges.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::accounts::hidden;

/// How the garage charges.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkshopSettings {
    /// What the garage is called, on receipts and pages.
    pub name: String,
    /// Its postal address, line by line.
    pub address: String,
    /// Its phone number.
    pub phone: String,
    /// Its e-mail address.
    pub email: String,
    /// Its number at the tax office.
    pub tax_number: String,
    /// What calling off costs once the thing is in the garage, in major units as text, before tax.
    pub cancellation_fee: String,
    /// Name of the series that invoices are numbered in.
    pub invoice_series: String,
    /// Days that a link to approve an estimate is good for.
    pub approval_days: u64,
    /// Key of the payment provider with which callbacks are signed.
    #[serde(serialize_with = "hidden")]
    pub payment_secret: SecretString,
    /// Whether anybody may sign up as a mechanic where an edition's document lets them.
    pub open_to_mechanics: bool,
}
