//! The queries on profiles and photos.

use diesel::prelude::*;

use super::{ListedAssistant, Photo};
use crate::accounts::model::Service;
use crate::accounts::store::StoredAssistant;
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{accounts, assistants, order_files, photos};

/// Sets name and address where they are given.
pub(super) fn update_texts(
    conn: &mut Conn,
    id: AccountId,
    name: Option<&str>,
    address: Option<&str>,
    now: Timestamp,
) -> Result<(), Fault> {
    // a `None` leaves its column alone
    diesel::update(accounts::table.find(id.get()))
        .set((
            name.map(|name| accounts::name.eq(name)),
            address.map(|address| accounts::address.eq(address)),
            accounts::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Sets a new, unverified e-mail address.
pub(super) fn set_email(conn: &mut Conn, id: AccountId, email: &Email) -> Result<usize, diesel::result::Error> {
    let never: Option<chrono::NaiveDateTime> = None;
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::email.eq(email.as_str()), accounts::email_verified_at.eq(never)))
        .execute(conn)
}

/// Sets a new, unverified phone number.
pub(super) fn set_phone(conn: &mut Conn, id: AccountId, phone: &Phone) -> Result<usize, diesel::result::Error> {
    let never: Option<chrono::NaiveDateTime> = None;
    diesel::update(accounts::table.find(id.get()))
        .set((
            accounts::phone.eq(phone.sent()),
            accounts::phone_key.eq(phone.key()),
            accounts::phone_verified_at.eq(never),
        ))
        .execute(conn)
}

/// Writes an assistant's row back.
pub(super) fn update_assistant(
    conn: &mut Conn,
    id: AccountId,
    new: &StoredAssistant,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::update(assistants::table.find(id.get()))
        .set((
            assistants::service.eq(new.details.service.word()),
            assistants::vehicle_type.eq(&new.details.vehicle_type),
            assistants::license_category.eq(new.details.license.word()),
            assistants::license_number.eq(&new.details.license_number),
            assistants::license_expiry.eq(new.details.license_expiry),
            assistants::registration_number.eq(new.details.registration_number),
            assistants::documents_approved.eq(new.documents_approved),
            assistants::documents_refused.eq(&new.documents_refused),
            assistants::is_active.eq(new.is_active),
            assistants::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores a person's photo under a new key.
pub(super) fn insert_photo(
    conn: &mut Conn,
    id: AccountId,
    key: &str,
    jpeg: &[u8],
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::insert_into(photos::table)
        .values((
            photos::key.eq(key),
            photos::account_id.eq(id.get()),
            photos::content_type.eq("image/jpeg"),
            photos::bytes.eq(jpeg),
            photos::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::photo_key.eq(key), accounts::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// The keys of a person's photos but one, without those that a work order shows.
pub(super) fn unused_photos(conn: &mut Conn, id: AccountId, but: &str) -> Result<Vec<String>, Fault> {
    let mut keys: Vec<String> = photos::table
        .filter(photos::account_id.eq(id.get()))
        .filter(photos::key.ne(but))
        .select(photos::key)
        .load(conn)?;
    let shown: Vec<String> = order_files::table
        .filter(order_files::photo_key.eq_any(keys.clone()))
        .select(order_files::photo_key)
        .load(conn)?;
    keys.retain(|key| !shown.contains(key));
    Ok(keys)
}

/// Deletes photos; runs into whatever shows one of them.
pub(super) fn delete_photos(conn: &mut Conn, keys: &[String]) -> Result<usize, diesel::result::Error> {
    diesel::delete(photos::table.filter(photos::key.eq_any(keys.to_vec()))).execute(conn)
}

/// The photo with this key.
pub(super) fn photo(conn: &mut Conn, key: &str) -> Result<Option<Photo>, Fault> {
    let row: Option<(String, Vec<u8>)> =
        photos::table.find(key).select((photos::content_type, photos::bytes)).first(conn).optional()?;
    Ok(row.map(|(content_type, bytes)| Photo { content_type, bytes }))
}

/// Active assistants with an id above `after`, in order of id, at most `limit`.
pub(super) fn active(
    conn: &mut Conn,
    service: Option<Service>,
    after: i64,
    limit: i64,
) -> Result<Vec<ListedAssistant>, Fault> {
    type Row = (i64, String, String, String, Option<f64>, Option<f64>);
    let mut query = assistants::table
        .inner_join(accounts::table)
        .filter(assistants::is_active.eq(true))
        .filter(accounts::is_blocked.eq(false))
        .filter(assistants::account_id.gt(after))
        .order(assistants::account_id)
        .limit(limit)
        .select((
            accounts::id,
            accounts::name,
            assistants::service,
            assistants::vehicle_type,
            accounts::lat,
            accounts::lng,
        ))
        .into_boxed();
    if let Some(service) = service {
        query = query.filter(assistants::service.eq(service.word()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    rows.into_iter()
        .map(|(id, name, service, vehicle_type, lat, lng)| {
            let service = Service::from_word(&service)
                .ok_or_else(|| Fault::internal(format!("assistant {id} has an unknown service")))?;
            let position = lat.zip(lng).and_then(|(lat, lng)| Point::new(lat, lng));
            Ok(ListedAssistant { id: AssistantId::new(id), name, service, vehicle_type, position })
        })
        .collect()
}
