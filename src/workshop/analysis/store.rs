//! The queries on analyses.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::json;

use super::model::{Analysis, AnalysisChange, NewAnalysis};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, MechanicId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::analyses as t;
use crate::workshop::orders::WorkOrder;

type Columns = (
    (t::order_id, t::mechanic_id, t::description, t::recommendation, t::images),
    (t::estimated_minor, t::estimated_minutes, t::validated_at, t::version, t::created_at, t::updated_at),
);
const COLUMNS: Columns = (
    (t::order_id, t::mechanic_id, t::description, t::recommendation, t::images),
    (t::estimated_minor, t::estimated_minutes, t::validated_at, t::version, t::created_at, t::updated_at),
);
type Row = (
    (i64, i64, String, Option<String>, String),
    (Option<i64>, Option<i32>, Option<NaiveDateTime>, i64, NaiveDateTime, NaiveDateTime),
);

fn analysis(row: Row, currency: Currency) -> Result<Analysis, Fault> {
    let (
        (order, mechanic, description, recommendation, images),
        (estimated, estimated_minutes, validated_at, version, created_at, updated_at),
    ) = row;
    let images = serde_json::from_str(&images)
        .map_err(|error| Fault::internal(format!("images of the analysis of {order} cannot be read: {error}")))?;
    Ok(Analysis {
        order: WorkOrderId::new(order),
        mechanic: MechanicId::new(mechanic),
        description,
        recommendation,
        images,
        estimated: estimated.map(|minor| Money::new(minor, currency)),
        estimated_minutes,
        validated_at: validated_at.map(Timestamp::from_naive),
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

pub(super) fn find(conn: &mut Conn, order: WorkOrderId, currency: Currency) -> Result<Option<Analysis>, Fault> {
    let row: Option<Row> = t::table.find(order.get()).select(COLUMNS).first(conn).optional()?;
    row.map(|row| analysis(row, currency)).transpose()
}

/// Those of these orders.
pub(super) fn of_orders(conn: &mut Conn, orders: &[WorkOrder]) -> Result<HashMap<WorkOrderId, Analysis>, Fault> {
    let currencies: HashMap<i64, Currency> =
        orders.iter().map(|order| (order.id.get(), order.discount.currency)).collect();
    let ids: Vec<i64> = currencies.keys().copied().collect();
    let rows: Vec<Row> = t::table.filter(t::order_id.eq_any(ids)).select(COLUMNS).load(conn)?;
    let read = rows.into_iter().filter_map(|row| currencies.get(&row.0.0).map(|currency| analysis(row, *currency)));
    read.map(|analysis| analysis.map(|analysis| (analysis.order, analysis))).collect()
}

pub(super) fn is_validated(conn: &mut Conn, order: WorkOrderId) -> Result<bool, Fault> {
    let at: Option<Option<NaiveDateTime>> =
        t::table.find(order.get()).select(t::validated_at).first(conn).optional()?;
    Ok(at.flatten().is_some())
}

/// Writes the analysis of an order that is in hand; one from before begins anew.
pub(super) fn put(
    conn: &mut Conn,
    (order, mechanic): (WorkOrderId, MechanicId),
    new: &NewAnalysis,
    now: Timestamp,
) -> Result<(), Fault> {
    let never: Option<NaiveDateTime> = None;
    let nobody: Option<i64> = None;
    let said = (
        t::mechanic_id.eq(mechanic.get()),
        t::description.eq(&new.description),
        t::recommendation.eq(&new.recommendation),
        t::images.eq(json!(new.images).to_string()),
        t::estimated_minor.eq(new.estimated_minor),
        t::estimated_minutes.eq(new.estimated_minutes),
        t::validated_at.eq(never),
        t::validated_by.eq(nobody),
        t::updated_at.eq(now.naive()),
    );
    let known: Option<i64> = t::table.find(order.get()).select(t::version).first(conn).optional()?;
    match known {
        Some(version) => {
            diesel::update(t::table.find(order.get())).set((said, t::version.eq(version + 1))).execute(conn)?;
        }
        None => {
            diesel::insert_into(t::table)
                .values((t::order_id.eq(order.get()), t::created_at.eq(now.naive()), said))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Changes what is given while it is at this version and not validated; whether it was.
pub(super) fn update(
    conn: &mut Conn,
    (order, version): (WorkOrderId, i64),
    change: &AnalysisChange,
    now: Timestamp,
) -> Result<bool, Fault> {
    let open = t::table.find(order.get()).filter(t::version.eq(version)).filter(t::validated_at.is_null());
    let changed = diesel::update(open)
        .set((
            change.description.as_deref().map(|text| t::description.eq(text)),
            change.recommendation.as_ref().map(|text| t::recommendation.eq(text.as_deref())),
            change.images.as_ref().map(|images| t::images.eq(json!(images).to_string())),
            change.estimated_minor.map(|minor| t::estimated_minor.eq(minor)),
            change.estimated_minutes.map(|minutes| t::estimated_minutes.eq(minutes)),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Validates it; whether it was not.
pub(super) fn validate(conn: &mut Conn, order: WorkOrderId, by: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::table.find(order.get()).filter(t::validated_at.is_null()))
        .set((
            t::validated_at.eq(now.naive()),
            t::validated_by.eq(by.get()),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
