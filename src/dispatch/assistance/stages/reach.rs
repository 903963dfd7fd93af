//! The assistant tells how far they have come.

use super::{Stage, store};
use crate::dispatch::assistance::events::{StageReached, StatusChanged};
use crate::dispatch::assistance::progress::own;
use crate::dispatch::assistance::{self, Status, View, changed_once, load};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::request_key::RequestKey;
use crate::kernel::time::Timestamp;
use crate::storage::dialect;
use crate::tx::Tx;

/// Notes a stage, reached at `at` (now, where nothing is said), between the last step and now; by the assistant who has it.
/// The stage that is reached already stays as it was. Being at the vehicle begins the work: `accepted` becomes `ongoing`.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`]; [`Error::WrongStage`]: backwards, or what is needed has no
/// such stage; [`Error::KeyReused`].
pub async fn reach(
    dispatch: &Dispatch,
    assistant: AssistantId,
    id: AssistanceId,
    (stage, at): (Stage, Option<Timestamp>),
    key: Option<RequestKey>,
) -> Result<View, Error> {
    dispatch.work.write(move |tx| changed_once(tx, key.as_ref(), id, |tx| reach_in(tx, assistant, id, stage, at))).await
}

/// The same inside a transaction.
pub(in crate::dispatch::assistance) fn reach_in(
    tx: &mut Tx<'_>,
    assistant: AssistantId,
    id: AssistanceId,
    stage: Stage,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    // locked, so that nothing is reached after an end that commits meanwhile
    dialect::lock_assistances(tx.conn(), &[id.get()])?;
    let found = own(tx, assistant, id)?;
    if found.status.is_final() {
        return Err(Error::Final);
    }
    let last = found.stages.last();
    if last == Some(stage) {
        return load(tx.conn(), id);
    }
    if last > Some(stage) || !stage.belongs_to(found.need) {
        return Err(Error::WrongStage);
    }
    let now = tx.now();
    let at = found.not_before_last_step(at, now);
    if stage.is_at_work() && found.status == Status::Accepted {
        if !assistance::store::start(tx.conn(), id, at, now)? {
            return Err(Error::WrongState);
        }
        tx.emit(StatusChanged::to(Status::Ongoing, found.client, found.assistant).event(id));
    }
    if !store::set(tx.conn(), id, found.stages.with(stage, at), now)? {
        return Err(Error::Final);
    }
    tx.emit(StageReached { stage: stage.word().to_owned() }.event(id));
    load(tx.conn(), id)
}
