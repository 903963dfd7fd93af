//! The queries of the assistance table.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Assistance, Need, Parties, VehicleClass};
use super::stages::Stages;
use super::state::{CanceledBy, Status};
use crate::accounts::Service;
use crate::kernel::error::Fault;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{AssistanceId, AssistantId, ClientId, PlaceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assistances::{self, dsl as t};

#[derive(Queryable, Selectable)]
#[diesel(table_name = assistances)]
struct Row {
    id: i64,
    client_id: i64,
    assistant_id: Option<i64>,
    service: String,
    vehicle_class: String,
    description: Option<String>,
    pickup_lat: f64,
    pickup_lng: f64,
    dropoff_lat: Option<f64>,
    dropoff_lng: Option<f64>,
    status: String,
    cancel_reason: Option<String>,
    canceled_by: Option<String>,
    distance_m: i64,
    eta_s: Option<i64>,
    price_minor: Option<i64>,
    currency: String,
    rating: Option<i32>,
    wave: i32,
    search_until: NaiveDateTime,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    accepted_at: Option<NaiveDateTime>,
    started_at: Option<NaiveDateTime>,
    ended_at: Option<NaiveDateTime>,
    workshop_id: Option<i64>,
    work_order_id: Option<i64>,
    on_the_way_at: Option<NaiveDateTime>,
    arrived_at: Option<NaiveDateTime>,
    loaded_at: Option<NaiveDateTime>,
}

impl Row {
    fn into_assistance(self) -> Result<Assistance, Fault> {
        let id = self.id;
        let unreadable = |what: &'static str| move || Fault::internal(format!("assistance {id} has an unknown {what}"));
        let currency = Currency::parse(&self.currency).ok_or_else(unreadable("currency"))?;
        Ok(Assistance {
            id: AssistanceId::new(self.id),
            client: ClientId::new(self.client_id),
            assistant: self.assistant_id.map(AssistantId::new),
            need: Need {
                service: Service::from_word(&self.service).ok_or_else(unreadable("service"))?,
                vehicle: VehicleClass::from_word(&self.vehicle_class).ok_or_else(unreadable("vehicle class"))?,
            },
            description: self.description,
            pickup: Point::new(self.pickup_lat, self.pickup_lng).ok_or_else(unreadable("pickup"))?,
            dropoff: self.dropoff_lat.zip(self.dropoff_lng).and_then(|(lat, lng)| Point::new(lat, lng)),
            place: self.workshop_id.map(PlaceId::new),
            work_order: self.work_order_id.map(WorkOrderId::new),
            status: Status::from_word(&self.status).ok_or_else(unreadable("status"))?,
            stages: Stages {
                on_the_way_at: self.on_the_way_at.map(Timestamp::from_naive),
                arrived_at: self.arrived_at.map(Timestamp::from_naive),
                loaded_at: self.loaded_at.map(Timestamp::from_naive),
            },
            cancel_reason: self.cancel_reason,
            canceled_by: self.canceled_by,
            distance: Metres::from_whole(self.distance_m),
            eta_s: self.eta_s,
            price: self.price_minor.map(|minor| Money::new(minor, currency)),
            currency,
            rating: self.rating,
            wave: self.wave,
            search_until: Timestamp::from_naive(self.search_until),
            created_at: Timestamp::from_naive(self.created_at),
            updated_at: Timestamp::from_naive(self.updated_at),
            accepted_at: self.accepted_at.map(Timestamp::from_naive),
            started_at: self.started_at.map(Timestamp::from_naive),
            ended_at: self.ended_at.map(Timestamp::from_naive),
        })
    }
}

/// A new assistance.
#[derive(Debug, Clone)]
pub(in crate::dispatch) struct NewAssistance {
    pub(in crate::dispatch) client: ClientId,
    pub(in crate::dispatch) need: Need,
    pub(in crate::dispatch) description: Option<String>,
    pub(in crate::dispatch) pickup: Point,
    pub(in crate::dispatch) dropoff: Option<Point>,
    pub(in crate::dispatch) place: Option<PlaceId>,
    pub(in crate::dispatch) distance: Metres,
    pub(in crate::dispatch) eta_s: Option<i64>,
    pub(in crate::dispatch) price: Option<Money>,
    pub(in crate::dispatch) currency: Currency,
    pub(in crate::dispatch) policy: &'static str,
    pub(in crate::dispatch) next_wave_at: Timestamp,
    pub(in crate::dispatch) search_until: Timestamp,
}

/// Inserts; runs into the unique index when the client has an open one.
pub(super) fn insert(conn: &mut Conn, new: &NewAssistance, now: Timestamp) -> Result<i64, diesel::result::Error> {
    diesel::insert_into(t::assistances)
        .values((
            (
                t::client_id.eq(new.client.get()),
                t::service.eq(new.need.service.word()),
                t::vehicle_class.eq(new.need.vehicle.word()),
                t::description.eq(new.description.clone()),
                t::pickup_lat.eq(new.pickup.lat.degrees()),
                t::pickup_lng.eq(new.pickup.lng.degrees()),
                t::dropoff_lat.eq(new.dropoff.map(|point| point.lat.degrees())),
                t::dropoff_lng.eq(new.dropoff.map(|point| point.lng.degrees())),
                t::status.eq(Status::Requested.word()),
                t::distance_m.eq(new.distance.whole()),
                t::eta_s.eq(new.eta_s),
            ),
            (
                t::price_minor.eq(new.price.map(|price| price.minor)),
                t::currency.eq(new.currency.code().to_owned()),
                t::policy.eq(new.policy),
                t::wave.eq(0),
                t::next_wave_at.eq(Some(new.next_wave_at.naive())),
                t::search_until.eq(new.search_until.naive()),
                t::workshop_id.eq(new.place.map(PlaceId::get)),
                t::created_at.eq(now.naive()),
                t::updated_at.eq(now.naive()),
            ),
        ))
        .returning(t::id)
        .get_result(conn)
}

/// One assistance.
pub(in crate::dispatch) fn find(conn: &mut Conn, id: AssistanceId) -> Result<Option<Assistance>, Fault> {
    let row = t::assistances.find(id.get()).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::into_assistance).transpose()
}

