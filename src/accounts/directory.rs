//! What other domains may look up about people, inside their own transactions.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::model::{Assistant, Card, LicenseCategory, Reach, Service, Vehicle};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::language::Language;
use crate::kernel::time::Timestamp;
use crate::notifications::Channel;
use crate::storage::Conn;
use crate::storage::schema::{accounts, assistants as assistant_rows};

/// The cards of these people; unknown ids are missing.
///
/// # Errors
/// The database's fault.
pub fn cards(conn: &mut Conn, ids: &[AccountId]) -> Result<HashMap<AccountId, Card>, Fault> {
    let raw: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<(i64, String, Option<String>)> = accounts::table
        .filter(accounts::id.eq_any(raw))
        .select((accounts::id, accounts::name, accounts::phone_key))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, phone)| (AccountId::new(id), Card { id: AccountId::new(id), name, phone }))
        .collect())
}

/// One person's card.
///
/// # Errors
/// The database's fault.
pub fn card(conn: &mut Conn, id: AccountId) -> Result<Option<Card>, Fault> {
    Ok(cards(conn, &[id])?.remove(&id))
}

type Row = (i64, String, String, String, String, NaiveDate, bool, Option<f64>, Option<f64>, Option<NaiveDateTime>);

fn from_row(row: Row) -> Result<Assistant, Fault> {
    let (id, name, service, vehicle_type, license, license_expiry, is_active, lat, lng, located_at) = row;
    let unreadable = |what: &str| Fault::internal(format!("assistant {id} has an unknown {what}"));
    let place = lat.zip(lng).and_then(|(lat, lng)| Point::new(lat, lng));
    Ok(Assistant {
        id: AssistantId::new(id),
        name,
        service: Service::from_word(&service).ok_or_else(|| unreadable("service"))?,
        vehicle_type,
        license: LicenseCategory::from_word(&license).ok_or_else(|| unreadable("licence"))?,
        license_expiry,
        is_active,
        position: place.zip(located_at.map(Timestamp::from_naive)),
    })
}

/// One assistant's facts; `None` for an account that is none, or is blocked.
///
/// # Errors
/// The database's fault.
pub fn assistant(conn: &mut Conn, id: AssistantId) -> Result<Option<Assistant>, Fault> {
    let row: Option<Row> = assistant_rows::table
        .inner_join(accounts::table)
        .filter(assistant_rows::account_id.eq(id.get()))
        .filter(accounts::is_blocked.eq(false))
        .select(columns())
        .first(conn)
        .optional()?;
    row.map(from_row).transpose()
}

/// These assistants' facts; those of other accounts and of blocked ones are missing.
///
/// # Errors
/// The database's fault.
pub fn assistants_by_id(conn: &mut Conn, ids: &[AssistantId]) -> Result<HashMap<AssistantId, Assistant>, Fault> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<Row> = assistant_rows::table
        .inner_join(accounts::table)
        .filter(assistant_rows::account_id.eq_any(ids))
        .filter(accounts::is_blocked.eq(false))
        .select(columns())
        .load(conn)?;
    rows.into_iter().map(|row| from_row(row).map(|found| (found.id, found))).collect()
}

/// All active assistants with an id above `after`, in order of id, at most `limit`: to fill the live index at start.
///
/// # Errors
/// The database's fault.
pub fn assistants(conn: &mut Conn, after: AssistantId, limit: i64) -> Result<Vec<Assistant>, Fault> {
    let rows: Vec<Row> = assistant_rows::table
        .inner_join(accounts::table)
        .filter(assistant_rows::is_active.eq(true))
        .filter(accounts::is_blocked.eq(false))
        .filter(assistant_rows::account_id.gt(after.get()))
        .order(assistant_rows::account_id)
        .limit(limit)
        .select(columns())
        .load(conn)?;
    rows.into_iter().map(from_row).collect()
}

