//! What a reader missed, if the journal still has it.

use super::Told;
use super::resolve::resolve;
use crate::dispatch::{Dispatch, Error};
use crate::journal::{self, Channel};

/// What follows a number.
#[derive(Debug)]
pub enum Missed {
    /// The facts after it, oldest first and without gap; empty when there are none.
    Told(Vec<Told>),
    /// The journal does not have them: too old, or a number that the channel never had.
    Gone,
}

/// The facts of a channel after number `after`, at most `limit`.
///
/// # Errors
/// The database's fault.
pub async fn missed(dispatch: &Dispatch, channel: Channel, after: i64, limit: i64) -> Result<Missed, Error> {
    let (live, currency) = (dispatch.live.clone(), dispatch.currency);
    dispatch
        .work
        .read(move |conn| {
            let mut events = journal::since(conn, channel, after, limit)?;
            if events.is_empty() {
                if journal::last_seq(conn, channel)? == after {
                    return Ok(Missed::Told(vec![]));
                }
                // one may have been committed between the two looks
                events = journal::since(conn, channel, after, limit)?;
            }
            match events.first() {
                Some(first) if first.seq == after + 1 => Ok(Missed::Told(resolve(conn, events, currency, &live)?)),
                Some(_) | None => Ok(Missed::Gone),
            }
        })
        .await
}
