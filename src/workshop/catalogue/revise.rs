//! Changing a service.

use super::create::parents_exist;
use super::model::{Service, ServiceChange};
use super::{Categories, WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::ServiceId;
use crate::workshop::people::Standing;
use crate::workshop::reference::must_exist;
use crate::workshop::{Error, Expected, Workshop};

/// Changes what is given, if the service is as expected. What was quoted or booked before stays as it was.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`] for an unknown service, category, class or fuel;
/// [`Error::Changed`], also where one of them goes meanwhile.
pub async fn revise(
    workshop: &Workshop,
    caller: Identity,
    id: ServiceId,
    change: ServiceChange,
    expected: Expected<Service>,
) -> Result<Service, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            // from here on nobody else changes it until this transaction ends
            store::hold(tx.conn(), id)?;
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            must_exist::<Categories>(tx.conn(), change.category)?;
            let (classes, fuels) =
                (change.prices.iter().flat_map(|prices| prices.keys()), change.fuels.iter().flatten());
            parents_exist(tx.conn(), classes, fuels)?;
            expected.check(Some(&found))?;
            let now = tx.now();
            let changed = tx.attempt_linked(|conn| {
                let changed = store::update(conn, id, &change, change.details(&found.details).as_ref(), now)?;
                if let Some(prices) = &change.prices {
                    store::set_prices(conn, id, prices, currency)?;
                }
                if let Some(fuels) = &change.fuels {
                    store::set_fuels(conn, id, fuels)?;
                }
                Ok(changed)
            })?;
            if changed != Ok(1) {
                return Err(Error::Changed);
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
