//! The queries on work orders.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::access::Scope;
use super::model::{NewOrder, OrderChange, OrderFilter, Origin, PaymentMode, WorkOrder};
use super::services::store as services;
use super::stage::Stage;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssetId, AssistanceId, CustomerId, PlaceId, TimeSlotId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::schema::assets::dsl as v;
use crate::storage::schema::assignments::dsl as a;
use crate::storage::schema::work_orders::dsl as t;
use crate::storage::{Conn, text};

type Row = (
    (i64, i64, Option<i64>, String, String, Option<String>, String, Option<String>),
    (Option<i64>, Option<NaiveDate>, Option<String>, Option<i64>, Option<i64>, i64, String, Option<String>),
    (Option<NaiveDateTime>, Option<NaiveDateTime>, Option<i64>, Option<i64>, i64, NaiveDateTime, NaiveDateTime),
    Option<NaiveDateTime>,
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
    (
        t::estimated_completion,
        t::completed_at,
        t::assistance_id,
        t::workshop_id,
        t::version,
        t::created_at,
        t::updated_at,
    ),
    t::requested_at,
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
    (
        t::estimated_completion,
        t::completed_at,
        t::assistance_id,
        t::workshop_id,
        t::version,
        t::created_at,
        t::updated_at,
    ),
    t::requested_at,
);

/// An order without its services.
fn order(row: Row) -> Result<WorkOrder, Fault> {
    let (
        (id, customer, asset, stage, title, note, origin, pickup_type),
        (time_slot, service_date, vin, problem_ref, cost, discount, currency, mode),
        (estimated_completion, completed_at, assistance, place, version, created_at, updated_at),
        requested_at,
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
        requested_at: requested_at.map(Timestamp::from_naive),
        vin,
        problem_ref,
        cost: cost.map(|cost| Money::new(cost, currency)),
        discount: Money::new(discount, currency),
        payment_mode: mode.transpose()?,
        estimated_completion: estimated_completion.map(Timestamp::from_naive),
        completed_at: completed_at.map(Timestamp::from_naive),
        assistance: assistance.map(AssistanceId::new),
        place: place.map(PlaceId::new),
        services: Vec::new(),
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

/// Turns rows into orders with their services.
fn orders(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<WorkOrder>, Fault> {
    let mut found = rows.into_iter().map(order).collect::<Result<Vec<_>, _>>()?;
    services::fill(conn, &mut found)?;
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

/// Orders with this id or title, of these customers, or about a thing with this plate or number, newest first.
pub(super) fn search(conn: &mut Conn, q: &str, customers: &[AccountId], most: i64) -> Result<Vec<WorkOrder>, Fault> {
    let customers: Vec<i64> = customers.iter().map(|id| id.get()).collect();
    let (id, pattern) = (q.parse().unwrap_or(0), text::pattern(q));
    let plate = text::lower_or_null(v::registration).like(pattern.clone()).escape('\\');
    let number = text::lower_or_null(v::vin).like(pattern.clone()).escape('\\');
    let things = v::assets.filter(plate.or(number)).select(v::id);
    let rows: Vec<Row> = t::work_orders
        .filter(t::deleted_at.is_null())
        .filter(
            t::id
                .eq(id)
                .or(t::customer_id.eq_any(customers))
                .or(text::lower(t::title).like(pattern).escape('\\'))
                .or(t::asset_id.eq_any(things.nullable())),
        )
        .order(t::id.desc())
        .limit(most)
        .select(COLUMNS)
        .load(conn)?;
    orders(conn, rows)
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
                t::service_date.eq(new.day()),
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
            t::requested_at.eq(new.requested_at.map(Timestamp::naive)),
        ))
        .returning(t::id)
        .get_result(conn)?;
    for (service, quantity) in &new.services {
        services::insert(conn, WorkOrderId::new(id), (*service, *quantity), None)?;
    }
    Ok(WorkOrderId::new(id))
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
            change.day().map(|day| t::service_date.eq(day)),
            change.requested_at.map(|at| t::requested_at.eq(at.naive())),
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