/// Many of them, in no order.
pub(in crate::dispatch) fn find_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Assistance>, Fault> {
    let rows = t::assistances.filter(t::id.eq_any(ids.to_vec())).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Row::into_assistance).collect()
}

/// The open assistance of a client.
pub(super) fn open_of(conn: &mut Conn, client: ClientId) -> Result<Option<AssistanceId>, Fault> {
    let id: Option<i64> = t::assistances
        .filter(t::client_id.eq(client.get()))
        .filter(t::status.eq_any([Status::Requested.word(), Status::Accepted.word(), Status::Ongoing.word()]))
        .select(t::id)
        .first(conn)
        .optional()?;
    Ok(id.map(AssistanceId::new))
}

/// Whose lists there are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner {
    Client(ClientId),
    Assistant(AssistantId),
    Anyone,
}

/// A page, newest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, owner: Owner, page: PageRequest) -> Result<Vec<Assistance>, Fault> {
    let mut query = t::assistances.select(Row::as_select()).into_boxed();
    match owner {
        Owner::Client(id) => query = query.filter(t::client_id.eq(id.get())),
        Owner::Assistant(id) => query = query.filter(t::assistant_id.eq(id.get())),
        Owner::Anyone => {}
    }
    if let Some(before) = page.cursor {
        query = query.filter(t::id.lt(before));
    }
    let rows: Vec<Row> = query.order(t::id.desc()).limit(page.limit.rows() + 1).load(conn)?;
    rows.into_iter().map(Row::into_assistance).collect()
}

/// All that are open, in the order of their ids, at most `most`.
pub(in crate::dispatch) fn open(conn: &mut Conn, most: i64) -> Result<Vec<Assistance>, Fault> {
    let open = [Status::Requested.word(), Status::Accepted.word(), Status::Ongoing.word()];
    let rows: Vec<Row> =
        t::assistances.filter(t::status.eq_any(open)).order(t::id).limit(most).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Row::into_assistance).collect()
}

/// All accepted and ongoing ones: who is at work now.
pub(in crate::dispatch) fn under_way(conn: &mut Conn) -> Result<Vec<(AssistanceId, Parties)>, Fault> {
    let rows: Vec<(i64, i64, Option<i64>, String)> = t::assistances
        .filter(t::status.eq_any([Status::Accepted.word(), Status::Ongoing.word()]))
        .select((t::id, t::client_id, t::assistant_id, t::status))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, client, assistant, status)| {
            let status = Status::from_word(&status).ok_or_else(|| Fault::internal("an unknown status"))?;
            let parties = Parties { client: ClientId::new(client), assistant: assistant.map(AssistantId::new), status };
            Ok((AssistanceId::new(id), parties))
        })
        .collect()
}

/// What this assistant is at work on.
pub(in crate::dispatch) fn job_of(conn: &mut Conn, assistant: AssistantId) -> Result<Option<AssistanceId>, Fault> {
    let id: Option<i64> = t::assistances
        .filter(t::assistant_id.eq(assistant.get()))
        .filter(t::status.eq_any([Status::Accepted.word(), Status::Ongoing.word()]))
        .select(t::id)
        .first(conn)
        .optional()?;
    Ok(id.map(AssistanceId::new))
}

