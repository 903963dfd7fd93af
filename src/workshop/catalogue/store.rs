//! The queries on services, their prices and what customers put aside.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{NewService, Service, ServiceChange, ServiceDetails, ServiceFilter};
use crate::kernel::error::Fault;
use crate::kernel::id::{CategoryId, FuelId, ServiceId, VehicleClassId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{cart_items, favourites, reviews, service_fuels, service_prices, services};
use crate::workshop::reference::store::named_list;

named_list! {
    /// The categories of services.
    Categories, "category": CategoryId of service_categories
}

type Row = (
    (i64, i64, String, Option<String>),
    (Option<i32>, Option<i32>, Option<i32>, Option<i32>),
    (String, NaiveDateTime, NaiveDateTime),
);
type Columns = (
    (services::id, services::category_id, services::title, services::description),
    (services::warranty_km, services::warranty_months, services::minutes, services::difficulty),
    (services::details, services::created_at, services::updated_at),
);

const SERVICE: Columns = (
    (services::id, services::category_id, services::title, services::description),
    (services::warranty_km, services::warranty_months, services::minutes, services::difficulty),
    (services::details, services::created_at, services::updated_at),
);

fn service((names, numbers, rest): Row) -> Result<Service, Fault> {
    let (id, category, title, description) = names;
    let (warranty_km, warranty_months, minutes, difficulty) = numbers;
    let (details, created_at, updated_at) = rest;
    let details = serde_json::from_str(&details)
        .map_err(|error| Fault::internal(format!("details of service {id} cannot be read: {error}")))?;
    Ok(Service {
        id: ServiceId::new(id),
        category: CategoryId::new(category),
        title,
        description,
        warranty_km,
        warranty_months,
        minutes,
        difficulty,
        details,
        prices: BTreeMap::new(),
        fuels: BTreeSet::new(),
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

/// Turns rows into services, with their prices and fuels.
fn services_of(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Service>, Fault> {
    let mut found = rows.into_iter().map(service).collect::<Result<Vec<_>, _>>()?;
    let place: HashMap<i64, usize> =
        found.iter().enumerate().map(|(place, service)| (service.id.get(), place)).collect();
    let ids: Vec<i64> = place.keys().copied().collect();
    let prices: Vec<(i64, i64, i64, String)> = service_prices::table
        .filter(service_prices::service_id.eq_any(&ids))
        .select((
            service_prices::service_id,
            service_prices::vehicle_class_id,
            service_prices::price_minor,
            service_prices::currency,
        ))
        .load(conn)?;
    for (id, class, minor, code) in prices {
        let currency = Currency::parse(&code)
            .ok_or_else(|| Fault::internal(format!("service {id} has a price in an unknown currency")))?;
        if let Some(place) = place.get(&id) {
            found[*place].prices.insert(VehicleClassId::new(class), Money::new(minor, currency));
        }
    }
    let fuels: Vec<(i64, i64)> = service_fuels::table
        .filter(service_fuels::service_id.eq_any(&ids))
        .select((service_fuels::service_id, service_fuels::fuel_id))
        .load(conn)?;
    for (id, fuel) in fuels {
        if let Some(place) = place.get(&id) {
            found[*place].fuels.insert(FuelId::new(fuel));
        }
    }
    Ok(found)
}

/// The details as stored.
fn text(details: &ServiceDetails) -> String {
    serde_json::json!(details).to_string()
}

/// Inserts; may run into a category that has gone.
pub(super) fn insert(conn: &mut Conn, new: &NewService, now: Timestamp) -> Result<ServiceId, diesel::result::Error> {
    let id: i64 = diesel::insert_into(services::table)
        .values((
            services::category_id.eq(new.category.get()),
            services::title.eq(&new.title),
            services::description.eq(&new.description),
            services::warranty_km.eq(new.warranty_km),
            services::warranty_months.eq(new.warranty_months),
            services::minutes.eq(new.minutes),
            services::difficulty.eq(new.difficulty),
            services::details.eq(text(&new.details)),
            services::created_at.eq(now.naive()),
            services::updated_at.eq(now.naive()),
        ))
        .returning(services::id)
        .get_result(conn)?;
    Ok(ServiceId::new(id))
}

/// Changes what is given of a service that is not deleted; may run into a category that has gone.
pub(super) fn update(
    conn: &mut Conn,
    id: ServiceId,
    change: &ServiceChange,
    details: Option<&ServiceDetails>,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::update(services::table.find(id.get()).filter(services::deleted_at.is_null()))
        .set((
            change.category.map(|id| services::category_id.eq(id.get())),
            change.title.as_deref().map(|title| services::title.eq(title)),
            change.description.as_deref().map(|text| services::description.eq(text)),
            change.warranty_km.map(|km| services::warranty_km.eq(km)),
            change.warranty_months.map(|months| services::warranty_months.eq(months)),
            change.minutes.map(|minutes| services::minutes.eq(minutes)),
            change.difficulty.map(|difficulty| services::difficulty.eq(difficulty)),
            details.map(|details| services::details.eq(text(details))),
            services::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Takes a service in hand: nobody else changes it until this transaction ends.
pub(super) fn hold(conn: &mut Conn, id: ServiceId) -> Result<(), Fault> {
    diesel::update(services::table.find(id.get())).set(services::id.eq(services::id)).execute(conn)?;
    Ok(())
}

/// Sets all prices of a service; may run into a class that has gone. What stays is not deleted in between: else this and
/// a transaction that deletes the class would wait for each other.
pub(super) fn set_prices(
    conn: &mut Conn,
    id: ServiceId,
    prices: &BTreeMap<VehicleClassId, i64>,
    currency: Currency,
) -> Result<(), diesel::result::Error> {
    let own = service_prices::table.filter(service_prices::service_id.eq(id.get()));
    let wanted: Vec<i64> = prices.keys().map(|class| class.get()).collect();
    diesel::delete(own.filter(service_prices::vehicle_class_id.ne_all(wanted))).execute(conn)?;
    for (class, minor) in prices {
        let known = diesel::update(service_prices::table.find((id.get(), class.get())))
            .set((service_prices::price_minor.eq(*minor), service_prices::currency.eq(currency.code())))
            .execute(conn)?;
        if known == 1 {
            continue;
        }
        diesel::insert_into(service_prices::table)
            .values((
                service_prices::service_id.eq(id.get()),
                service_prices::vehicle_class_id.eq(class.get()),
                service_prices::price_minor.eq(*minor),
                service_prices::currency.eq(currency.code()),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Sets all fuels of a service, as [`set_prices`] sets prices; may run into a fuel that has gone.
pub(super) fn set_fuels(conn: &mut Conn, id: ServiceId, fuels: &BTreeSet<FuelId>) -> Result<(), diesel::result::Error> {
    let own = service_fuels::table.filter(service_fuels::service_id.eq(id.get()));
    let wanted: Vec<i64> = fuels.iter().map(|fuel| fuel.get()).collect();
    diesel::delete(own.filter(service_fuels::fuel_id.ne_all(wanted))).execute(conn)?;
    let kept: Vec<i64> = own.select(service_fuels::fuel_id).load(conn)?;
    for fuel in fuels.iter().filter(|fuel| !kept.contains(&fuel.get())) {
        diesel::insert_into(service_fuels::table)
            .values((service_fuels::service_id.eq(id.get()), service_fuels::fuel_id.eq(fuel.get())))
            .execute(conn)?;
    }
    Ok(())
}

/// Deletes a service and what is said of it; runs into work orders that remember it.
pub(super) fn delete(conn: &mut Conn, id: ServiceId) -> Result<usize, diesel::result::Error> {
    let id = id.get();
    diesel::delete(service_prices::table.filter(service_prices::service_id.eq(id))).execute(conn)?;
    diesel::delete(service_fuels::table.filter(service_fuels::service_id.eq(id))).execute(conn)?;
    diesel::delete(reviews::table.filter(reviews::service_id.eq(id))).execute(conn)?;
    diesel::delete(services::table.find(id).filter(services::deleted_at.is_null())).execute(conn)
}

/// Marks a service as deleted; how many were not.
pub(super) fn mark_deleted(conn: &mut Conn, id: ServiceId, now: Timestamp) -> Result<usize, Fault> {
    Ok(diesel::update(services::table.find(id.get()).filter(services::deleted_at.is_null()))
        .set((services::deleted_at.eq(now.naive()), services::updated_at.eq(now.naive())))
        .execute(conn)?)
}

/// Takes a service out of everybody's cart and favourites.
pub(super) fn take_off_all_shelves(conn: &mut Conn, id: ServiceId) -> Result<(), Fault> {
    diesel::delete(cart_items::table.filter(cart_items::service_id.eq(id.get()))).execute(conn)?;
    diesel::delete(favourites::table.filter(favourites::service_id.eq(id.get()))).execute(conn)?;
    Ok(())
}

/// A service that is not deleted.
pub(in crate::workshop) fn find(conn: &mut Conn, id: ServiceId) -> Result<Option<Service>, Fault> {
    Ok(find_all(conn, &[id.get()])?.pop())
}

/// Those of these services that are not deleted, in the order of their ids.
pub(super) fn find_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Service>, Fault> {
    let rows: Vec<Row> = services::table
        .filter(services::id.eq_any(ids.to_vec()))
        .filter(services::deleted_at.is_null())
        .order(services::id)
        .select(SERVICE)
        .load(conn)?;
    services_of(conn, rows)
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, filter: ServiceFilter, page: PageRequest) -> Result<Vec<Service>, Fault> {
    let mut query = services::table
        .filter(services::deleted_at.is_null())
        .filter(services::id.gt(page.cursor.unwrap_or(0)))
        .order(services::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(SERVICE)
        .into_boxed();
    if let Some(category) = filter.category {
        query = query.filter(services::category_id.eq(category.get()));
    }
    if let Some(class) = filter.vehicle_class {
        let priced = service_prices::table
            .filter(service_prices::vehicle_class_id.eq(class.get()))
            .select(service_prices::service_id);
        query = query.filter(services::id.eq_any(priced));
    }
    let rows: Vec<Row> = query.load(conn)?;
    services_of(conn, rows)
}
