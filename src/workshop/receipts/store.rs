//! The queries on what a receipt names: the order, its customer, its vehicle.

use diesel::prelude::*;

use super::model::{Customer, Vehicle};
use crate::kernel::error::Fault;
use crate::kernel::id::WorkOrderId;
use crate::storage::Conn;
use crate::storage::schema::accounts::dsl as p;
use crate::storage::schema::assets::dsl as a;
use crate::storage::schema::customers::dsl as c;
use crate::storage::schema::manufacturers::dsl as f;
use crate::storage::schema::models::dsl as m;
use crate::storage::schema::work_orders::dsl as t;

/// As much of a work order as its receipt tells.
pub(super) struct Order {
    pub(super) title: String,
    pub(super) customer: Customer,
    pub(super) vehicle: Option<Vehicle>,
}

/// A work order that is there, deleted or not: what was billed for it stands.
pub(super) fn order(conn: &mut Conn, id: WorkOrderId) -> Result<Order, Fault> {
    let (customer_id, asset_id, title, vin): (i64, Option<i64>, String, Option<String>) =
        t::work_orders.find(id.get()).select((t::customer_id, t::asset_id, t::title, t::vin)).first(conn)?;
    let vehicle = asset_id.map(|asset| vehicle(conn, asset)).transpose()?;
    let vehicle = match (vehicle, vin) {
        // what the order says of its vehicle is what was seen at the time
        (Some(known), Some(vin)) => Some(Vehicle { vin: Some(vin), ..known }),
        (None, Some(vin)) => Some(Vehicle { vin: Some(vin), ..Vehicle::default() }),
        (known, None) => known,
    };
    Ok(Order { title, customer: customer(conn, customer_id)?, vehicle })
}

type PersonRow = (String, Option<String>, Option<String>, Option<String>);

fn customer(conn: &mut Conn, id: i64) -> Result<Customer, Fault> {
    let (name, phone, email, street): PersonRow =
        p::accounts.find(id).select((p::name, p::phone, p::email, p::address)).first(conn)?;
    let town: Option<(Option<String>, Option<String>, Option<String>)> =
        c::customers.find(id).select((c::zip_code, c::city, c::state)).first(conn).optional()?;
    let (zip, city, state) = town.unwrap_or_default();
    let town = joined([zip, city], " ");
    let address = joined([street, town, state], ", ");
    Ok(Customer { name, address, phone, email })
}

/// The parts that are there, or nothing.
fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { None } else { Some(parts.join(between)) }
}

type AssetRow = (Option<i64>, Option<i64>, Option<String>, Option<String>, Option<String>);

fn vehicle(conn: &mut Conn, id: i64) -> Result<Vehicle, Fault> {
    let (model_id, manufacturer_id, registration, serial_number, vin): AssetRow = a::assets
        .find(id)
        .select((a::model_id, a::manufacturer_id, a::registration, a::serial_number, a::vin))
        .first(conn)?;
    let maker: Option<String> = match manufacturer_id {
        Some(id) => f::manufacturers.find(id).select(f::name).first(conn).optional()?,
        None => None,
    };
    let model: Option<(String, Option<i32>)> = match model_id {
        Some(id) => m::models.find(id).select((m::name, m::year)).first(conn).optional()?,
        None => None,
    };
    let (model, year) = model.map_or((None, None), |(name, year)| (Some(name), year));
    let label = joined([maker, model, year.map(|year| year.to_string())], " ").unwrap_or_default();
    Ok(Vehicle { label, registration, serial_number, vin })
}
