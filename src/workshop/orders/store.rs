//! The queries on work orders, the services they are about, and their photos.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::access::Scope;
use super::model::{NewOrder, OrderChange, OrderFilter, OrderedService, Origin, PaymentMode, WorkOrder};
use super::photos::OrderPhoto;
use super::stage::Stage;
use crate::kernel::error::Fault;
use crate::kernel::id::{AssetId, AssistanceId, CustomerId, ServiceId, TimeSlotId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assignments::dsl as a;
use crate::storage::schema::order_files::dsl as f;
use crate::storage::schema::order_services::dsl as s;
use crate::storage::schema::work_orders::dsl as t;
use crate::storage::schema::{models, service_prices, services};

type Row = (
    (i64, i64, Option<i64>, String, String, Option<String>, String, Option<String>),
    (Option<i64>, Option<NaiveDate>, Option<String>, Option<i64>, Option<i64>, i64, String, Option<String>),
    (Option<NaiveDateTime>, Option<NaiveDateTime>, Option<i64>, i64, NaiveDateTime, NaiveDateTime),
);
type Columns = (
    (t::id, t::customer_id, t::asset_id, t::stage, t::title, t::note, t::origin, t::pickup_type),
    (
        t::time_slot_id,
        t::service_date,
        t::vin,
        t::problem_ref,
        t::cost_minor,
        t::discount_minor,
        t::currency,
        t::payment_mode,
    ),
    (t::estimated_completion, t::completed_at, t::assistance_id, t::version, t::created_at, t::updated_at),
);
const COLUMNS: Columns = (
    (t::id, t::customer_id, t::asset_id, t::stage, t::title, t::note, t::origin, t::pickup_type),
    (
        t::time_slot_id,
        t::service_date,
        t::vin,
        t::problem_ref,
        t::cost_minor,
        t::discount_minor,
        t::currency,
        t::payment_mode,
    ),
    (t::estimated_completion, t::completed_at, t::assistance_id, t::version, t::created_at, t::updated_at),
);

/// An order without its services.
fn order(row: Row) -> Result<WorkOrder, Fault> {
    let (
        (id, customer, asset, stage, title, note, origin, pickup_type),
        (time_slot, service_date, vin, problem_ref, cost, discount, currency, mode),
        (estimated_completion, completed_at, assistance, version, created_at, updated_at),
    ) = row;
    let unreadable = |what: &str| Fault::internal(format!("work order {id} has an unknown {what}"));
    let currency = Currency::parse(&currency).ok_or_else(|| unreadable("currency"))?;
    let mode = mode.map(|word| PaymentMode::from_word(&word).ok_or_else(|| unreadable("payment mode")));
    Ok(WorkOrder {
        id: WorkOrderId::new(id),
        customer: CustomerId::new(customer),
        asset: asset.map(AssetId::new),
        stage: Stage::from_word(&stage).ok_or_else(|| unreadable("stage"))?,
        title,
        note,
        origin: Origin::from_word(&origin).ok_or_else(|| unreadable("origin"))?,
        pickup_type,
        time_slot: time_slot.map(TimeSlotId::new),
        service_date,
        vin,
        problem_ref,
        cost: cost.map(|cost| Money::new(cost, currency)),
        discount: Money::new(discount, currency),
        payment_mode: mode.transpose()?,
        estimated_completion: estimated_completion.map(Timestamp::from_naive),
        completed_at: completed_at.map(Timestamp::from_naive),
        assistance: assistance.map(AssistanceId::new),
        services: Vec::new(),
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

type ServiceRow = (i64, i64, i32, Option<i64>, Option<bool>, Option<NaiveDateTime>);

/// Turns rows into orders with their services.
fn orders(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<WorkOrder>, Fault> {
    let mut found = rows.into_iter().map(order).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<i64> = found.iter().map(|order| order.id.get()).collect();
    let rows: Vec<ServiceRow> = s::order_services
        .filter(s::order_id.eq_any(ids))
        .order((s::order_id, s::service_id))
        .select((s::order_id, s::service_id, s::quantity, s::quoted_minor, s::is_approved, s::done_at))
        .load(conn)?;
    let mut by_order: HashMap<i64, Vec<ServiceRow>> = HashMap::new();
    for row in rows {
        by_order.entry(row.0).or_default().push(row);
    }
    for order in &mut found {
        let currency = order.discount.currency;
        let ordered = |(_, service, quantity, quoted, is_approved, done_at): ServiceRow| OrderedService {
            service: ServiceId::new(service),
            quantity,
            quoted: quoted.map(|quoted: i64| Money::new(quoted, currency)),
            is_approved,
            done_at: done_at.map(Timestamp::from_naive),
        };
        order.services = by_order.remove(&order.id.get()).unwrap_or_default().into_iter().map(ordered).collect();
    }
    Ok(found)
}

/// An order that is not deleted.
pub(in crate::workshop) fn find(conn: &mut Conn, id: WorkOrderId) -> Result<Option<WorkOrder>, Fault> {
    let row: Option<Row> =
        t::work_orders.find(id.get()).filter(t::deleted_at.is_null()).select(COLUMNS).first(conn).optional()?;
    Ok(orders(conn, row.into_iter().collect())?.pop())
}

/// The order that a tow has brought, deleted or not.
pub(super) fn of_tow(conn: &mut Conn, assistance: AssistanceId) -> Result<Option<WorkOrder>, Fault> {
    let row: Option<Row> =
        t::work_orders.filter(t::assistance_id.eq(assistance.get())).select(COLUMNS).first(conn).optional()?;
    Ok(orders(conn, row.into_iter().collect())?.pop())
}

/// Up to one more than the page holds, newest first, and how many there are in all if that is asked.
pub(super) fn page(
    conn: &mut Conn,
    scope: Scope,
    filter: &OrderFilter,
    request: PageRequest,
) -> Result<(Vec<WorkOrder>, Option<i64>), Fault> {
    let all = || {
        let mut wanted = t::work_orders.filter(t::deleted_at.is_null()).into_boxed();
        match scope {
            Scope::All => {}
            Scope::Own(customer) => wanted = wanted.filter(t::customer_id.eq(customer.get())),
            Scope::Given(mechanic) => {
                let given = a::assignments.filter(a::mechanic_id.eq(mechanic.get())).select(a::order_id);
                wanted = wanted.filter(t::id.eq_any(given).or(t::customer_id.eq(mechanic.get())));
            }
        }
        if let Some(customer) = filter.customer {
            wanted = wanted.filter(t::customer_id.eq(customer.get()));
        }
        if let Some(asset) = filter.asset {
            wanted = wanted.filter(t::asset_id.eq(asset.get()));
        }
        if let Some(stage) = filter.stage {
            wanted = wanted.filter(t::stage.eq(stage.word()));
        }
        if let Some(status) = filter.status {
            let words: Vec<&str> = status.stages().map(Stage::word).collect();
            wanted = wanted.filter(t::stage.eq_any(words));
        }
        if let Some(mechanic) = filter.mechanic {
            let given = a::assignments.filter(a::mechanic_id.eq(mechanic.get())).select(a::order_id);
            wanted = wanted.filter(t::id.eq_any(given));
        }
        wanted
    };
    let total = request.count(|| all().count().get_result(conn))?;
    let mut wanted = all();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.lt(cursor));
    }
    let rows: Vec<Row> =
        wanted.order(t::id.desc()).limit(request.limit.rows() + 1).offset(request.skip).select(COLUMNS).load(conn)?;
    Ok((orders(conn, rows)?, total))
}

/// What a new order has besides what is said of it.
pub(super) struct Beginning {
    pub(super) stage: Stage,
    pub(super) title: String,
    pub(super) currency: Currency,
    pub(super) assistance: Option<AssistanceId>,
    /// The id of the garage's place.
    pub(super) place: Option<i64>,
    pub(super) completed_at: Option<Timestamp>,
    pub(super) now: Timestamp,
}

/// Inserts with services; may run into a parent that has gone, or into the order that the same tow has brought.
pub(super) fn insert(conn: &mut Conn, new: &NewOrder, begin: &Beginning) -> Result<WorkOrderId, diesel::result::Error> {
    let id: i64 = diesel::insert_into(t::work_orders)
        .values((
            (
                t::customer_id.eq(new.customer.get()),
                t::asset_id.eq(new.asset.map(AssetId::get)),
                t::stage.eq(begin.stage.word()),
                t::title.eq(&begin.title),
                t::note.eq(&new.note),
                t::origin.eq(new.origin.word()),
                t::pickup_type.eq(&new.pickup_type),
                t::time_slot_id.eq(new.time_slot.map(TimeSlotId::get)),
                t::service_date.eq(new.service_date),
                t::vin.eq(&new.vin),
            ),
            (
                t::problem_ref.eq(new.problem_ref),
                t::cost_minor.eq(new.cost_minor),
                t::discount_minor.eq(new.discount_minor),
                t::currency.eq(begin.currency.code().to_owned()),
                t::estimated_completion.eq(new.estimated_completion.map(Timestamp::naive)),
                t::completed_at.eq(begin.completed_at.map(Timestamp::naive)),
                t::assistance_id.eq(begin.assistance.map(AssistanceId::get)),
                t::workshop_id.eq(begin.place),
                t::created_at.eq(begin.now.naive()),
                t::updated_at.eq(begin.now.naive()),
            ),
        ))
        .returning(t::id)
        .get_result(conn)?;
    for (service, quantity) in &new.services {
        insert_service(conn, WorkOrderId::new(id), (*service, *quantity), None)?;
    }
    Ok(WorkOrderId::new(id))
}

fn insert_service(
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

/// Puts an order into another stage; whether it was still in the one before. Back at the beginning it is yet to be confirmed.
pub(super) fn move_on(
    conn: &mut Conn,
    order: &WorkOrder,
    next: Stage,
    completed_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, Fault> {
    let here = t::work_orders.find(order.id.get()).filter(t::stage.eq(order.stage.word()));
    let unconfirmed: Option<Option<&str>> = (next == Stage::Pending).then_some(None);
    let moved = diesel::update(here.filter(t::deleted_at.is_null()))
        .set((
            t::stage.eq(next.word()),
            t::completed_at.eq(completed_at.map(Timestamp::naive)),
            unconfirmed.map(|mode| t::payment_mode.eq(mode)),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(moved == 1)
}

/// Changes what is given of an order that is at this version; may run into a parent that has gone.
pub(super) fn update(
    conn: &mut Conn,
    (id, version): (WorkOrderId, i64),
    change: &OrderChange,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    let here = t::work_orders.find(id.get()).filter(t::version.eq(version)).filter(t::deleted_at.is_null());
    diesel::update(here)
        .set((
            change.title.as_deref().map(|title| t::title.eq(title)),
            change.note.as_ref().map(|note| t::note.eq(note.as_deref())),
            change.asset.map(|asset| t::asset_id.eq(asset.map(AssetId::get))),
            change.cost_minor.map(|cost| t::cost_minor.eq(cost)),
            change.discount_minor.map(|discount| t::discount_minor.eq(discount)),
            change.estimated_completion.map(|at| t::estimated_completion.eq(at.map(Timestamp::naive))),
            change.vin.as_ref().map(|vin| t::vin.eq(vin.as_deref())),
            change.service_date.map(|day| t::service_date.eq(day)),
            change.problem_ref.map(|number| t::problem_ref.eq(number)),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Sets how the customer pays; whether the order was still to be confirmed.
pub(super) fn set_payment_mode(
    conn: &mut Conn,
    id: WorkOrderId,
    mode: PaymentMode,
    now: Timestamp,
) -> Result<bool, Fault> {
    let here = t::work_orders.find(id.get()).filter(t::stage.eq(Stage::Analysed.word()));
    let set = diesel::update(here.filter(t::payment_mode.is_null()).filter(t::deleted_at.is_null()))
        .set((t::payment_mode.eq(mode.word()), t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(set == 1)
}

/// Marks an order as deleted; whether it was not.
pub(super) fn delete(conn: &mut Conn, id: WorkOrderId, now: Timestamp) -> Result<bool, Fault> {
    let deleted = diesel::update(t::work_orders.find(id.get()).filter(t::deleted_at.is_null()))
        .set((t::deleted_at.eq(now.naive()), t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(deleted == 1)
}

// services

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
        insert_service(conn, order, (service, 1), Some(minor))?;
    }
    Ok(())
}

/// Sets whether the customer chose a service. The order is in hand.
pub(super) fn choose(conn: &mut Conn, order: WorkOrderId, service: ServiceId, is_chosen: bool) -> Result<(), Fault> {
    diesel::update(s::order_services.find((order.get(), service.get())))
        .set(s::is_approved.eq(is_chosen))
        .execute(conn)?;
    Ok(())
}

/// Marks what the customer chose as done, all of it or one service, unless it was done before.
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
        None => diesel::update(open.filter(s::is_approved.eq(true))).set(done).execute(conn)?,
    };
    Ok(())
}

/// The titles of services, those that are not offered any more too.
pub(super) fn titles(conn: &mut Conn, ids: &[ServiceId]) -> Result<BTreeMap<ServiceId, String>, Fault> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<(i64, String)> =
        services::table.filter(services::id.eq_any(ids)).select((services::id, services::title)).load(conn)?;
    Ok(rows.into_iter().map(|(id, title)| (ServiceId::new(id), title)).collect())
}

/// What the catalogue says that a service costs for the class of a model, in minor units.
pub(super) fn listed_price(conn: &mut Conn, service: ServiceId, model: i64) -> Result<Option<i64>, Fault> {
    let class: Option<Option<i64>> =
        models::table.find(model).select(models::vehicle_class_id).first(conn).optional()?;
    let Some(class) = class.flatten() else { return Ok(None) };
    Ok(service_prices::table.find((service.get(), class)).select(service_prices::price_minor).first(conn).optional()?)
}

// photos

/// Attaches a photo; runs into it where it is attached, or into a key that no photo has.
pub(super) fn attach(
    conn: &mut Conn,
    order: WorkOrderId,
    (key, note): (&str, Option<&str>),
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(f::order_files)
        .values((f::order_id.eq(order.get()), f::photo_key.eq(key), f::note.eq(note), f::created_at.eq(now.naive())))
        .execute(conn)
}

/// The photos of an order, oldest first.
pub(super) fn photos(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<OrderPhoto>, Fault> {
    let rows: Vec<(String, Option<String>, NaiveDateTime)> = f::order_files
        .filter(f::order_id.eq(order.get()))
        .order((f::created_at, f::photo_key))
        .select((f::photo_key, f::note, f::created_at))
        .load(conn)?;
    let photo = |(key, note, at)| OrderPhoto { key, note, attached_at: Timestamp::from_naive(at) };
    Ok(rows.into_iter().map(photo).collect())
}
