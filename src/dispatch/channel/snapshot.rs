//! How a channel stands: for readers whose place in it is not known any more.

use super::OfferTold;
use crate::dispatch::assistance::{View, arrival, load, store as assistances};
use crate::dispatch::chat::{Message, store as messages};
use crate::dispatch::offers::open_of;
use crate::dispatch::{Dispatch, Error};
use crate::journal::{self, Channel, ChannelKind};
use crate::kernel::error::Fault;
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::storage::{Conn, dialect};

/// Messages in a snapshot at the most, the newest; earlier ones are read by pages.
const MESSAGES: i64 = 50;

/// Everything a reader needs to go on without the facts up to `seq`.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The number of the last fact that it includes.
    pub seq: i64,
    /// How things stand.
    pub standing: Standing,
}

/// How things stand in a channel.
#[derive(Debug, Clone)]
pub enum Standing {
    /// In the channel of an assistance.
    Assistance {
        /// The assistance and its people.
        view: Box<View>,
        /// What was said last, oldest first.
        messages: Vec<Message>,
    },
    /// In the channel of an assistant.
    Assistant {
        /// What awaits an answer, newest first.
        offers: Vec<OfferTold>,
        /// The assistance under way.
        job: Option<Box<View>>,
    },
}

/// Reads how a channel stands, all of it at one moment.
///
/// # Errors
/// [`Error::NotFound`] for the channel of an assistance that does not exist; the database's fault.
pub async fn snapshot(dispatch: &Dispatch, channel: Channel) -> Result<Snapshot, Error> {
    let now = dispatch.work.clock().now();
    let mut snapshot = dispatch
        .work
        .read(move |conn| {
            dialect::at_one_moment(conn, |conn| {
                let seq = journal::last_seq(conn, channel)?;
                Ok::<_, Error>(Snapshot { seq, standing: standing(conn, channel, now)? })
            })
        })
        .await?;
    // where people are is in memory
    let (Standing::Assistance { view: open, .. } | Standing::Assistant { job: Some(open), .. }) =
        &mut snapshot.standing
    else {
        return Ok(snapshot);
    };
    open.arrival_s = arrival::seconds(dispatch, &open.assistance);
    Ok(snapshot)
}

fn standing(conn: &mut Conn, channel: Channel, now: Timestamp) -> Result<Standing, Error> {
    match channel.kind {
        ChannelKind::Assistance => {
            let id = AssistanceId::new(channel.id);
            let view = Box::new(load(conn, id)?);
            Ok(Standing::Assistance { view, messages: messages::newest(conn, id, MESSAGES)? })
        }
        ChannelKind::Assistant => {
            let id = AssistantId::new(channel.id);
            let job = assistances::job_of(conn, id)?.map(|job| load(conn, job)).transpose()?;
            Ok(Standing::Assistant { offers: open_of(conn, id, now)?, job: job.map(Box::new) })
        }
        ChannelKind::Account | ChannelKind::WorkOrder => Err(Fault::internal("no socket reads this channel").into()),
    }
}