type Columns = (
    accounts::id,
    accounts::name,
    assistant_rows::service,
    assistant_rows::vehicle_type,
    assistant_rows::license_category,
    assistant_rows::license_expiry,
    assistant_rows::is_active,
    accounts::lat,
    accounts::lng,
    accounts::located_at,
);

const fn columns() -> Columns {
    (
        accounts::id,
        accounts::name,
        assistant_rows::service,
        assistant_rows::vehicle_type,
        assistant_rows::license_category,
        assistant_rows::license_expiry,
        assistant_rows::is_active,
        accounts::lat,
        accounts::lng,
        accounts::located_at,
    )
}

/// What these assistants come with; unknown ids are missing.
///
/// # Errors
/// The database's fault.
pub fn vehicles(conn: &mut Conn, ids: &[AssistantId]) -> Result<HashMap<AssistantId, Vehicle>, Fault> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let raw: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<(i64, String, i64)> = assistant_rows::table
        .filter(assistant_rows::account_id.eq_any(raw))
        .select((assistant_rows::account_id, assistant_rows::vehicle_type, assistant_rows::registration_number))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, kind, plate)| (AssistantId::new(id), Vehicle { kind, plate })).collect())
}

/// Whether a phone number or e-mail address of this account has been verified.
///
/// # Errors
/// The database's fault.
pub fn has_verified_contact(conn: &mut Conn, id: AccountId) -> Result<bool, Fault> {
    let verified = accounts::phone_verified_at.is_not_null().or(accounts::email_verified_at.is_not_null());
    let row = accounts::table.find(id.get()).filter(verified).select(accounts::id).first::<i64>(conn).optional()?;
    Ok(row.is_some())
}

/// How a person is reached: at a verified address or number if there is one, else at any; `None` without any.
///
/// # Errors
/// The database's fault.
pub fn reach(conn: &mut Conn, id: AccountId) -> Result<Option<Reach>, Fault> {
    let row: Option<ReachRow> = accounts::table
        .find(id.get())
        .select((
            accounts::email,
            accounts::email_verified_at,
            accounts::phone_key,
            accounts::phone_verified_at,
            accounts::language,
        ))
        .first(conn)
        .optional()?;
    let Some((email, email_verified_at, phone, phone_verified_at, language)) = row else { return Ok(None) };
    let email = email.map(|to| (email_verified_at.is_some(), Channel::Email, to));
    let phone = phone.map(|to| (phone_verified_at.is_some(), Channel::Sms, to));
    let mut ways: Vec<_> = [email, phone].into_iter().flatten().collect();
    // stable: where both are alike the e-mail comes first
    ways.sort_by_key(|(is_verified, ..)| !is_verified);
    let language = language.as_deref().and_then(Language::from_tag).unwrap_or_default();
    Ok(ways.into_iter().next().map(|(_, channel, destination)| Reach { channel, destination, language }))
}

type ReachRow = (Option<String>, Option<NaiveDateTime>, Option<String>, Option<NaiveDateTime>, Option<String>);

/// Sets a person's postal address: there is one, whoever asks for it.
///
/// # Errors
/// The database's fault.
pub fn set_address(conn: &mut Conn, id: AccountId, address: &str, now: Timestamp) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::address.eq(address), accounts::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// Stores last positions; a newer stored one stays. One of the same instant does not: going active dates the stored
/// place anew, and memory may know a later one.
///
/// # Errors
/// The database's fault.
pub fn store_positions(conn: &mut Conn, positions: &[(AccountId, Point, Timestamp)]) -> Result<(), Fault> {
    for (account, at, seen) in positions {
        let older = accounts::located_at.is_null().or(accounts::located_at.le(seen.naive()));
        diesel::update(accounts::table.find(account.get()).filter(older))
            .set((
                accounts::lat.eq(at.lat.degrees()),
                accounts::lng.eq(at.lng.degrees()),
                accounts::located_at.eq(seen.naive()),
            ))
            .execute(conn)?;
    }
    Ok(())
}
