//! The query on stages; they are columns of the assistance.

use diesel::prelude::*;

use super::Stages;
use crate::dispatch::assistance::Status;
use crate::kernel::error::Fault;
use crate::kernel::id::AssistanceId;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assistances::dsl as t;

/// Notes how far the assistant has come, while the assistance is under way.
pub(super) fn set(conn: &mut Conn, id: AssistanceId, stages: Stages, now: Timestamp) -> Result<bool, Fault> {
    let under_way = [Status::Accepted.word(), Status::Ongoing.word()];
    let changed = diesel::update(t::assistances.find(id.get()).filter(t::status.eq_any(under_way)))
        .set((
            t::on_the_way_at.eq(stages.on_the_way_at.map(Timestamp::naive)),
            t::arrived_at.eq(stages.arrived_at.map(Timestamp::naive)),
            t::loaded_at.eq(stages.loaded_at.map(Timestamp::naive)),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
