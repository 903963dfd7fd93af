//! What was said of whether mechanics can take on work, as rows: one for each mechanic of whom something was said.

use super::{mark_work_status, store};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, MechanicId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::people::{SaidWorkStatus, Standing, WorkStatus};
use crate::workshop::{Error, Workshop};

const WORD: &str = "work status";

/// What was said, in the order of the mechanics: of everybody for staff, else of oneself.
///
/// # Errors
/// [`Error::NotAllowed`] for customers.
pub async fn said_work_statuses(
    workshop: &Workshop,
    caller: Identity,
    page: PageRequest,
) -> Result<Page<SaidWorkStatus>, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            by.workshop_only()?;
            let whose = by.rows_of(None)?.map(AccountId::as_mechanic);
            let rows = store::said(conn, whose, page)?;
            Ok(Page::from_rows(rows, page.limit, |said| said.mechanic.get()))
        })
        .await
}

/// What was said of one mechanic, for themselves and staff.
///
/// # Errors
/// [`Error::NotAllowed`] for customers; [`Error::NotFound`], [`Error::NotYours`].
pub async fn said_work_status(workshop: &Workshop, caller: Identity, id: MechanicId) -> Result<SaidWorkStatus, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            by.workshop_only()?;
            let found = store::said_of(conn, id)?.ok_or(Error::NotFound(WORD))?;
            by.own_or_staff(id)?;
            Ok(found)
        })
        .await
}

/// Says something else, or the same from now on, of a mechanic of whom something was said, by themselves or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`]; [`Error::Invalid`]: somebody else's by their word.
pub async fn change_work_status(
    workshop: &Workshop,
    caller: Identity,
    id: MechanicId,
    (mechanic, status): (Option<MechanicId>, Option<WorkStatus>),
) -> Result<SaidWorkStatus, Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::said_of(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(id)?;
            if mechanic.is_some_and(|mechanic| mechanic != id) {
                return Err(Error::Invalid("mechanic_id"));
            }
            let Some(status) = status else { return Ok(found) };
            mark_work_status(tx, id, status)?;
            store::said_of(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Forgets what was said: the mechanic counts as available again; by themselves or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn forget_work_status(workshop: &Workshop, caller: Identity, id: MechanicId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            store::said_of(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(id)?;
            let now = tx.now();
            Ok(store::forget(tx.conn(), id, now)?)
        })
        .await
}
