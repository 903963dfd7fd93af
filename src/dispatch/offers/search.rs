//! The search goes on: wave after wave until somebody accepts or its time is over.
//!
//! The timers are rows (`assistances.next_wave_at`), so a restart resumes them, and each step is a guarded update, so any
//! number of nodes may keep them.

use futures_util::StreamExt as _;
use futures_util::future::select;
use futures_util::stream;

use super::end::{EndReason, close_all};
use super::{make, store};
use crate::accounts::Identity;
use crate::dispatch::assistance::events::StatusChanged;
use crate::dispatch::assistance::{Assistance, CanceledBy, Status, store as assistances};
use crate::dispatch::matching::{self, Exclusion, Search};
use crate::dispatch::oversight::look;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::geo::Metres;
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// Why the system calls an assistance off.
pub const NOBODY_FOUND: &str = "no_assistant_found";
/// Steps taken side by side, so that they share commits.
const SIDE_BY_SIDE: usize = 32;
/// Looks at least this often, whatever it was told: a wake-up may be lost with the request that would have sent it.
const LOOK_AGAIN: std::time::Duration = std::time::Duration::from_secs(5);

/// Keeps the timers of all searches until dropped.
pub async fn keep_timers(dispatch: Dispatch) {
    loop {
        let pause = match round(&dispatch).await {
            Ok(Some(due)) => due,
            Ok(None) => dispatch.work.clock().now() + LOOK_AGAIN,
            Err(fault) => {
                tracing::warn!(%fault, "cannot look for due searches");
                dispatch.work.clock().now() + LOOK_AGAIN
            }
        };
        let pause = pause.min(dispatch.work.clock().now() + LOOK_AGAIN);
        select(std::pin::pin!(dispatch.timers.woken()), dispatch.work.clock().sleep_until(pause)).await;
    }
}

/// Takes every step that is due; returns when the next one will be.
async fn round(dispatch: &Dispatch) -> Result<Option<Timestamp>, Fault> {
    loop {
        let now = dispatch.work.clock().now();
        let due = dispatch.work.read(move |conn| store::due(conn, now, 256)).await?;
        if due.is_empty() {
            return dispatch.work.read(store::next_due).await;
        }
        let failed = stream::iter(due)
            .map(|id| async move {
                step(dispatch, id)
                    .await
                    .inspect_err(|error| tracing::warn!(assistance = %id, %error, "a search could not go on"))
            })
            .buffer_unordered(SIDE_BY_SIDE)
            .filter(|outcome| std::future::ready(outcome.is_err()))
            .count()
            .await;
        if failed > 0 {
            // the rows are still due: try again after a pause
            return Ok(None);
        }
    }
}

/// One step of one search: its end if its time is over, else the next wave.
async fn step(dispatch: &Dispatch, id: AssistanceId) -> Result<(), Error> {
    let looked: Option<(Assistance, Vec<AssistantId>)> = dispatch
        .work
        .read(move |conn| {
            let Some(found) = assistances::find(conn, id)? else { return Ok::<_, Fault>(None) };
            Ok(Some((found, store::asked(conn, id)?)))
        })
        .await?;
    let Some((found, asked)) = looked else { return Ok(()) };
    let now = dispatch.work.clock().now();
    if found.search_until <= now {
        return dispatch.work.write(move |tx| give_up(tx, id)).await;
    }
    let mut search = Search::new(found.need, found.pickup);
    search.asked = asked;
    let wave = matching::plan(dispatch, &search, found.wave + 1, now);
    let next = (now + wave.pause).min(found.search_until);
    dispatch
        .work
        .write(move |tx| {
            if store::advance(tx.conn(), id, found.wave, next)? {
                make::make(tx, id, &wave, found.search_until)?;
            }
            Ok(())
        })
        .await
}

/// Nobody was found in time: an outcome that the client is told.
fn give_up(tx: &mut Tx<'_>, id: AssistanceId) -> Result<(), Error> {
    let Some(found) = assistances::find(tx.conn(), id)? else { return Ok(()) };
    let now = tx.now();
    let by = CanceledBy::System;
    if !assistances::cancel(tx.conn(), id, Status::Requested, (by, Some(NOBODY_FOUND)), now, now)? {
        return Ok(());
    }
    close_all(tx, id, EndReason::Expired)?;
    let fact = StatusChanged {
        cancel_reason: Some(NOBODY_FOUND.to_owned()),
        canceled_by: Some(by.word().to_owned()),
        ..StatusChanged::to(Status::Canceled, found.client, None)
    };
    tx.emit(fact.event(id));
    Ok(())
}

/// One wave of a search, as it happened.
#[derive(Debug, Clone)]
pub struct WaveRecord {
    /// Its number, from 0.
    pub number: i32,
    /// How far it reached.
    pub radius: Metres,
    /// When.
    pub at: Timestamp,
    /// Who was asked, nearest first: assistant, distance, what came of it.
    pub asked: Vec<(AssistantId, Metres, String)>,
    /// Who was within reach and left out, nearest first.
    pub left_out: Vec<Exclusion>,
}

/// Who was asked in which order at what distance, and who was left out for which reason.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn explain(dispatch: &Dispatch, reader: Identity, id: AssistanceId) -> Result<Vec<WaveRecord>, Error> {
    look(dispatch, reader, ("search.read", Some(id)), move |conn| {
        assistances::find(conn, id)?.ok_or(Error::NotFound)?;
        let offers = store::all_of(conn, id)?;
        let waves = store::waves(conn, id)?;
        Ok(waves
            .into_iter()
            .map(|(number, radius, at, left_out)| {
                let asked = offers.iter().filter(|offer| offer.wave == number);
                let asked = asked.map(|offer| (offer.assistant, offer.distance, offer.status.clone())).collect();
                WaveRecord { number, radius, at, asked, left_out }
            })
            .collect())
    })
    .await
}
