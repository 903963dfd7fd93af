//! Whether a mechanic can take on work: one flag for each, set by themselves, by staff, and by the work that they are given.
//!
//! Until somebody says something the mechanic counts as available, and there is nothing to list.

mod said;
mod store;

pub use said::{change_work_status, forget_work_status, said_work_status, said_work_statuses};

use super::mechanics::{WORD, keep};
use super::model::{Mechanic, WorkStatus};
use super::{Standing, store as people};
use crate::accounts::Identity;
use crate::kernel::id::MechanicId;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Sets it, by themselves or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn set_work_status(
    workshop: &Workshop,
    caller: Identity,
    id: MechanicId,
    status: WorkStatus,
) -> Result<Mechanic, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            if !people::has_record(tx.conn(), id)? {
                return Err(Error::NotFound(WORD));
            }
            Standing::of(tx.conn(), caller)?.own_or_staff(id)?;
            mark_work_status(tx, id, status)?;
            people::mechanic(tx.conn(), id, currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// The same inside a transaction that gives work or takes it back.
pub(in crate::workshop) fn mark_work_status(tx: &mut Tx<'_>, id: MechanicId, status: WorkStatus) -> Result<(), Error> {
    keep(tx, id)?;
    let now = tx.now();
    Ok(people::set_work_status(tx.conn(), id, status, now)?)
}
