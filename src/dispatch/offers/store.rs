//! The queries of the offer tables.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::dispatch::assistance::Told;
use crate::dispatch::matching::{Candidate, Exclusion, Wave};
use crate::kernel::error::Fault;
use crate::kernel::geo::Metres;
use crate::kernel::id::{AssistanceId, AssistantId, OfferId};
use crate::kernel::time::Timestamp;
use crate::storage::schema::assistances::dsl as a;
use crate::storage::schema::offers::dsl as t;
use crate::storage::schema::search_waves::dsl as w;
use crate::storage::{Conn, dialect};

/// An offer that awaits an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) id: OfferId,
    pub(super) assistance: AssistanceId,
    pub(super) assistant: AssistantId,
}

/// An offer as stored.
#[derive(Debug, Clone)]
pub(in crate::dispatch) struct Offer {
    pub(in crate::dispatch) id: OfferId,
    pub(in crate::dispatch) assistant: AssistantId,
    pub(in crate::dispatch) wave: i32,
    pub(in crate::dispatch) distance: Metres,
    pub(in crate::dispatch) eta_s: i64,
    pub(in crate::dispatch) status: String,
    pub(in crate::dispatch) offered_at: Timestamp,
    pub(in crate::dispatch) expires_at: Timestamp,
}

type Row = (i64, i64, i32, i64, i64, String, NaiveDateTime, NaiveDateTime);

impl From<Row> for Offer {
    fn from((id, assistant, wave, distance, eta_s, status, offered_at, expires_at): Row) -> Self {
        Self {
            id: OfferId::new(id),
            assistant: AssistantId::new(assistant),
            wave,
            distance: Metres::from_whole(distance),
            eta_s,
            status,
            offered_at: Timestamp::from_naive(offered_at),
            expires_at: Timestamp::from_naive(expires_at),
        }
    }
}

type Columns = (t::id, t::assistant_id, t::wave, t::distance_m, t::eta_s, t::status, t::offered_at, t::expires_at);
const COLUMNS: Columns =
    (t::id, t::assistant_id, t::wave, t::distance_m, t::eta_s, t::status, t::offered_at, t::expires_at);

