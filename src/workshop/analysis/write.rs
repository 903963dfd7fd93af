//! A mechanic writes what is wrong, and what mending it is to cost.

use std::collections::BTreeMap;

use super::events::{ANALYSIS_WRITTEN, Analysed};
use super::model::{Analysis, NewAnalysis};
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::assignments::{self, Purpose};
use crate::workshop::orders::{self, Mover, Stage};
use crate::workshop::{Error, Workshop, catalogue};

/// Writes the analysis of an order: only the mechanic who was given the order last, and for that. Their assignment is done
/// with it.
///
/// # Errors
/// [`Error::NotFound`]: the order, or a service; [`Error::NotYours`]; [`Error::WrongStage`]: it was given for something else, or
/// is done already; [`Error::Invalid`], [`Error::KeyReused`].
pub async fn write(
    workshop: &Workshop,
    caller: Identity,
    id: WorkOrderId,
    new: NewAnalysis,
    key: Option<RequestKey>,
) -> Result<Analysis, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = orders::held(tx, id)?;
            let currency = order.discount.currency;
            let first = |tx: &mut Tx<'_>| {
                let assignment = assignments::latest_of(tx, id, caller)?;
                let is_asked = assignment.purpose == Some(Purpose::Analysis) && assignment.closed_at.is_none();
                if !is_asked || order.stage != Stage::Analysis {
                    return Err(Error::WrongStage);
                }
                new.check()?;
                let now = tx.now();
                store::put(tx.conn(), (id, assignment.mechanic), &new, now)?;
                quote(tx, id, &new.quotes)?;
                tx.emit(Analysed::event(ANALYSIS_WRITTEN, id, caller.account));
                assignments::close_in(tx, &assignment)?;
                orders::step(tx, &order, (Stage::Analysed, Mover::Flow), Some(caller.account))?;
                Ok((id.get(), store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))?))
            };
            tx.once(key.as_ref(), first, |tx, _| store::find(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD)))
        })
        .await
}

/// Says what services are to cost.
pub(super) fn quote(tx: &mut Tx<'_>, order: WorkOrderId, quotes: &BTreeMap<ServiceId, i64>) -> Result<(), Error> {
    for (service, minor) in quotes {
        catalogue::store::find(tx.conn(), *service)?.ok_or(Error::NotFound("service"))?;
        let said = tx.attempt_linked(|conn| orders::services::store::quote(conn, order, *service, *minor))?;
        said.map_err(|_gone| Error::Changed)?;
    }
    Ok(())
}
