//! Forgetting what was told long ago. The rows that it was about stay.

use crate::dispatch::Error;
use crate::dispatch::assistance::store as assistances;
use crate::journal::{self, ChannelKind};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// Deletes the facts of assistances that ended before an instant, of a few channels at a time; returns how many facts.
///
/// # Errors
/// The database's fault.
pub fn forget_ended(conn: &mut Conn, before: Timestamp, channels: i64) -> Result<usize, Error> {
    let kind = ChannelKind::Assistance;
    let mut after = 0;
    loop {
        let old = journal::with_old_facts(conn, kind, before, after, channels)?;
        let Some(last) = old.last() else { return Ok(0) };
        after = *last;
        // those that are still open after so long keep everything
        let ended = assistances::ended_before(conn, &old, before)?;
        if !ended.is_empty() {
            return Ok(journal::forget_channels(conn, kind, &ended)?);
        }
    }
}
