//! The queries on the services of work orders.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::kernel::error::Fault;
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::order_services::dsl as s;
use crate::storage::schema::work_orders::dsl as t;
use crate::storage::schema::{models, service_prices, services};
use crate::workshop::orders::{OrderedService, WorkOrder};

type Row = (i64, i64, i32, Option<i64>, Option<bool>, Option<NaiveDateTime>);

/// Reads the services of orders that were read without.
pub(in crate::workshop::orders) fn fill(conn: &mut Conn, orders: &mut [WorkOrder]) -> Result<(), Fault> {
    let ids: Vec<i64> = orders.iter().map(|order| order.id.get()).collect();
    let rows: Vec<Row> = s::order_services
        .filter(s::order_id.eq_any(ids))
        .order((s::order_id, s::service_id))
        .select((s::order_id, s::service_id, s::quantity, s::quoted_minor, s::is_approved, s::done_at))
        .load(conn)?;
    let mut by_order: HashMap<i64, Vec<Row>> = HashMap::new();
    for row in rows {
        by_order.entry(row.0).or_default().push(row);
    }
    for order in orders {
        let currency = order.discount.currency;
        let ordered = |(_, service, quantity, quoted, is_approved, done_at): Row| OrderedService {
            service: ServiceId::new(service),
            quantity,
            quoted: quoted.map(|quoted: i64| Money::new(quoted, currency)),
            is_approved,
            done_at: done_at.map(Timestamp::from_naive),
        };
        order.services = by_order.remove(&order.id.get()).unwrap_or_default().into_iter().map(ordered).collect();
    }
    Ok(())
}

/// Adds a service to an order; may run into a service that has gone.
pub(in crate::workshop::orders) fn insert(
    conn: &mut Conn,
    order: WorkOrderId,
    (service, quantity): (ServiceId, i32),
    quoted_minor: Option<i64>,
) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(s::order_services)
        .values((
            s::order_id.eq(order.get()),
            s::service_id.eq(service.get()),
            s::quantity.eq(quantity),
            s::quoted_minor.eq(quoted_minor),
        ))
        .execute(conn)
}

/// Says what a service is to cost in an order, which need not have asked for it; may run into a service that has gone. The
/// order is in hand.
pub(in crate::workshop) fn quote(
    conn: &mut Conn,
    order: WorkOrderId,
    service: ServiceId,
    minor: i64,
) -> Result<(), diesel::result::Error> {
    let known = diesel::update(s::order_services.find((order.get(), service.get())))
        .set(s::quoted_minor.eq(minor))
        .execute(conn)?;
    if known == 0 {
        insert(conn, order, (service, 1), Some(minor))?;
    }
    raise_version(conn, order)
}

/// Who has read the order before its services changed has not read how it is now.
fn raise_version(conn: &mut Conn, order: WorkOrderId) -> Result<(), diesel::result::Error> {
    diesel::update(t::work_orders.find(order.get())).set(t::version.eq(t::version + 1)).execute(conn)?;
    Ok(())
}

/// Sets whether the customer chose a service. The order is in hand.
pub(in crate::workshop::orders) fn choose(
    conn: &mut Conn,
    order: WorkOrderId,
    service: ServiceId,
    is_chosen: bool,
) -> Result<(), Fault> {
    diesel::update(s::order_services.find((order.get(), service.get())))
        .set(s::is_approved.eq(is_chosen))
        .execute(conn)?;
    Ok(())
}

/// Marks what is to be done as done, all of it or one service, unless it was done before.
pub(in crate::workshop) fn mark_done(
    conn: &mut Conn,
    order: WorkOrderId,
    only: Option<ServiceId>,
    now: Timestamp,
) -> Result<(), Fault> {
    let open = s::order_services.filter(s::order_id.eq(order.get())).filter(s::done_at.is_null());
    let done = s::done_at.eq(now.naive());
    match only {
        Some(service) => diesel::update(open.filter(s::service_id.eq(service.get()))).set(done).execute(conn)?,
        // where nothing was chosen, all that was asked for is to be done
        None => {
            let to_do = s::is_approved.is_null().or(s::is_approved.eq(true));
            diesel::update(open.filter(to_do)).set(done).execute(conn)?
        }
    };
    Ok(raise_version(conn, order)?)
}

/// The titles of services, those that are not offered any more too.
pub(in crate::workshop) fn titles(conn: &mut Conn, ids: &[ServiceId]) -> Result<BTreeMap<ServiceId, String>, Fault> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<(i64, String)> =
        services::table.filter(services::id.eq_any(ids)).select((services::id, services::title)).load(conn)?;
    Ok(rows.into_iter().map(|(id, title)| (ServiceId::new(id), title)).collect())
}

/// What the catalogue says that a service costs for the class of a model, in minor units.
pub(in crate::workshop::orders) fn listed_price(
    conn: &mut Conn,
    service: ServiceId,
    model: i64,
) -> Result<Option<i64>, Fault> {
    let class: Option<Option<i64>> =
        models::table.find(model).select(models::vehicle_class_id).first(conn).optional()?;
    let Some(class) = class.flatten() else { return Ok(None) };
    Ok(service_prices::table.find((service.get(), class)).select(service_prices::price_minor).first(conn).optional()?)
}
