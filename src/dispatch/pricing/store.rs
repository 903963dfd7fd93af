//! The queries of the tariff table.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Tariff;
use crate::dispatch::assistance::Need;
use crate::kernel::error::Fault;
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::tariffs::dsl as t;

/// The tariff in force: the newest row.
pub(super) fn find(conn: &mut Conn, need: Need) -> Result<Option<Tariff>, Fault> {
    let row: Option<(i64, i64, String, NaiveDateTime)> = t::tariffs
        .filter(t::service.eq(need.service.word()))
        .filter(t::vehicle_class.eq(need.vehicle.word()))
        .order(t::id.desc())
        .select((t::base_minor, t::per_km_minor, t::currency, t::created_at))
        .first(conn)
        .optional()?;
    row.map(|(base, per_km_minor, currency, since)| {
        let currency = Currency::parse(&currency).ok_or_else(|| Fault::internal("a tariff in an unknown currency"))?;
        Ok(Tariff {
            service: need.service,
            vehicle: need.vehicle,
            base: Money::new(base, currency),
            per_km_minor,
            since: Some(Timestamp::from_naive(since)),
        })
    })
    .transpose()
}

pub(super) fn any(conn: &mut Conn) -> Result<bool, Fault> {
    Ok(diesel::select(diesel::dsl::exists(t::tariffs.select(t::id))).get_result(conn)?)
}

pub(super) fn insert(conn: &mut Conn, tariff: &Tariff, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(t::tariffs)
        .values((
            t::service.eq(tariff.service.word()),
            t::vehicle_class.eq(tariff.vehicle.word()),
            t::base_minor.eq(tariff.base.minor),
            t::per_km_minor.eq(tariff.per_km_minor),
            t::currency.eq(tariff.base.currency.code().to_owned()),
            t::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}
