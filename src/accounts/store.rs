//! The queries on accounts and what assistants have besides.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::error::Error;
use super::model::{Account, AssistantDetails, Contact, Login, Role};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::schema::{accounts, assistants};
use crate::storage::{Conn, Violation};
use crate::tx::Tx;

/// An account with what only sign-in needs.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) account: Account,
    pub(super) password_hash: Option<String>,
    pub(super) epoch: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
struct Row {
    id: i64,
    role: String,
    name: String,
    username: Option<String>,
    phone: Option<String>,
    phone_key: Option<String>,
    email: Option<String>,
    password_hash: Option<String>,
    address: Option<String>,
    photo_key: Option<String>,
    phone_verified_at: Option<NaiveDateTime>,
    email_verified_at: Option<NaiveDateTime>,
    lat: Option<f64>,
    lng: Option<f64>,
    located_at: Option<NaiveDateTime>,
    epoch: i64,
    is_blocked: bool,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    picture: Option<String>,
}

impl TryFrom<Row> for Stored {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let role = Role::from_word(&row.role)
            .ok_or_else(|| Fault::internal(format!("account {} has an unknown role", row.id)))?;
        let place = row.lat.zip(row.lng).and_then(|(lat, lng)| Point::new(lat, lng));
        let account = Account {
            id: AccountId::new(row.id),
            role,
            name: row.name,
            username: row.username,
            phone: row.phone_key,
            phone_sent: row.phone,
            email: row.email,
            phone_verified: row.phone_verified_at.is_some(),
            email_verified: row.email_verified_at.is_some(),
            address: row.address,
            photo_key: row.photo_key,
            picture: row.picture,
            position: place.zip(row.located_at.map(Timestamp::from_naive)),
            is_blocked: row.is_blocked,
            created_at: Timestamp::from_naive(row.created_at),
            updated_at: Timestamp::from_naive(row.updated_at),
        };
        Ok(Self { account, password_hash: row.password_hash, epoch: row.epoch })
    }
}

fn stored(row: Result<Row, diesel::result::Error>) -> Result<Option<Stored>, Fault> {
    row.optional()?.map(Stored::try_from).transpose()
}

/// The account with this id, unless it is deleted.
pub(super) fn by_id(conn: &mut Conn, id: AccountId) -> Result<Option<Stored>, Fault> {
    let row = accounts::table.find(id.get()).filter(accounts::deleted_at.is_null());
    stored(row.select(Row::as_select()).first(conn))
}

/// The account that signs in this way.
pub(super) fn by_login(conn: &mut Conn, login: &Login) -> Result<Option<Stored>, Fault> {
    let rows = accounts::table.filter(accounts::deleted_at.is_null()).select(Row::as_select());
    stored(match login {
        Login::Phone(phone) => rows.filter(accounts::phone_key.eq(phone.key())).first(conn),
        Login::Email(email) => rows.filter(accounts::email.eq(email.as_str())).first(conn),
        Login::Username(name) => rows.filter(accounts::username.eq(name)).first(conn),
    })
}

/// The account that has this contact, verified or not.
pub(super) fn by_contact(conn: &mut Conn, contact: &Contact) -> Result<Option<Stored>, Fault> {
    let login = match contact {
        Contact::Phone(phone) => Login::Phone(phone.clone()),
        Contact::Email(email) => Login::Email(email.clone()),
    };
    by_login(conn, &login)
}

/// The account linked to a Google subject.
pub(super) fn by_google_subject(conn: &mut Conn, subject: &str) -> Result<Option<Stored>, Fault> {
    stored(accounts::table.filter(accounts::google_subject.eq(subject)).select(Row::as_select()).first(conn))
}

/// Makes other transactions that lock the same account wait until this one ends.
pub(super) fn lock(conn: &mut Conn, id: AccountId) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get())).set(accounts::epoch.eq(accounts::epoch)).execute(conn)?;
    Ok(())
}

/// A row to be.
#[derive(Debug, Clone)]
pub(super) struct NewRow {
    pub(super) role: Role,
    pub(super) name: String,
    pub(super) username: Option<String>,
    pub(super) phone: Option<Phone>,
    pub(super) email: Option<Email>,
    pub(super) password_hash: Option<String>,
    pub(super) google_subject: Option<String>,
    pub(super) address: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) phone_verified: bool,
    pub(super) email_verified: bool,
    pub(super) position: Option<Point>,
}

