//! Making the offers of one wave.

use super::events::Offered;
use super::store;
use crate::dispatch::Error;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::matching::{Candidate, Exclusion, Reason, Wave};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// Writes one wave: an offer for each assistant asked, and the record of who was left out. Returns who was asked.
pub(in crate::dispatch) fn make(
    tx: &mut Tx<'_>,
    id: AssistanceId,
    wave: &Wave,
    search_until: Timestamp,
) -> Result<Vec<Candidate>, Error> {
    let now = tx.now();
    let wave = without_busy(tx, wave)?;
    store::insert_wave(tx.conn(), id, &wave, now)?;
    for (rank, candidate) in (1..).zip(&wave.asked) {
        let offer = store::insert(tx.conn(), id, wave.number, rank, candidate, now, search_until)?;
        tx.emit(Offered::event(offer, id, candidate.id));
    }
    Ok(wave.asked)
}

/// Leaves out whoever has taken a job since the wave was planned: nobody would take that offer back. Whoever takes one from
/// here on waits for this transaction, and ends the offer.
fn without_busy(tx: &mut Tx<'_>, wave: &Wave) -> Result<Wave, Error> {
    let ids: Vec<AssistantId> = wave.asked.iter().map(|candidate| candidate.id).collect();
    store::keep_free(tx.conn(), &ids)?;
    let at_work = assistances::at_work(tx.conn(), &ids)?;
    let mut wave = wave.clone();
    let (busy, free): (Vec<_>, Vec<_>) = wave.asked.into_iter().partition(|candidate| at_work.contains(&candidate.id));
    wave.asked = free;
    wave.left_out.extend(busy.into_iter().map(|candidate| Exclusion {
        assistant: candidate.id.get(),
        distance_m: candidate.distance.whole(),
        reason: Reason::Busy,
    }));
    wave.left_out.sort_by_key(|left| left.distance_m);
    Ok(wave)
}
