//! The queries on customers and mechanics.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::model::{Customer, CustomerChange, Mechanic, MechanicChange, Person, WorkStatus};
use crate::accounts::Role;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CategoryId, CustomerId, MechanicId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{accounts, customers, mechanic_categories, mechanics};

type PersonRow = (i64, String, Option<String>, Option<String>, Option<String>, NaiveDateTime);
type PersonColumns =
    (accounts::id, accounts::name, accounts::phone, accounts::email, accounts::address, accounts::created_at);

const PERSON: PersonColumns =
    (accounts::id, accounts::name, accounts::phone, accounts::email, accounts::address, accounts::created_at);

fn person(row: PersonRow) -> (i64, Person) {
    let (id, name, phone, email, address, created_at) = row;
    (id, Person { name, phone, email, address, created_at: Timestamp::from_naive(created_at) })
}

/// Whether there is such an account of this role, not blocked.
fn has_role(conn: &mut Conn, id: i64, role: Role) -> Result<bool, Fault> {
    let row = accounts::table
        .find(id)
        .filter(accounts::role.eq(role.word()))
        .filter(accounts::is_blocked.eq(false))
        .select(accounts::id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}

/// Whether there is such an account, not blocked.
pub(in crate::workshop) fn is_known(conn: &mut Conn, id: AccountId) -> Result<bool, Fault> {
    let row = accounts::table
        .find(id.get())
        .filter(accounts::is_blocked.eq(false))
        .select(accounts::id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}

// customers

/// Whether the account is a customer's, with or without a record.
pub(super) fn is_customer(conn: &mut Conn, id: CustomerId) -> Result<bool, Fault> {
    has_role(conn, id.get(), Role::Customer)
}

type CustomerRow = (PersonRow, Option<String>, Option<String>, Option<String>);

fn customer_of(row: CustomerRow) -> Customer {
    let (account, city, state, zip_code) = row;
    let (id, person) = person(account);
    Customer { id: CustomerId::new(id), person, city, state, zip_code }
}

/// A page of customers, or only one of them, with one row more than the limit when there are more; and how many there are
/// in all if that is asked.
pub(super) fn customers(
    conn: &mut Conn,
    only: Option<CustomerId>,
    page: PageRequest,
) -> Result<(Vec<Customer>, Option<i64>), Fault> {
    let all = || {
        let mut query = accounts::table
            .left_join(customers::table)
            .filter(accounts::role.eq(Role::Customer.word()))
            .filter(accounts::is_blocked.eq(false))
            .filter(customers::deleted_at.is_null())
            .into_boxed();
        if let Some(only) = only {
            query = query.filter(accounts::id.eq(only.get()));
        }
        query
    };
    let total = page.count(|| all().count().get_result(conn))?;
    let rows: Vec<CustomerRow> = all()
        .filter(accounts::id.gt(page.cursor.unwrap_or(0)))
        .order(accounts::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select((PERSON, customers::city.nullable(), customers::state.nullable(), customers::zip_code.nullable()))
        .load(conn)?;
    Ok((rows.into_iter().map(customer_of).collect(), total))
}

/// A customer with a record.
pub(super) fn customer(conn: &mut Conn, id: CustomerId) -> Result<Option<Customer>, Fault> {
    Ok(customers(conn, Some(id), PageRequest::default())?.0.pop())
}

/// Makes an empty record; runs into the key where there is one.
pub(super) fn insert_customer(conn: &mut Conn, id: CustomerId, now: Timestamp) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(customers::table)
        .values((
            customers::account_id.eq(id.get()),
            customers::created_at.eq(now.naive()),
            customers::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Takes a record in hand: nobody else changes it until this transaction ends.
pub(super) fn hold_customer(conn: &mut Conn, id: CustomerId) -> Result<(), Fault> {
    let row = customers::table.find(id.get());
    diesel::update(row).set(customers::account_id.eq(customers::account_id)).execute(conn)?;
    Ok(())
}

/// Changes what is given and brings the record back.
pub(super) fn update_customer(
    conn: &mut Conn,
    id: CustomerId,
    change: &CustomerChange,
    now: Timestamp,
) -> Result<(), Fault> {
    let never: Option<NaiveDateTime> = None;
    diesel::update(customers::table.find(id.get()))
        .set((
            change.city.as_deref().map(|city| customers::city.eq(city)),
            change.state.as_deref().map(|state| customers::state.eq(state)),
            change.zip_code.as_deref().map(|zip_code| customers::zip_code.eq(zip_code)),
            customers::updated_at.eq(now.naive()),
            customers::deleted_at.eq(never),
        ))
        .execute(conn)?;
    Ok(())
}

/// Marks the record as removed and empties it; whether it was there.
pub(super) fn remove_customer(conn: &mut Conn, id: CustomerId, now: Timestamp) -> Result<bool, Fault> {
    let nothing: Option<&str> = None;
    let removed = diesel::update(customers::table.find(id.get()).filter(customers::deleted_at.is_null()))
        .set((
            customers::city.eq(nothing),
            customers::state.eq(nothing),
            customers::zip_code.eq(nothing),
            customers::updated_at.eq(now.naive()),
            customers::deleted_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(removed == 1)
}

// mechanics

/// Whether the account is a mechanic's, with or without a record.
pub(in crate::workshop) fn is_mechanic(conn: &mut Conn, id: MechanicId) -> Result<bool, Fault> {
    has_role(conn, id.get(), Role::Mechanic)
}

/// Whether the mechanic is on the list.
pub(super) fn has_record(conn: &mut Conn, id: MechanicId) -> Result<bool, Fault> {
    let row = accounts::table
        .left_join(mechanics::table)
        .filter(accounts::id.eq(id.get()))
        .filter(accounts::role.eq(Role::Mechanic.word()))
        .filter(accounts::is_blocked.eq(false))
        .filter(mechanics::deleted_at.is_null())
        .select(accounts::id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}

/// Whether an administrator gave this mechanic the rights of staff.
pub(super) fn has_staff_rights(conn: &mut Conn, id: MechanicId) -> Result<bool, Fault> {
    let row = mechanics::table
        .find(id.get())
        .filter(mechanics::is_staff.eq(true))
        .filter(mechanics::deleted_at.is_null())
        .select(mechanics::account_id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}

/// Which of these were given the rights of staff.
pub(super) fn staff_among(conn: &mut Conn, ids: &[AccountId]) -> Result<HashSet<AccountId>, Fault> {
    let raw: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let rows: Vec<i64> = mechanics::table
        .filter(mechanics::account_id.eq_any(raw))
        .filter(mechanics::is_staff.eq(true))
        .filter(mechanics::deleted_at.is_null())
        .select(mechanics::account_id)
        .load(conn)?;
    Ok(rows.into_iter().map(AccountId::new).collect())
}

/// Gives the rights of staff to a mechanic with a record, which is brought back; `appointed`: that is what made them one.
pub(super) fn give_rights(conn: &mut Conn, id: MechanicId, appointed: bool, now: Timestamp) -> Result<(), Fault> {
    let never: Option<NaiveDateTime> = None;
    diesel::update(mechanics::table.find(id.get()))
        .set((
            mechanics::is_staff.eq(true),
            appointed.then_some(mechanics::appointed.eq(true)),
            mechanics::deleted_at.eq(never),
            mechanics::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the rights of staff away; whether they had made a mechanic of somebody, which is undone.
pub(super) fn take_rights(conn: &mut Conn, id: MechanicId, now: Timestamp) -> Result<bool, Fault> {
    let row = mechanics::table.find(id.get());
    let appointed: bool = row.select(mechanics::appointed).first(conn)?;
    diesel::update(row)
        .set((mechanics::is_staff.eq(false), mechanics::appointed.eq(false), mechanics::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(appointed)
}

/// Whether somebody can be given work: a mechanic who is on the list, or an administrator.
pub(in crate::workshop) fn may_be_given_work(conn: &mut Conn, id: AccountId) -> Result<bool, Fault> {
    Ok(has_record(conn, id.as_mechanic())? || has_role(conn, id.get(), Role::Admin)?)
}

type RecordRow = (Option<String>, Option<i32>, Option<NaiveDate>, bool, bool, i64, bool, String, NaiveDateTime);
type MechanicRow = (PersonRow, Option<RecordRow>);

fn mechanic_of(row: MechanicRow, currency: Currency) -> Result<Mechanic, Fault> {
    let (account, record) = row;
    let (id, person) = person(account);
    let known = Mechanic {
        id: MechanicId::new(id),
        updated_at: person.created_at,
        person,
        specialization: None,
        experience_years: None,
        born_on: None,
        does_pickup_drop: true,
        does_analysis: true,
        salary: Money::new(0, currency),
        is_staff: false,
        work_status: WorkStatus::Available,
        categories: Vec::new(),
    };
    let Some(record) = record else { return Ok(known) };
    let (specialization, experience_years, born_on, does_pickup_drop, does_analysis, salary, is_staff, word, updated) =
        record;
    let work_status = WorkStatus::from_word(&word)
        .ok_or_else(|| Fault::internal(format!("mechanic {id} has an unknown work status")))?;
    Ok(Mechanic {
        specialization,
        experience_years,
        born_on,
        does_pickup_drop,
        does_analysis,
        salary: Money::new(salary, currency),
        is_staff,
        work_status,
        updated_at: Timestamp::from_naive(updated),
        ..known
    })
}

fn load_mechanics(
    conn: &mut Conn,
    only: Option<MechanicId>,
    page: PageRequest,
    currency: Currency,
) -> Result<(Vec<Mechanic>, Option<i64>), Fault> {
    let all = || {
        let mut query = accounts::table
            .left_join(mechanics::table)
            .filter(accounts::role.eq(Role::Mechanic.word()))
            .filter(accounts::is_blocked.eq(false))
            .filter(mechanics::deleted_at.is_null())
            .into_boxed();
        if let Some(only) = only {
            query = query.filter(accounts::id.eq(only.get()));
        }
        query
    };
    let total = page.count(|| all().count().get_result(conn))?;
    let rows: Vec<MechanicRow> = all()
        .filter(accounts::id.gt(page.cursor.unwrap_or(0)))
        .order(accounts::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select((
            PERSON,
            (
                mechanics::specialization,
                mechanics::experience_years,
                mechanics::born_on,
                mechanics::does_pickup_drop,
                mechanics::does_analysis,
                mechanics::salary_minor,
                mechanics::is_staff,
                mechanics::work_status,
                mechanics::updated_at,
            )
                .nullable(),
        ))
        .load(conn)?;
    let mut found = rows.into_iter().map(|row| mechanic_of(row, currency)).collect::<Result<Vec<_>, _>>()?;
    let mut categories = categories_of(conn, &found)?;
    for mechanic in &mut found {
        mechanic.categories = categories.remove(&mechanic.id.get()).unwrap_or_default();
    }
    Ok((found, total))
}

fn categories_of(conn: &mut Conn, of: &[Mechanic]) -> Result<HashMap<i64, Vec<CategoryId>>, Fault> {
    let ids: Vec<i64> = of.iter().map(|mechanic| mechanic.id.get()).collect();
    let rows: Vec<(i64, i64)> = mechanic_categories::table
        .filter(mechanic_categories::mechanic_id.eq_any(ids))
        .order((mechanic_categories::mechanic_id, mechanic_categories::category_id))
        .select((mechanic_categories::mechanic_id, mechanic_categories::category_id))
        .load(conn)?;
    let mut found: HashMap<i64, Vec<CategoryId>> = HashMap::new();
    for (mechanic, category) in rows {
        found.entry(mechanic).or_default().push(CategoryId::new(category));
    }
    Ok(found)
}

/// A page of mechanics, with one row more than the limit when there are more; and how many there are in all if that is asked.
pub(super) fn mechanics(
    conn: &mut Conn,
    page: PageRequest,
    currency: Currency,
) -> Result<(Vec<Mechanic>, Option<i64>), Fault> {
    load_mechanics(conn, None, page, currency)
}

/// A mechanic who is on the list.
pub(super) fn mechanic(conn: &mut Conn, id: MechanicId, currency: Currency) -> Result<Option<Mechanic>, Fault> {
    Ok(load_mechanics(conn, Some(id), PageRequest::default(), currency)?.0.pop())
}

/// Makes a record of defaults; runs into the key where there is one.
pub(super) fn insert_mechanic(conn: &mut Conn, id: MechanicId, now: Timestamp) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(mechanics::table)
        .values((
            mechanics::account_id.eq(id.get()),
            mechanics::created_at.eq(now.naive()),
            mechanics::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Takes a record in hand: nobody else changes it until this transaction ends.
pub(super) fn hold_mechanic(conn: &mut Conn, id: MechanicId) -> Result<(), Fault> {
    let row = mechanics::table.find(id.get());
    diesel::update(row).set(mechanics::account_id.eq(mechanics::account_id)).execute(conn)?;
    Ok(())
}

/// Changes what is given.
pub(super) fn update_mechanic(
    conn: &mut Conn,
    id: MechanicId,
    change: &MechanicChange,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::update(mechanics::table.find(id.get()))
        .set((
            change.specialization.as_deref().map(|words| mechanics::specialization.eq(words)),
            change.experience_years.map(|years| mechanics::experience_years.eq(years)),
            change.born_on.map(|day| mechanics::born_on.eq(day)),
            change.does_pickup_drop.map(|does| mechanics::does_pickup_drop.eq(does)),
            change.does_analysis.map(|does| mechanics::does_analysis.eq(does)),
            change.salary_minor.map(|salary| mechanics::salary_minor.eq(salary)),
            change.is_staff.map(|is_staff| mechanics::is_staff.eq(is_staff)),
            mechanics::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Sets which categories of services a mechanic does. What stays is not touched: were it written anew, this and a
/// transaction that deletes the category would wait for each other.
pub(super) fn set_categories(
    conn: &mut Conn,
    id: MechanicId,
    categories: &[CategoryId],
) -> Result<(), diesel::result::Error> {
    let mut wanted: Vec<i64> = categories.iter().map(|category| category.get()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let own = mechanic_categories::table.filter(mechanic_categories::mechanic_id.eq(id.get()));
    diesel::delete(own.filter(mechanic_categories::category_id.ne_all(wanted.clone()))).execute(conn)?;
    let kept: Vec<i64> = own.select(mechanic_categories::category_id).load(conn)?;
    for category in wanted.into_iter().filter(|category| !kept.contains(category)) {
        diesel::insert_into(mechanic_categories::table)
            .values((mechanic_categories::mechanic_id.eq(id.get()), mechanic_categories::category_id.eq(category)))
            .execute(conn)?;
    }
    Ok(())
}

/// Sets whether a mechanic can take on work.
pub(super) fn set_work_status(
    conn: &mut Conn,
    id: MechanicId,
    status: WorkStatus,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::update(mechanics::table.find(id.get()))
        .set((
            mechanics::work_status.eq(status.word()),
            mechanics::work_status_at.eq(now.naive()),
            mechanics::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Marks the record as removed; whether it was there.
pub(super) fn remove_mechanic(conn: &mut Conn, id: MechanicId, now: Timestamp) -> Result<bool, Fault> {
    let removed = diesel::update(mechanics::table.find(id.get()).filter(mechanics::deleted_at.is_null()))
        .set((
            mechanics::is_staff.eq(false),
            mechanics::updated_at.eq(now.naive()),
            mechanics::deleted_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(removed == 1)
}

/// Takes the mark of a removed record away.
pub(super) fn bring_back(conn: &mut Conn, id: MechanicId, now: Timestamp) -> Result<(), Fault> {
    let never: Option<NaiveDateTime> = None;
    diesel::update(mechanics::table.find(id.get()).filter(mechanics::deleted_at.is_not_null()))
        .set((mechanics::deleted_at.eq(never), mechanics::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}
