//! What an assistance costs: tariff rows, quoted and locked at request. A tariff is never changed: the newest row counts, and the
//! older ones tell what earlier prices were made of.

mod set;
mod store;

pub use set::{set, tariffs};

use rust_decimal::Decimal;

use super::assistance::{Need, VehicleClass};
use crate::accounts::Service;
use crate::config::PricingSettings;
use crate::kernel::error::Fault;
use crate::kernel::geo::Metres;
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::tx::Tx;

/// A price for one service and vehicle class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// Towing or repair.
    pub service: Service,
    /// Light or heavy.
    pub vehicle: VehicleClass,
    /// Before the first kilometre.
    pub base: Money,
    /// Minor units a kilometre.
    pub per_km_minor: i64,
    /// Since when it counts; not known of one that is yet to be stored.
    pub since: Option<Timestamp>,
}

/// Whether the assistant names the price: a repair's cannot be known before somebody has looked.
#[must_use]
pub fn is_set_by_assistant(need: Need) -> bool {
    need.service == Service::Repair
}

/// The price of a need by the tariff in force; `None` when the assistant names it. A towing without a dropoff costs the
/// base.
///
/// # Errors
/// The database's fault; a missing tariff for a towing is one too.
pub(super) fn quote(conn: &mut Conn, need: Need, distance: Metres, has_dropoff: bool) -> Result<Option<Money>, Fault> {
    if is_set_by_assistant(need) {
        return Ok(None);
    }
    let tariff = store::find(conn, need)?
        .ok_or_else(|| Fault::internal(format!("no tariff for {} {}", need.service.word(), need.vehicle.word())))?;
    let metres = if has_dropoff { distance.whole() } else { 0 };
    let price = tariff.base.with_distance(tariff.per_km_minor, metres);
    price.map(Some).ok_or_else(|| Fault::internal("a price beyond all bounds"))
}

/// Puts the first tariffs into an empty table.
///
/// # Errors
/// The database's fault, or a setting that is no amount.
pub fn plant(tx: &mut Tx<'_>, settings: &PricingSettings, currency: Currency) -> Result<(), Fault> {
    if store::any(tx.conn())? {
        return Ok(());
    }
    let now = tx.now();
    for setting in &settings.tariffs {
        let amount = |text: &str| {
            let parsed = text.parse::<Decimal>().ok().and_then(|major| Money::from_major(major, currency));
            parsed
                .ok_or_else(|| Fault::internal(format!("pricing.tariffs: {text} is no amount of {}", currency.code())))
        };
        let tariff = Tariff {
            service: Service::from_word(&setting.service)
                .ok_or_else(|| Fault::internal(format!("pricing.tariffs: no service {}", setting.service)))?,
            vehicle: VehicleClass::from_word(&setting.vehicle)
                .ok_or_else(|| Fault::internal(format!("pricing.tariffs: no vehicle class {}", setting.vehicle)))?,
            base: amount(&setting.base)?,
            per_km_minor: amount(&setting.per_km)?.minor,
            since: None,
        };
        store::insert(tx.conn(), &tariff, now)?;
    }
    Ok(())
}
