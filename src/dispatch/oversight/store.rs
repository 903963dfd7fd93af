//! The queries of those who look at everybody's assistances.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::case::Asked as AskedWhom;
use super::figures::Asked;
use super::history::Wanted;
use super::span::Span;
use crate::dispatch::assistance::{CanceledBy, Status};
use crate::dispatch::offers::NOBODY_FOUND;
use crate::kernel::error::Fault;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::schema::assistances::dsl as t;
use crate::storage::schema::offers::dsl as o;
use crate::storage::{Conn, text};

/// How many offers of each assistance could still be accepted.
pub(super) fn offered(conn: &mut Conn) -> Result<HashMap<AssistanceId, i64>, Fault> {
    let rows: Vec<(i64, i64)> = o::offers
        .filter(o::status.eq("open"))
        .group_by(o::assistance_id)
        .select((o::assistance_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, count)| (AssistanceId::new(id), count)).collect())
}

/// Who was asked about an assistance, in order, and what came of it; names come later.
pub(super) fn asked_whom(conn: &mut Conn, id: AssistanceId) -> Result<Vec<AskedWhom>, Fault> {
    type Row = (i64, i32, i64, i64, String, Option<String>, NaiveDateTime, Option<NaiveDateTime>);
    let rows: Vec<Row> = o::offers
        .filter(o::assistance_id.eq(id.get()))
        .order((o::wave, o::rank))
        .select((
            o::assistant_id,
            o::wave,
            o::distance_m,
            o::eta_s,
            o::status,
            o::end_reason,
            o::offered_at,
            o::ended_at,
        ))
        .load(conn)?;
    let asked =
        rows.into_iter().map(|(assistant, wave, distance, eta_s, outcome, end_reason, offered_at, ended_at)| {
            AskedWhom {
                assistant: AssistantId::new(assistant),
                name: String::new(),
                wave,
                distance: Metres::from_whole(distance),
                eta_s,
                outcome,
                end_reason,
                offered_at: Timestamp::from_naive(offered_at),
                ended_at: ended_at.map(Timestamp::from_naive),
            }
        });
    Ok(asked.collect())
}

/// What is known of those asked for in a span, in the order in which that was.
pub(super) fn asked(conn: &mut Conn, span: Span) -> Result<Vec<Asked>, Fault> {
    type Row = (NaiveDateTime, Option<NaiveDateTime>, String, Option<String>, Option<String>, Option<i64>);
    let rows: Vec<Row> = t::assistances
        .filter(t::created_at.ge(span.from.naive()))
        .filter(t::created_at.lt(span.to.naive()))
        .order((t::created_at, t::id))
        .select((t::created_at, t::accepted_at, t::status, t::canceled_by, t::cancel_reason, t::price_minor))
        .load(conn)?;
    rows.into_iter()
        .map(|(at, accepted_at, status, canceled_by, cancel_reason, price_minor)| {
            let by_system = canceled_by.as_deref() == Some(CanceledBy::System.word());
            Ok(Asked {
                at: Timestamp::from_naive(at),
                accepted_at: accepted_at.map(Timestamp::from_naive),
                status: Status::from_word(&status).ok_or_else(|| Fault::internal("an unknown status"))?,
                is_unserved: by_system && cancel_reason.as_deref() == Some(NOBODY_FOUND),
                price_minor,
            })
        })
        .collect()
}

/// Where help was asked for in a span.
pub(super) fn pickups(conn: &mut Conn, span: Span) -> Result<Vec<Point>, Fault> {
    let rows: Vec<(f64, f64)> = t::assistances
        .filter(t::created_at.ge(span.from.naive()))
        .filter(t::created_at.lt(span.to.naive()))
        .select((t::pickup_lat, t::pickup_lng))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(lat, lng)| Point::new(lat, lng)).collect())
}

/// The ids of a page, newest first, with one more than the limit when there are more.
pub(super) fn ids(conn: &mut Conn, wanted: &Wanted, page: PageRequest) -> Result<Vec<i64>, Fault> {
    let mut query = t::assistances.select(t::id).into_boxed();
    if let Some(status) = wanted.filter.status {
        query = query.filter(t::status.eq(status.word()));
    }
    if let Some(from) = wanted.filter.from {
        query = query.filter(t::created_at.ge(from.naive()));
    }
    if let Some(to) = wanted.filter.to {
        query = query.filter(t::created_at.lt(to.naive()));
    }
    if let Some(q) = &wanted.filter.q {
        let people: Vec<i64> = wanted.people.iter().map(|id| id.get()).collect();
        let id: i64 = q.parse().unwrap_or(0);
        let said = text::lower_or_null(t::description).like(text::pattern(q)).escape('\\');
        query = query
            .filter(t::id.eq(id).or(t::client_id.eq_any(people.clone())).or(t::assistant_id.eq_any(people)).or(said));
    }
    if let Some(before) = page.cursor {
        query = query.filter(t::id.lt(before));
    }
    Ok(query.order(t::id.desc()).limit(page.limit.rows() + 1).load(conn)?)
}