/// Makes the account, or says which of its names another has.
pub(super) fn insert(tx: &mut Tx<'_>, new: &NewRow) -> Result<AccountId, Error> {
    let now = tx.now().naive();
    let made = tx.attempt(|conn| {
        diesel::insert_into(accounts::table)
            .values((
                (
                    accounts::role.eq(new.role.word()),
                    accounts::name.eq(&new.name),
                    accounts::username.eq(&new.username),
                    accounts::phone.eq(new.phone.as_ref().map(Phone::sent)),
                    accounts::phone_key.eq(new.phone.as_ref().map(Phone::key)),
                    accounts::email.eq(new.email.as_ref().map(Email::as_str)),
                    accounts::password_hash.eq(&new.password_hash),
                    accounts::google_subject.eq(&new.google_subject),
                    accounts::address.eq(&new.address),
                ),
                (
                    accounts::language.eq(new.language),
                    accounts::phone_verified_at.eq(new.phone_verified.then_some(now)),
                    accounts::email_verified_at.eq(new.email_verified.then_some(now)),
                    accounts::lat.eq(new.position.map(|place| place.lat.degrees())),
                    accounts::lng.eq(new.position.map(|place| place.lng.degrees())),
                    accounts::located_at.eq(new.position.map(|_| now)),
                    accounts::created_at.eq(now),
                    accounts::updated_at.eq(now),
                ),
            ))
            .returning(accounts::id)
            .get_result::<i64>(conn)
    })?;
    match made {
        Ok(id) => Ok(AccountId::new(id)),
        // where more than one is taken the databases name one or another: here it is always the number
        Err(violation) => Err(if has_phone(tx.conn(), new)? { Error::PhoneTaken } else { taken(&violation) }),
    }
}

/// Whether somebody has the phone number of a row to be.
fn has_phone(conn: &mut Conn, new: &NewRow) -> Result<bool, Fault> {
    match &new.phone {
        Some(phone) => Ok(by_login(conn, &Login::Phone(phone.clone()))?.is_some()),
        None => Ok(false),
    }
}

/// What a uniqueness of the accounts table means.
pub(super) fn taken(violation: &Violation) -> Error {
    if violation.concerns("phone_key") {
        Error::PhoneTaken
    } else if violation.concerns("email") {
        Error::EmailTaken
    } else if violation.concerns("username") {
        Error::UsernameTaken
    } else {
        // two sign-ins by one new Google account at the same time: the later one finds the first one's account
        Error::Fault(Fault::Contention("an account was made at the same time".to_owned()))
    }
}

