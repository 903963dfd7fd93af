//! The queries on reviews.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::json;

use super::{Moderation, Opinion, Review};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, ReviewId, ServiceId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::reviews as t;
use crate::workshop::Rating;

type Row = (i64, i64, i64, i32, Option<String>, String, bool, NaiveDateTime, NaiveDateTime);

fn review(row: Row) -> Result<Review, Fault> {
    let (id, service, author, stars, body, images, is_hidden, created_at, updated_at) = row;
    let rating =
        Rating::new(stars.into()).ok_or_else(|| Fault::internal(format!("review {id} has an impossible rating")))?;
    let images = serde_json::from_str(&images)
        .map_err(|error| Fault::internal(format!("images of review {id} cannot be read: {error}")))?;
    Ok(Review {
        id: ReviewId::new(id),
        service: ServiceId::new(service),
        author: AccountId::new(author),
        rating,
        body,
        images,
        is_hidden,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

/// Inserts; runs into the author's review of the service, or into a service that has gone.
pub(super) fn insert(
    conn: &mut Conn,
    (service, author): (ServiceId, AccountId),
    opinion: &Opinion,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(t::table)
        .values((
            t::service_id.eq(service.get()),
            t::account_id.eq(author.get()),
            t::rating.eq(opinion.rating.stars()),
            t::body.eq(&opinion.body),
            t::images.eq(json!(opinion.images).to_string()),
            t::created_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Replaces what the author said; whether they had said something.
pub(super) fn rewrite(
    conn: &mut Conn,
    (service, author): (ServiceId, AccountId),
    opinion: &Opinion,
    now: Timestamp,
) -> Result<bool, Fault> {
    let own = t::table.filter(t::service_id.eq(service.get())).filter(t::account_id.eq(author.get()));
    let changed = diesel::update(own)
        .set((
            t::rating.eq(opinion.rating.stars()),
            t::body.eq(&opinion.body),
            t::images.eq(json!(opinion.images).to_string()),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Takes a review in hand: nobody else changes it until this transaction ends.
pub(super) fn hold(conn: &mut Conn, id: ReviewId) -> Result<(), Fault> {
    diesel::update(t::table.find(id.get())).set(t::id.eq(t::id)).execute(conn)?;
    Ok(())
}

/// Changes what staff give; whether there is such a review.
pub(super) fn moderate(conn: &mut Conn, id: ReviewId, change: &Moderation, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::table.find(id.get()))
        .set((
            change.rating.map(|rating| t::rating.eq(rating.stars())),
            change.body.as_deref().map(|body| t::body.eq(body)),
            change.images.as_ref().map(|images| t::images.eq(json!(images).to_string())),
            change.is_hidden.map(|is_hidden| t::is_hidden.eq(is_hidden)),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Deletes a review; whether it was there.
pub(super) fn delete(conn: &mut Conn, id: ReviewId) -> Result<bool, Fault> {
    Ok(diesel::delete(t::table.find(id.get())).execute(conn)? == 1)
}

/// One review.
pub(super) fn find(conn: &mut Conn, id: ReviewId) -> Result<Option<Review>, Fault> {
    let row: Option<Row> = t::table.find(id.get()).select(t::all_columns).first(conn).optional()?;
    row.map(review).transpose()
}

/// What one person says of a service.
pub(super) fn of(conn: &mut Conn, service: ServiceId, author: AccountId) -> Result<Option<Review>, Fault> {
    let row: Option<Row> = t::table
        .filter(t::service_id.eq(service.get()))
        .filter(t::account_id.eq(author.get()))
        .select(t::all_columns)
        .first(conn)
        .optional()?;
    row.map(review).transpose()
}

/// The newest review of a service.
pub(super) fn newest(conn: &mut Conn, service: ServiceId) -> Result<Option<Review>, Fault> {
    let row: Option<Row> = t::table
        .filter(t::service_id.eq(service.get()))
        .order(t::id.desc())
        .select(t::all_columns)
        .first(conn)
        .optional()?;
    row.map(review).transpose()
}

/// A page, oldest first, with one row more than the limit when there are more; for `reader` without what is hidden from
/// them.
pub(super) fn page(
    conn: &mut Conn,
    service: ServiceId,
    reader: Option<AccountId>,
    page: PageRequest,
) -> Result<Vec<Review>, Fault> {
    let mut query = t::table
        .filter(t::service_id.eq(service.get()))
        .filter(t::id.gt(page.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(t::all_columns)
        .into_boxed();
    if let Some(reader) = reader {
        query = query.filter(t::is_hidden.eq(false).or(t::account_id.eq(reader.get())));
    }
    query.load::<Row>(conn)?.into_iter().map(review).collect()
}