pub(super) fn insert(
    conn: &mut Conn,
    assistance: AssistanceId,
    wave: i32,
    rank: i32,
    candidate: &Candidate,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<OfferId, Fault> {
    let id: i64 = diesel::insert_into(t::offers)
        .values((
            t::assistance_id.eq(assistance.get()),
            t::assistant_id.eq(candidate.id.get()),
            t::wave.eq(wave),
            t::rank.eq(rank),
            t::distance_m.eq(candidate.distance.whole()),
            t::eta_s.eq(candidate.eta_s),
            t::status.eq("open"),
            t::offered_at.eq(now.naive()),
            t::expires_at.eq(expires_at.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(OfferId::new(id))
}

/// The record of one wave: how far it reached and who was left out.
pub(super) fn insert_wave(conn: &mut Conn, id: AssistanceId, wave: &Wave, now: Timestamp) -> Result<(), Fault> {
    let left_out = serde_json::to_string(&wave.left_out).map_err(Fault::internal)?;
    diesel::insert_into(w::search_waves)
        .values((
            w::assistance_id.eq(id.get()),
            w::wave.eq(wave.number),
            w::radius_m.eq(wave.radius.whole()),
            w::told.eq(i32::try_from(wave.asked.len()).unwrap_or(i32::MAX)),
            w::left_out.eq(left_out),
            w::at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// A wave's number, radius, time and exclusions.
type PastWave = (i32, Metres, Timestamp, Vec<Exclusion>);

/// Each wave of a search, in order.
pub(super) fn waves(conn: &mut Conn, id: AssistanceId) -> Result<Vec<PastWave>, Fault> {
    let rows: Vec<(i32, i64, NaiveDateTime, String)> = w::search_waves
        .filter(w::assistance_id.eq(id.get()))
        .order(w::wave)
        .select((w::wave, w::radius_m, w::at, w::left_out))
        .load(conn)?;
    rows.into_iter()
        .map(|(wave, radius, at, left_out)| {
            let left_out = serde_json::from_str(&left_out).map_err(Fault::internal)?;
            Ok((wave, Metres::from_whole(radius), Timestamp::from_naive(at), left_out))
        })
        .collect()
}

/// The offer of an assistance to an assistant.
pub(in crate::dispatch) fn find(
    conn: &mut Conn,
    assistance: AssistanceId,
    assistant: AssistantId,
) -> Result<Option<Offer>, Fault> {
    let row: Option<Row> = t::offers
        .filter(t::assistance_id.eq(assistance.get()))
        .filter(t::assistant_id.eq(assistant.get()))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    Ok(row.map(Offer::from))
}

/// Many offers by id, in no order.
pub(in crate::dispatch) fn find_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Offer>, Fault> {
    let rows: Vec<Row> = t::offers.filter(t::id.eq_any(ids.to_vec())).select(COLUMNS).load(conn)?;
    Ok(rows.into_iter().map(Offer::from).collect())
}

/// Every offer of an assistance in the order they were made.
pub(super) fn all_of(conn: &mut Conn, id: AssistanceId) -> Result<Vec<Offer>, Fault> {
    let rows: Vec<Row> =
        t::offers.filter(t::assistance_id.eq(id.get())).order((t::wave, t::rank)).select(COLUMNS).load(conn)?;
    Ok(rows.into_iter().map(Offer::from).collect())
}

/// Who was told in one wave, nearest first.
pub(in crate::dispatch) fn of_wave(conn: &mut Conn, id: AssistanceId, wave: i32) -> Result<Vec<Told>, Fault> {
    let told = all_of(conn, id)?;
    Ok(told
        .into_iter()
        .filter(|offer| offer.wave == wave)
        .map(|offer| Told { assistant: offer.assistant, distance: offer.distance })
        .collect())
}

/// Who has been asked for an assistance.
pub(super) fn asked(conn: &mut Conn, id: AssistanceId) -> Result<Vec<AssistantId>, Fault> {
    let rows: Vec<i64> = t::offers.filter(t::assistance_id.eq(id.get())).select(t::assistant_id).load(conn)?;
    Ok(rows.into_iter().map(AssistantId::new).collect())
}

/// Locks an assistance. Whoever ends offers does this first: only then is it certain who of several has ended the last
/// one, and nobody waits for an assistance with an offer in hand.
pub(super) fn lock(conn: &mut Conn, id: AssistanceId) -> Result<(), Fault> {
    dialect::lock_assistances(conn, &[id.get()])
}

/// Locks an assistance and every other that is offered to an assistant, then the assistant, to whom nothing more can be
/// offered until this transaction ends. Something that was offered in between cannot be locked any more, since whoever has
/// an assistance waits for assistants: the transaction must run again.
pub(super) fn lock_of_either(conn: &mut Conn, id: AssistanceId, assistant: AssistantId) -> Result<(), Fault> {
    let mut locked = offered_to(conn, assistant)?;
    locked.push(id.get());
    dialect::lock_assistances(conn, &locked)?;
    dialect::lock_assistant(conn, assistant.get())?;
    if offered_to(conn, assistant)?.iter().all(|offered| locked.contains(offered)) {
        return Ok(());
    }
    Err(Fault::Contention("something was offered to the assistant meanwhile".to_owned()))
}

/// Keeps assistants from taking a job before this transaction ends.
pub(super) fn keep_free(conn: &mut Conn, assistants: &[AssistantId]) -> Result<(), Fault> {
    let ids: Vec<i64> = assistants.iter().map(|id| id.get()).collect();
    dialect::keep_assistants(conn, &ids)
}

/// Assistances that an assistant is asked about.
fn offered_to(conn: &mut Conn, assistant: AssistantId) -> Result<Vec<i64>, Fault> {
    let open = t::offers.filter(t::assistant_id.eq(assistant.get())).filter(t::status.eq("open"));
    Ok(open.select(t::assistance_id).load(conn)?)
}

/// Open offers of an assistant that can still be accepted, with what is offered, newest first.
pub(super) fn open_of_assistant(
    conn: &mut Conn,
    assistant: AssistantId,
    now: Timestamp,
) -> Result<Vec<(AssistanceId, Offer)>, Fault> {
    let rows: Vec<(i64, Row)> = t::offers
        .filter(t::assistant_id.eq(assistant.get()))
        .filter(t::status.eq("open"))
        .filter(t::expires_at.gt(now.naive()))
        .order(t::id.desc())
        .select((t::assistance_id, COLUMNS))
        .load(conn)?;
    Ok(rows.into_iter().map(|(assistance, offer)| (AssistanceId::new(assistance), offer.into())).collect())
}

/// Open offers of an assistance, in the order of their ids.
pub(super) fn open_of_assistance(conn: &mut Conn, id: AssistanceId) -> Result<Vec<Open>, Fault> {
    let rows: Vec<(i64, i64, i64)> = t::offers
        .filter(t::assistance_id.eq(id.get()))
        .filter(t::status.eq("open"))
        .order(t::id)
        .select((t::id, t::assistance_id, t::assistant_id))
        .load(conn)?;
    Ok(rows.into_iter().map(open).collect())
}

/// Open offers of an assistance and of an assistant together, in the order of their ids.
pub(super) fn open_of_either(conn: &mut Conn, id: AssistanceId, assistant: AssistantId) -> Result<Vec<Open>, Fault> {
    let rows: Vec<(i64, i64, i64)> = t::offers
        .filter(t::assistance_id.eq(id.get()).or(t::assistant_id.eq(assistant.get())))
        .filter(t::status.eq("open"))
        .order(t::id)
        .select((t::id, t::assistance_id, t::assistant_id))
        .load(conn)?;
    Ok(rows.into_iter().map(open).collect())
}

fn open((id, assistance, assistant): (i64, i64, i64)) -> Open {
    Open { id: OfferId::new(id), assistance: AssistanceId::new(assistance), assistant: AssistantId::new(assistant) }
}

/// Ends an open offer; `false` when it had ended.
pub(super) fn end(
    conn: &mut Conn,
    id: OfferId,
    status: &str,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed = diesel::update(t::offers.find(id.get()).filter(t::status.eq("open")))
        .set((t::status.eq(status), t::end_reason.eq(reason), t::ended_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Brings the next wave of these searches forward to `at`, where nobody is left to answer.
pub(super) fn hurry(conn: &mut Conn, id: AssistanceId, at: Timestamp) -> Result<bool, Fault> {
    let waiting = t::offers.filter(t::assistance_id.eq(a::id)).filter(t::status.eq("open"));
    let changed = diesel::update(
        a::assistances
            .find(id.get())
            .filter(a::status.eq("requested"))
            .filter(a::next_wave_at.gt(at.naive()))
            .filter(diesel::dsl::not(diesel::dsl::exists(waiting))),
    )
    .set(a::next_wave_at.eq(at.naive()))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Searches whose next step is due, the longest due first.
pub(super) fn due(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<AssistanceId>, Fault> {
    let rows: Vec<i64> = a::assistances
        .filter(a::status.eq("requested"))
        .filter(a::next_wave_at.le(now.naive()))
        .order(a::next_wave_at)
        .limit(limit)
        .select(a::id)
        .load(conn)?;
    Ok(rows.into_iter().map(AssistanceId::new).collect())
}

/// When the next step of any search is due.
pub(super) fn next_due(conn: &mut Conn) -> Result<Option<Timestamp>, Fault> {
    let next: Option<NaiveDateTime> = a::assistances
        .filter(a::status.eq("requested"))
        .filter(a::next_wave_at.is_not_null())
        .order(a::next_wave_at)
        .select(a::next_wave_at.assume_not_null())
        .first(conn)
        .optional()?;
    Ok(next.map(Timestamp::from_naive))
}

/// Moves a search on to its next wave; `false` when somebody else did or it is over.
pub(super) fn advance(
    conn: &mut Conn,
    id: AssistanceId,
    from_wave: i32,
    next_wave_at: Timestamp,
) -> Result<bool, Fault> {
    let changed =
        diesel::update(a::assistances.find(id.get()).filter(a::status.eq("requested")).filter(a::wave.eq(from_wave)))
            .set((a::wave.eq(from_wave + 1), a::next_wave_at.eq(next_wave_at.naive())))
            .execute(conn)?;
    Ok(changed == 1)
}