/// Makes the assistant's row of an account.
pub(super) fn insert_assistant(
    conn: &mut Conn,
    id: AccountId,
    details: &AssistantDetails,
    is_active: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::insert_into(assistants::table)
        .values((
            assistants::account_id.eq(id.get()),
            assistants::service.eq(details.service.word()),
            assistants::vehicle_type.eq(&details.vehicle_type),
            assistants::license_category.eq(details.license.word()),
            assistants::license_number.eq(&details.license_number),
            assistants::license_expiry.eq(details.license_expiry),
            assistants::registration_number.eq(details.registration_number),
            assistants::is_active.eq(is_active),
            assistants::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// What an assistant's row holds.
#[derive(Debug, Clone)]
pub(super) struct StoredAssistant {
    pub(super) details: AssistantDetails,
    pub(super) documents_approved: bool,
    /// Why not; `None` while nobody has looked.
    pub(super) documents_refused: Option<String>,
    pub(super) is_active: bool,
}

type AssistantRow = (i64, String, String, String, String, NaiveDate, i64, bool, bool, Option<String>);
type AssistantColumns = (
    assistants::account_id,
    assistants::service,
    assistants::vehicle_type,
    assistants::license_category,
    assistants::license_number,
    assistants::license_expiry,
    assistants::registration_number,
    assistants::documents_approved,
    assistants::is_active,
    assistants::documents_refused,
);
const ASSISTANT: AssistantColumns = (
    assistants::account_id,
    assistants::service,
    assistants::vehicle_type,
    assistants::license_category,
    assistants::license_number,
    assistants::license_expiry,
    assistants::registration_number,
    assistants::documents_approved,
    assistants::is_active,
    assistants::documents_refused,
);

fn stored_assistant(row: AssistantRow) -> Result<(AccountId, StoredAssistant), Fault> {
    let (
        id,
        service,
        vehicle_type,
        category,
        license_number,
        license_expiry,
        registration_number,
        approved,
        active,
        no,
    ) = row;
    let unreadable = |what: &str| Fault::internal(format!("assistant {id} has an unknown {what}"));
    let details = AssistantDetails {
        service: super::Service::from_word(&service).ok_or_else(|| unreadable("service"))?,
        vehicle_type,
        license: super::LicenseCategory::from_word(&category).ok_or_else(|| unreadable("licence"))?,
        license_number,
        license_expiry,
        registration_number,
    };
    let stored = StoredAssistant { details, documents_approved: approved, documents_refused: no, is_active: active };
    Ok((AccountId::new(id), stored))
}

/// The assistant's row of an account.
pub(super) fn assistant(conn: &mut Conn, id: AccountId) -> Result<Option<StoredAssistant>, Fault> {
    Ok(assistants_of(conn, &[id.get()])?.pop().map(|(_, stored)| stored))
}

/// The assistants' rows of these accounts; those of others are missing.
pub(super) fn assistants_of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<(AccountId, StoredAssistant)>, Fault> {
    let rows: Vec<AssistantRow> =
        assistants::table.filter(assistants::account_id.eq_any(ids.to_vec())).select(ASSISTANT).load(conn)?;
    rows.into_iter().map(stored_assistant).collect()
}

/// These accounts, in no order.
pub(super) fn all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Account>, Fault> {
    let rows: Vec<Row> =
        accounts::table.filter(accounts::id.eq_any(ids.to_vec())).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(|row| Stored::try_from(row).map(|stored| stored.account)).collect()
}

/// Sets the hash of the password.
pub(super) fn set_password(conn: &mut Conn, id: AccountId, hash: Option<&str>, now: Timestamp) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::password_hash.eq(hash), accounts::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// Renews the hash of the same password, unless it has been changed since it was read.
pub(super) fn renew_hash(conn: &mut Conn, id: AccountId, old: &str, new: &str) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get()).filter(accounts::password_hash.eq(old)))
        .set(accounts::password_hash.eq(new))
        .execute(conn)?;
    Ok(())
}

/// Raises the epoch and returns the new one: older access tokens are void.
pub(super) fn raise_epoch(conn: &mut Conn, id: AccountId, now: Timestamp) -> Result<i64, Fault> {
    Ok(diesel::update(accounts::table.find(id.get()))
        .set((accounts::epoch.eq(accounts::epoch + 1), accounts::epoch_changed_at.eq(now.naive())))
        .returning(accounts::epoch)
        .get_result(conn)?)
}

/// Marks a contact as verified if it is still the account's; returns whether it was.
pub(super) fn mark_verified(conn: &mut Conn, id: AccountId, contact: &Contact, now: Timestamp) -> Result<bool, Fault> {
    let row = accounts::table.find(id.get());
    let at = now.naive();
    let changed = match contact {
        Contact::Phone(phone) => diesel::update(row.filter(accounts::phone_key.eq(phone.key())))
            .set((accounts::phone_verified_at.eq(at), accounts::updated_at.eq(at)))
            .execute(conn)?,
        Contact::Email(email) => diesel::update(row.filter(accounts::email.eq(email.as_str())))
            .set((accounts::email_verified_at.eq(at), accounts::updated_at.eq(at)))
            .execute(conn)?,
    };
    Ok(changed > 0)
}

/// Links an account to a Google subject and marks its e-mail address as verified.
pub(super) fn link_google(conn: &mut Conn, id: AccountId, subject: &str, now: Timestamp) -> Result<(), Fault> {
    let at = now.naive();
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::google_subject.eq(subject), accounts::email_verified_at.eq(at), accounts::updated_at.eq(at)))
        .execute(conn)?;
    Ok(())
}

