//! Adding a service.

use super::model::{NewService, Service};
use super::{Categories, WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::{FuelId, VehicleClassId};
use crate::storage::Conn;
use crate::workshop::assets::{Fuels, VehicleClasses};
use crate::workshop::people::Standing;
use crate::workshop::reference::must_exist;
use crate::workshop::{Error, Workshop};

/// Adds a service with its prices.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`] for an unknown category, class or fuel; [`Error::Changed`]
/// where one of them goes meanwhile.
pub async fn create(workshop: &Workshop, caller: Identity, new: NewService) -> Result<Service, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            must_exist::<Categories>(tx.conn(), Some(new.category))?;
            parents_exist(tx.conn(), new.prices.keys(), new.fuels.iter())?;
            let now = tx.now();
            let made = tx.attempt_linked(|conn| {
                let id = store::insert(conn, &new, now)?;
                store::set_prices(conn, id, &new.prices, currency)?;
                store::set_fuels(conn, id, &new.fuels)?;
                Ok(id)
            })?;
            let id = made.map_err(|_parent_gone| Error::Changed)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Refuses prices for classes and fuels that are not there.
pub(super) fn parents_exist<'a>(
    conn: &mut Conn,
    classes: impl Iterator<Item = &'a VehicleClassId>,
    fuels: impl Iterator<Item = &'a FuelId>,
) -> Result<(), Error> {
    for class in classes {
        must_exist::<VehicleClasses>(conn, Some(*class))?;
    }
    for fuel in fuels {
        must_exist::<Fuels>(conn, Some(*fuel))?;
    }
    Ok(())
}
