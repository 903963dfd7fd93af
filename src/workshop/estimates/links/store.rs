//! The queries on links, and on what they show of an order.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Link, LinkId, Thing};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::notifications::Channel;
use crate::storage::Conn;
use crate::storage::schema::approval_links::dsl as t;
use crate::storage::schema::{assets, manufacturers, models, work_orders};

type Columns =
    ((t::id, t::order_id, t::created_by, t::channel), (t::note, t::expires_at, t::revoked_at, t::created_at));
const COLUMNS: Columns =
    ((t::id, t::order_id, t::created_by, t::channel), (t::note, t::expires_at, t::revoked_at, t::created_at));
type Row =
    ((i64, i64, Option<i64>, Option<String>), (Option<String>, NaiveDateTime, Option<NaiveDateTime>, NaiveDateTime));

fn link(((id, order, by, channel), (note, expires_at, revoked_at, created_at)): Row) -> Link {
    Link {
        id: LinkId(id),
        order: WorkOrderId::new(order),
        by: by.map(AccountId::new),
        channel: channel.as_deref().and_then(Channel::from_word),
        note,
        expires_at: Timestamp::from_naive(expires_at),
        revoked_at: revoked_at.map(Timestamp::from_naive),
        created_at: Timestamp::from_naive(created_at),
    }
}

/// Inserts a link that what has this digest opens.
pub(super) fn insert(conn: &mut Conn, link: &Link, digest: &str) -> Result<LinkId, Fault> {
    let id: i64 = diesel::insert_into(t::approval_links)
        .values((
            t::order_id.eq(link.order.get()),
            t::digest.eq(digest),
            t::expires_at.eq(link.expires_at.naive()),
            t::created_at.eq(link.created_at.naive()),
            t::created_by.eq(link.by.map(AccountId::get)),
            t::channel.eq(link.channel.map(Channel::word)),
            t::note.eq(&link.note),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(LinkId(id))
}

pub(super) fn find(conn: &mut Conn, id: LinkId) -> Result<Option<Link>, Fault> {
    let row: Option<Row> = t::approval_links.find(id.0).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(link))
}

pub(super) fn by_digest(conn: &mut Conn, digest: &str) -> Result<Option<Link>, Fault> {
    let row: Option<Row> = t::approval_links.filter(t::digest.eq(digest)).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(link))
}

/// Up to one more than the page holds, newest first.
pub(super) fn page(conn: &mut Conn, order: WorkOrderId, request: PageRequest) -> Result<Vec<Link>, Fault> {
    let mut wanted = t::approval_links
        .filter(t::order_id.eq(order.get()))
        .order(t::id.desc())
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.lt(cursor));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    Ok(rows.into_iter().map(link).collect())
}

/// Revokes the links of an order that are not yet; whether there was one.
pub(super) fn revoke(conn: &mut Conn, order: WorkOrderId, now: Timestamp) -> Result<bool, Fault> {
    let good = t::approval_links.filter(t::order_id.eq(order.get())).filter(t::revoked_at.is_null());
    Ok(diesel::update(good).set(t::revoked_at.eq(now.naive())).execute(conn)? > 0)
}

/// What an order is called.
pub(super) fn title(conn: &mut Conn, order: WorkOrderId) -> Result<String, Fault> {
    Ok(work_orders::table.find(order.get()).select(work_orders::title).first(conn)?)
}

/// What an order is about, if that is known.
pub(super) fn thing(conn: &mut Conn, order: WorkOrderId) -> Result<Option<Thing>, Fault> {
    let asset: Option<i64> = work_orders::table.find(order.get()).select(work_orders::asset_id).first(conn)?;
    let Some(asset) = asset else { return Ok(None) };
    let (registration, model, manufacturer): (Option<String>, Option<i64>, Option<i64>) = assets::table
        .find(asset)
        .select((assets::registration, assets::model_id, assets::manufacturer_id))
        .first(conn)?;
    let model: Option<(String, i64)> = match model {
        Some(id) => Some(models::table.find(id).select((models::name, models::manufacturer_id)).first(conn)?),
        None => None,
    };
    // what the owner says of it comes before what its model says
    let manufacturer = match manufacturer.or(model.as_ref().map(|(_, manufacturer)| *manufacturer)) {
        Some(id) => Some(manufacturers::table.find(id).select(manufacturers::name).first(conn)?),
        None => None,
    };
    Ok(Some(Thing { registration, manufacturer, model: model.map(|(name, _)| name) }))
}