/// Which of these assistants are at work.
pub(in crate::dispatch) fn at_work(conn: &mut Conn, assistants: &[AssistantId]) -> Result<Vec<AssistantId>, Fault> {
    let ids: Vec<i64> = assistants.iter().map(|id| id.get()).collect();
    let rows: Vec<Option<i64>> = t::assistances
        .filter(t::assistant_id.eq_any(ids))
        .filter(t::status.eq_any([Status::Accepted.word(), Status::Ongoing.word()]))
        .select(t::assistant_id)
        .load(conn)?;
    Ok(rows.into_iter().flatten().map(AssistantId::new).collect())
}

/// requested → accepted. Touches no row when another was first; runs into the unique index when the assistant is busy.
pub(in crate::dispatch) fn accept(
    conn: &mut Conn,
    id: AssistanceId,
    assistant: AssistantId,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    let nothing: Option<NaiveDateTime> = None;
    diesel::update(t::assistances.find(id.get()).filter(t::status.eq(Status::Requested.word())))
        .set((
            t::status.eq(Status::Accepted.word()),
            t::assistant_id.eq(assistant.get()),
            t::next_wave_at.eq(nothing),
            t::accepted_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Another assistant gets it and has yet to come. Touches no row when `from` has it no longer; runs into the unique index when
/// the other is busy.
pub(in crate::dispatch) fn reassign(
    conn: &mut Conn,
    id: AssistanceId,
    (from, to): (AssistantId, AssistantId),
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    let nothing: Option<NaiveDateTime> = None;
    let under_way = [Status::Accepted.word(), Status::Ongoing.word()];
    let held = t::assistances.find(id.get()).filter(t::status.eq_any(under_way)).filter(t::assistant_id.eq(from.get()));
    diesel::update(held)
        .set((
            t::status.eq(Status::Accepted.word()),
            t::assistant_id.eq(to.get()),
            t::accepted_at.eq(now.naive()),
            t::started_at.eq(nothing),
            (t::on_the_way_at.eq(nothing), t::arrived_at.eq(nothing), t::loaded_at.eq(nothing)),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// accepted → ongoing.
pub(super) fn start(conn: &mut Conn, id: AssistanceId, at: Timestamp, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq(Status::Accepted.word())))
        .set((t::status.eq(Status::Ongoing.word()), t::started_at.eq(at.naive()), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// ongoing → completed.
pub(super) fn complete(conn: &mut Conn, id: AssistanceId, at: Timestamp, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq(Status::Ongoing.word())))
        .set((t::status.eq(Status::Completed.word()), t::ended_at.eq(at.naive()), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Notes the work order that a completed one became; `false` when one is noted already.
pub(super) fn set_work_order(
    conn: &mut Conn,
    id: AssistanceId,
    order: WorkOrderId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::work_order_id.is_null()))
        .set((t::work_order_id.eq(order.get()), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// `from` → canceled.
pub(in crate::dispatch) fn cancel(
    conn: &mut Conn,
    id: AssistanceId,
    from: Status,
    (by, reason): (CanceledBy, Option<&str>),
    at: Timestamp,
    now: Timestamp,
) -> Result<bool, Fault> {
    let nothing: Option<NaiveDateTime> = None;
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq(from.word())))
        .set((
            t::status.eq(Status::Canceled.word()),
            t::canceled_by.eq(by.word()),
            t::cancel_reason.eq(reason),
            t::next_wave_at.eq(nothing),
            t::ended_at.eq(at.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Sets the price while the assistance is under way.
pub(super) fn set_price(conn: &mut Conn, id: AssistanceId, minor: i64, now: Timestamp) -> Result<bool, Fault> {
    let under_way = [Status::Accepted.word(), Status::Ongoing.word()];
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq_any(under_way)))
        .set((t::price_minor.eq(minor), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Sets the rating of a completed one.
pub(super) fn set_rating(conn: &mut Conn, id: AssistanceId, rating: i32, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq(Status::Completed.word())))
        .set((t::rating.eq(rating), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Which of these ended before an instant.
pub(in crate::dispatch) fn ended_before(conn: &mut Conn, ids: &[i64], before: Timestamp) -> Result<Vec<i64>, Fault> {
    Ok(t::assistances
        .filter(t::id.eq_any(ids.to_vec()))
        .filter(t::ended_at.lt(before.naive()))
        .select(t::id)
        .load(conn)?)
}
