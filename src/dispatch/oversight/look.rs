//! Looks of administrators at what is not theirs: allowed, and never without a line in the audit log.

use std::sync::Arc;

use crate::accounts::{Identity, Role};
use crate::audit::{self, LOOK_AGAIN, Line};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistanceId;
use crate::storage::Conn;

/// Runs a reading job for one who looks at something. For an administrator it is run in one transaction with the line
/// that tells of the look; within the hour the first line does for all looks at the same thing.
pub(in crate::dispatch) async fn look<T: Send + 'static>(
    dispatch: &Dispatch,
    reader: Identity,
    (action, at): (&'static str, Option<AssistanceId>),
    job: impl Fn(&mut Conn) -> Result<T, Error> + Send + Sync + 'static,
) -> Result<T, Error> {
    if reader.role != Role::Admin {
        return dispatch.work.read(job).await;
    }
    let line = at.map_or_else(|| Line::new(action), |id| Line::about(action, id));
    let (job, clock, origin) = (Arc::new(job), dispatch.work.clock().clone(), dispatch.work.origin().clone());
    let known = {
        let (job, line) = (Arc::clone(&job), line.clone());
        let known = move |conn: &mut Conn| {
            let recent = audit::is_recent(conn, &origin, &line, (clock.now(), LOOK_AGAIN))?;
            if recent { job(conn).map(Some) } else { Ok::<_, Error>(None) }
        };
        dispatch.work.read(known).await?
    };
    match known {
        Some(seen) => Ok(seen),
        None => {
            dispatch
                .work
                .write(move |tx| {
                    let seen = job(tx.conn())?;
                    audit::record_seldom(tx, &line, LOOK_AGAIN)?;
                    Ok(seen)
                })
                .await
        }
    }
}
