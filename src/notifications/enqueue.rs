//! Puts a notice on its way.

use super::log::payload;
use super::{KIND, Notice, store};
use crate::kernel::error::Fault;
use crate::kernel::id::NoticeId;
use crate::tasks::NewTask;
use crate::tx::Tx;

/// Stores the notice and the task that sends it, in the caller's transaction.
///
/// # Errors
/// The database's fault.
pub fn enqueue(tx: &mut Tx<'_>, notice: &Notice) -> Result<NoticeId, Fault> {
    let now = tx.now();
    let id = store::insert(tx.conn(), notice, now)?;
    tx.enqueue(NewTask { kind: KIND, payload: payload(id) });
    Ok(id)
}
