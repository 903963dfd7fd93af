//! The garage stands by what a mechanic found: the customer may decide.

use super::events::{ANALYSIS_VALIDATED, Analysed};
use super::model::Analysis;
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, orders};

/// Validates the analysis of an order, once.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`], [`Error::Frozen`]: it was validated before.
pub async fn validate(workshop: &Workshop, caller: Identity, id: WorkOrderId) -> Result<Analysis, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let currency = orders::held(tx, id)?.discount.currency;
            store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))?;
            let now = tx.now();
            if !store::validate(tx.conn(), id, caller.account, now)? {
                return Err(Error::Frozen(WORD));
            }
            tx.emit(Analysed::event(ANALYSIS_VALIDATED, id, caller.account));
            store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
