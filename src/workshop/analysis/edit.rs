//! Staff put right what a mechanic has written.

use super::events::{ANALYSIS_EDITED, Analysed};
use super::model::{Analysis, AnalysisChange};
use super::write::quote;
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, orders};

/// Changes what is given, if the analysis is still at `version` (`None`: whatever it is at) and not validated.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`]: order, analysis or service; [`Error::Frozen`]: it is validated;
/// [`Error::Changed`], [`Error::Invalid`].
pub async fn edit(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    change: AnalysisChange,
) -> Result<Analysis, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let currency = orders::held(tx, id)?.discount.currency;
            let found = store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))?;
            if version.is_some_and(|version| version != found.version) {
                return Err(Error::Changed);
            }
            change.check()?;
            let now = tx.now();
            if !store::update(tx.conn(), (id, found.version), &change, now)? {
                return Err(Error::Frozen(WORD));
            }
            quote(tx, id, &change.quotes)?;
            tx.emit(Analysed::event(ANALYSIS_EDITED, id, caller.account));
            store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
