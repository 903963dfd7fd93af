//! Making the offers of one wave.

use super::events::Offered;
use super::store;
use crate::dispatch::Error;
use crate::dispatch::matching::Wave;
use crate::kernel::id::AssistanceId;
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// Writes one wave: an offer for each assistant asked, and the record of who was left out.
pub(in crate::dispatch) fn make(
    tx: &mut Tx<'_>,
    id: AssistanceId,
    wave: &Wave,
    search_until: Timestamp,
) -> Result<(), Error> {
    let now = tx.now();
    store::insert_wave(tx.conn(), id, wave, now)?;
    for (rank, candidate) in (1..).zip(&wave.asked) {
        let offer = store::insert(tx.conn(), id, wave.number, rank, candidate, now, search_until)?;
        tx.emit(Offered::event(offer, id, candidate.id));
    }
    Ok(())
}
