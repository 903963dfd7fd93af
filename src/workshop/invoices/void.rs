//! An issued invoice counts no longer.

use serde_json::json;

use super::access;
use super::draft::take;
use super::events::Voided;
use super::model::{Invoice, InvoiceState};
use super::store;
use super::view::{self, Bill};
use crate::accounts::Identity;
use crate::audit;
use crate::kernel::id::InvoiceId;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Voids an issued invoice; row and number stay, and another one may be drafted. What was paid stays with the order, and
/// counts for its next invoice. Voiding twice is fine.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::NotIssued`].
pub async fn void(
    workshop: &Workshop,
    who: Identity,
    id: InvoiceId,
    version: Option<i64>,
    reason: String,
) -> Result<Bill, Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_decide(tx.conn(), who)?;
            let found = take(tx, id, None)?;
            match found.state {
                InvoiceState::Void => return view::load(tx.conn(), id),
                InvoiceState::Draft => return Err(Error::NotIssued),
                InvoiceState::Issued if version.is_some_and(|version| version != found.version) => {
                    return Err(Error::Changed);
                }
                InvoiceState::Issued => {}
            }
            void_in(tx, &found, &reason)?;
            view::load(tx.conn(), id)
        })
        .await
}

/// The same for an invoice that is in hand and issued, whoever asks.
pub(super) fn void_in(tx: &mut Tx<'_>, found: &Invoice, reason: &str) -> Result<(), Error> {
    let now = tx.now();
    if !store::void(tx.conn(), found.id, reason, now)? {
        return Err(Error::Changed);
    }
    tx.emit(Voided::event(found));
    let object = audit::Object { kind: "invoice", id: found.id.get() };
    Ok(audit::record(tx, &audit::Line::about("invoice.voided", object).with(json!({"reason": reason})))?)
}
