//! Whom a dispatcher could send: the nearest who fit, and the nearest of the others with what speaks against them.

use super::{look, store};
use crate::accounts::{self, Assistant, Identity};
use crate::dispatch::live::Activity;
use crate::dispatch::live::index::{Entry, Hit};
use crate::dispatch::matching::{self, ANYONE, Reason};
use crate::dispatch::{Dispatch, Error, assistance};
use crate::kernel::geo::Metres;
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;

/// The most who fit.
const FITTING: usize = 15;
/// The most in all.
const MOST: usize = 20;
/// Half the circumference of the Earth and a little: everybody.
const EVERYWHERE: Metres = Metres(20_050_000.0);

/// One who could be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who.
    pub assistant: Assistant,
    /// Great-circle distance to the pickup.
    pub distance: Metres,
    /// Estimated seconds until arrival.
    pub arrival_s: i64,
    /// What they are up to.
    pub activity: Activity,
    /// When they were last heard of.
    pub seen: Timestamp,
    /// What speaks against them.
    pub obstacle: Option<Reason>,
    /// What became of the offer that was made to them, if one was.
    pub offer: Option<String>,
}

/// Whom to send to an assistance, nearest first: at most 20.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn candidates(dispatch: &Dispatch, reader: Identity, id: AssistanceId) -> Result<Vec<Candidate>, Error> {
    let (by, now) = (dispatch.clone(), dispatch.work.clock().now());
    look(dispatch, reader, ("search.read", Some(id)), move |conn| {
        let found = assistance::store::find(conn, id)?.ok_or(Error::NotFound)?;
        let (index, wanted) = (by.live.index(), matching::wanted(&by, found.need, now));
        let mut hits = index.nearest(found.pickup, EVERYWHERE, FITTING, &wanted, |_| false);
        let fits = |id: AssistantId| hits.iter().any(|hit| hit.id == id);
        let others = index.nearest(found.pickup, EVERYWHERE, MOST - hits.len(), &ANYONE, fits);
        hits.extend(others);
        hits.sort_by(|a, b| a.distance.0.total_cmp(&b.distance.0));
        let met: Vec<(Hit, Entry)> = hits.into_iter().filter_map(|hit| Some((hit, index.get(hit.id)?))).collect();

        let ids: Vec<AssistantId> = met.iter().map(|(hit, _)| hit.id).collect();
        let people = accounts::assistants_by_id(conn, &ids)?;
        let asked = store::asked_whom(conn, id)?;
        let candidate = |(hit, entry): (Hit, Entry)| {
            Some(Candidate {
                assistant: people.get(&hit.id)?.clone(),
                distance: hit.distance,
                arrival_s: by.travel.seconds(hit.at, found.pickup),
                activity: Activity::of(&entry, wanted.seen_since),
                seen: entry.seen,
                obstacle: matching::obstacle(&entry, &wanted),
                offer: asked.iter().find(|one| one.assistant == hit.id).map(|one| one.outcome.clone()),
            })
        };
        Ok(met.into_iter().filter_map(candidate).collect())
    })
    .await
}
