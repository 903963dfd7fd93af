//! The records of mechanics.

use serde_json::json;

use super::model::{Mechanic, MechanicChange, SeenMechanic};
use super::{Standing, store};
use crate::accounts::{self, Identity, ReadyChange, ReadyNewcomer, Role};
use crate::audit::{self, Line};
use crate::kernel::id::{AccountId, MechanicId};
use crate::kernel::money::Currency;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::catalogue::Categories;
use crate::workshop::reference::must_exist;
use crate::workshop::{Error, Expected, Workshop};

pub(super) const WORD: &str = "mechanic";

/// The mechanics in the order of their ids.
///
/// # Errors
/// A fault.
pub async fn mechanics(workshop: &Workshop, page: PageRequest) -> Result<Page<Mechanic>, Error> {
    let currency = workshop.currency;
    let (rows, total) = workshop.work.read(move |conn| store::mechanics(conn, page, currency)).await?;
    Ok(Page::from_rows(rows, page.limit, |mechanic| mechanic.id.get()).of(total))
}

/// One mechanic.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn mechanic(workshop: &Workshop, id: MechanicId) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop.work.read(move |conn| store::mechanic(conn, id, currency)).await?.ok_or(Error::NotFound(WORD))
}

/// The mechanics as this caller sees them, or somebody who has not said who they are: everything of themselves, and for staff
/// of everybody.
///
/// # Errors
/// A fault.
pub async fn see_mechanics(
    workshop: &Workshop,
    caller: impl Into<Option<Identity>>,
    page: PageRequest,
) -> Result<Page<SeenMechanic>, Error> {
    let caller = caller.into();
    let currency = workshop.currency;
    workshop
        .work
        .read(move |conn| {
            let by = caller.map(|caller| Standing::of(conn, caller)).transpose()?;
            let (rows, total) = store::mechanics(conn, page, currency)?;
            Ok(Page::from_rows(rows, page.limit, |mechanic| mechanic.id.get())
                .of(total)
                .map(|one| seen(by.as_ref(), one)))
        })
        .await
}

/// One mechanic as this caller sees them.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn see_mechanic(workshop: &Workshop, caller: Identity, id: MechanicId) -> Result<SeenMechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            let found = store::mechanic(conn, id, currency)?.ok_or(Error::NotFound(WORD))?;
            Ok(seen(Some(&by), found))
        })
        .await
}

/// One mechanic if asked for; else all of them, or for a mechanic who is not of the staff nobody but themselves: for an API
/// whose document keeps mechanics apart.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no mechanic; [`Error::NotYours`].
pub async fn see_mechanics_apart(
    workshop: &Workshop,
    caller: Identity,
    asked: Option<MechanicId>,
    page: PageRequest,
) -> Result<Page<SeenMechanic>, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            let is_apart = by.role == Role::Mechanic && !by.is_staff;
            let only = asked.or_else(|| is_apart.then(|| caller.account.as_mechanic()));
            let Some(only) = only else {
                let (rows, total) = store::mechanics(conn, page, currency)?;
                let found = Page::from_rows(rows, page.limit, |mechanic| mechanic.id.get()).of(total);
                return Ok(found.map(|one| seen(Some(&by), one)));
            };
            let found = store::mechanic(conn, only, currency)?;
            if asked.is_some() && found.is_none() {
                return Err(Error::NotFound(WORD));
            }
            if is_apart {
                by.own_or_staff(only)?;
            }
            let items = found.into_iter().map(|one| seen(Some(&by), one)).collect();
            Ok(Page { items, next: None, total: None })
        })
        .await
}

fn seen(by: Option<&Standing>, mechanic: Mechanic) -> SeenMechanic {
    SeenMechanic { in_full: by.is_some_and(|by| by.may_act_for(mechanic.id)), mechanic }
}

/// Whether somebody may sign up as a mechanic without an administrator.
///
/// # Errors
/// [`Error::RegistrationClosed`].
pub fn open_to_mechanics(workshop: &Workshop) -> Result<(), Error> {
    if workshop.settings.open_to_mechanics { Ok(()) } else { Err(Error::RegistrationClosed) }
}