/// Blocks or unblocks.
pub(super) fn set_blocked(conn: &mut Conn, id: AccountId, blocked: bool, now: Timestamp) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::is_blocked.eq(blocked), accounts::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// Changes the role.
pub(super) fn set_role(conn: &mut Conn, id: AccountId, role: Role, now: Timestamp) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get()))
        .set((accounts::role.eq(role.word()), accounts::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// Marks an account as deleted and frees its logins; whether it was not deleted before.
pub(super) fn delete(conn: &mut Conn, id: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let (nothing, never): (Option<&str>, Option<NaiveDateTime>) = (None, None);
    // no username has a blank: nobody can take this one, and a row without any login is refused
    let username = format!("deleted {id}");
    let deleted = diesel::update(accounts::table.find(id.get()).filter(accounts::deleted_at.is_null()))
        .set((
            accounts::username.eq(username),
            (accounts::phone.eq(nothing), accounts::phone_key.eq(nothing), accounts::phone_verified_at.eq(never)),
            (accounts::email.eq(nothing), accounts::email_verified_at.eq(never)),
            (accounts::password_hash.eq(nothing), accounts::google_subject.eq(nothing)),
            (accounts::address.eq(nothing), accounts::picture.eq(nothing), accounts::photo_key.eq(nothing)),
            (accounts::lat.eq(None::<f64>), accounts::lng.eq(None::<f64>), accounts::located_at.eq(never)),
            accounts::is_blocked.eq(true),
            accounts::deleted_at.eq(now.naive()),
            accounts::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(deleted == 1)
}

/// Sets a username; runs into whoever has it.
pub(super) fn set_username(conn: &mut Conn, id: AccountId, username: &str) -> Result<usize, diesel::result::Error> {
    diesel::update(accounts::table.find(id.get())).set(accounts::username.eq(username)).execute(conn)
}

/// Sets what was written for a phone number without being one.
pub(super) fn set_phone_text(conn: &mut Conn, id: AccountId, text: &str) -> Result<(), Fault> {
    let (nothing, never): (Option<&str>, Option<NaiveDateTime>) = (None, None);
    // whoever has no other login keeps the number that they sign in with
    let row = accounts::table.find(id.get()).filter(accounts::email.is_not_null().or(accounts::username.is_not_null()));
    diesel::update(row)
        .set((accounts::phone.eq(text), accounts::phone_key.eq(nothing), accounts::phone_verified_at.eq(never)))
        .execute(conn)?;
    Ok(())
}

/// Sets where a picture is, or that there is none.
pub(super) fn set_picture(conn: &mut Conn, id: AccountId, picture: Option<&str>) -> Result<(), Fault> {
    diesel::update(accounts::table.find(id.get())).set(accounts::picture.eq(picture)).execute(conn)?;
    Ok(())
}

/// Up to one more than the page holds, in the order of ids; only one of them if `only` says so.
pub(super) fn page(
    conn: &mut Conn,
    only: Option<AccountId>,
    roles: &[Role],
    page: PageRequest,
) -> Result<Listed, Fault> {
    let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    let wanted = || {
        let mut wanted = accounts::table.filter(accounts::deleted_at.is_null()).into_boxed();
        if !words.is_empty() {
            wanted = wanted.filter(accounts::role.eq_any(words.clone()));
        }
        if let Some(only) = only {
            wanted = wanted.filter(accounts::id.eq(only.get()));
        }
        wanted
    };
    let total = page.count(|| wanted().count().get_result(conn))?;
    let rows: Vec<Row> = wanted()
        .filter(accounts::id.gt(page.cursor.unwrap_or(0)))
        .order(accounts::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(Row::as_select())
        .load(conn)?;
    let rows = rows.into_iter().map(|row| Stored::try_from(row).map(|stored| stored.account));
    Ok((rows.collect::<Result<Vec<_>, _>>()?, total))
}

/// A page's accounts, and how many there are in all if that was asked.
pub(super) type Listed = (Vec<Account>, Option<i64>);

/// Sets whether an assistant wants to be asked; going active with a known position counts as a new report of it.
pub(super) fn set_active(conn: &mut Conn, id: AccountId, active: bool, now: Timestamp) -> Result<(), Fault> {
    let at = now.naive();
    diesel::update(assistants::table.find(id.get()))
        .set((assistants::is_active.eq(active), assistants::updated_at.eq(at)))
        .execute(conn)?;
    if active {
        diesel::update(accounts::table.find(id.get()).filter(accounts::lat.is_not_null()))
            .set(accounts::located_at.eq(at))
            .execute(conn)?;
    }
    Ok(())
}
