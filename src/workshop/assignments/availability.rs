//! A mechanic who has an order in hand is busy; one who has none is available.

use super::store;
use crate::kernel::id::MechanicId;
use crate::tx::Tx;
use crate::workshop::Error;
use crate::workshop::people::{WorkStatus, store as people, work_status};

/// Brings the flag of a mechanic up to what they have in hand. Their row is written before it is looked for other orders, so
/// that of two who close at once the second sees what the first has done.
pub(super) fn refresh(tx: &mut Tx<'_>, mechanic: MechanicId) -> Result<(), Error> {
    if !people::is_mechanic(tx.conn(), mechanic)? {
        // an administrator who repairs has no flag
        return Ok(());
    }
    work_status::mark_work_status(tx, mechanic, WorkStatus::Busy)?;
    if !store::has_work(tx.conn(), mechanic)? {
        work_status::mark_work_status(tx, mechanic, WorkStatus::Available)?;
    }
    Ok(())
}