/// Signs a mechanic up with what they say of themselves, pay included; rights of staff are no part of it.
///
/// # Errors
/// [`Error::Person`] where a login is taken; [`Error::NotFound`] for a category that is not there.
pub async fn sign_up_mechanic(
    workshop: &Workshop,
    newcomer: ReadyNewcomer,
    said: MechanicChange,
) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            let id = accounts::enrol_in(tx, &newcomer)?.id.as_mechanic();
            let now = tx.now();
            if tx.attempt(|conn| store::insert_mechanic(conn, id, now))?.is_err() {
                return Err(Error::Exists(WORD));
            }
            put(tx, id, &MechanicChange { is_staff: None, ..said.clone() })?;
            store::mechanic(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Stores what a newcomer says of themselves on signing up, pay included; rights of staff are no part of it. Only the
/// first word about a mechanic comes this way.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no mechanic, or a category that is not there; [`Error::Exists`] where something
/// was said before.
pub async fn enlist(workshop: &Workshop, id: MechanicId, said: MechanicChange) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            if !store::is_mechanic(tx.conn(), id)? {
                return Err(Error::NotFound(WORD));
            }
            let now = tx.now();
            if tx.attempt(|conn| store::insert_mechanic(conn, id, now))?.is_err() {
                return Err(Error::Exists(WORD));
            }
            put(tx, id, &MechanicChange { is_staff: None, ..said.clone() })?;
            store::mechanic(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Changes what is given, if the record is as expected, by themselves or staff; pay and rights are an administrator's to set. Brings a removed record
/// back if an administrator does it.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no mechanic, or a category that is not there; [`Error::NotYours`];
/// [`Error::NotAllowed`], [`Error::Changed`].
pub async fn change_mechanic(
    workshop: &Workshop,
    caller: Identity,
    id: MechanicId,
    change: MechanicChange,
    expected: Expected<Mechanic>,
) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            change_in(tx, caller, id, &change, &expected, currency)?;
            store::mechanic(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Changes the account and the record together, all or nothing.
///
/// # Errors
/// As [`change_mechanic`]; [`Error::Person`] for what the account refuses.
pub async fn change_mechanic_and_account(
    workshop: &Workshop,
    caller: Identity,
    id: MechanicId,
    account: ReadyChange,
    change: MechanicChange,
) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            change_in(tx, caller, id, &change, &Expected::anything(), currency)?;
            accounts::change_account_in(tx, caller, id.into(), &account)?;
            store::mechanic(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

fn change_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    id: MechanicId,
    change: &MechanicChange,
    expected: &Expected<Mechanic>,
    currency: Currency,
) -> Result<(), Error> {
    if !store::is_mechanic(tx.conn(), id)? {
        return Err(Error::NotFound(WORD));
    }
    let by = Standing::of(tx.conn(), caller)?;
    by.own_or_staff(id)?;
    if change.is_privileged() {
        by.administrators_only()?;
    }
    let now = tx.now();
    keep(tx, id)?;
    // from here on nobody else changes it until this transaction ends
    store::hold_mechanic(tx.conn(), id)?;
    expected.check(store::mechanic(tx.conn(), id, currency)?.as_ref())?;
    if by.role == Role::Admin {
        store::bring_back(tx.conn(), id, now)?;
    }
    put(tx, id, change)?;
    if let Some(is_staff) = change.is_staff {
        let line = Line::about("mechanic.rights_set", AccountId::from(id)).with(json!({ "is_staff": is_staff }));
        audit::record(tx, &line)?;
    }
    Ok(())
}

/// Takes the record off the list, and the rights of staff with it; the account and what the mechanic did stay.
///
/// # Errors
/// [`Error::NotAllowed`] but for administrators; [`Error::NotFound`].
pub async fn remove_mechanic(workshop: &Workshop, caller: Identity, id: MechanicId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.administrators_only()?;
            if !store::has_record(tx.conn(), id)? {
                return Err(Error::NotFound(WORD));
            }
            keep(tx, id)?;
            let now = tx.now();
            if !store::remove_mechanic(tx.conn(), id, now)? {
                return Err(Error::Changed);
            }
            audit::record(tx, &Line::about("mechanic.removed", AccountId::from(id)))?;
            Ok(())
        })
        .await
}

/// Makes the row of a mechanic of whom nothing was said yet.
pub(super) fn keep(tx: &mut Tx<'_>, id: MechanicId) -> Result<(), Error> {
    let now = tx.now();
    let _made_before = tx.attempt(|conn| store::insert_mechanic(conn, id, now))?;
    Ok(())
}

fn put(tx: &mut Tx<'_>, id: MechanicId, change: &MechanicChange) -> Result<(), Error> {
    let now = tx.now();
    store::update_mechanic(tx.conn(), id, change, now)?;
    if let Some(address) = &change.address {
        accounts::set_address(tx.conn(), id.into(), address, now)?;
    }
    if let Some(categories) = &change.categories {
        for category in categories {
            must_exist::<Categories>(tx.conn(), Some(*category))?;
        }
        match tx.attempt_linked(|conn| store::set_categories(conn, id, categories))? {
            Ok(()) => {}
            Err(Obstacle::Taken(_) | Obstacle::Dangling) => return Err(Error::Changed),
        }
    }
    Ok(())
}
