//! Tariffs as an administrator sees and sets them.

use serde_json::json;

use super::{Tariff, is_set_by_assistant, store};
use crate::accounts::Service;
use crate::audit::{self, Line};
use crate::dispatch::assistance::{Need, VehicleClass};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::money::Money;
use crate::storage::Conn;

/// Everything that a tariff could be for.
const NEEDS: [Need; 4] = [
    Need { service: Service::Towing, vehicle: VehicleClass::Light },
    Need { service: Service::Towing, vehicle: VehicleClass::Heavy },
    Need { service: Service::Repair, vehicle: VehicleClass::Light },
    Need { service: Service::Repair, vehicle: VehicleClass::Heavy },
];

/// The tariffs in force.
///
/// # Errors
/// The database's fault.
pub async fn tariffs(dispatch: &Dispatch) -> Result<Vec<Tariff>, Error> {
    let found = |conn: &mut Conn| {
        let each = NEEDS.into_iter().filter(|need| !is_set_by_assistant(*need));
        each.filter_map(|need| store::find(conn, need).transpose()).collect::<Result<Vec<_>, Fault>>()
    };
    Ok(dispatch.work.read(found).await?)
}

/// Sets the tariff of a need from now on. What was quoted before stays as it was told.
///
/// # Errors
/// [`Error::NoSuchTariff`] for what its assistant prices.
pub async fn set(dispatch: &Dispatch, need: Need, base: Money, per_km: Money) -> Result<Tariff, Error> {
    if is_set_by_assistant(need) {
        return Err(Error::NoSuchTariff);
    }
    dispatch
        .work
        .write(move |tx| {
            let now = tx.now();
            let new = Tariff {
                service: need.service,
                vehicle: need.vehicle,
                base,
                per_km_minor: per_km.minor,
                since: Some(now),
            };
            store::insert(tx.conn(), &new, now)?;
            let (service, vehicle_type) = (need.service.word(), need.vehicle.word());
            let details = json!({
                "service": service, "vehicle_type": vehicle_type, "base_minor": base.minor, "per_km_minor": per_km.minor,
            });
            audit::record(tx, &Line::new("tariff.set").with(details))?;
            Ok(new)
        })
        .await
}
