//! Looks for facts whose announcement was lost: a lost last message announces itself to nobody.

use std::sync::Arc;

use super::registry::Rooms;
use crate::journal::{ChannelKind, last_numbers};
use crate::kernel::error::Fault;

/// Channels asked about in one query.
const SLICE: usize = 500;

/// Compares the rooms with the journal every few seconds until dropped.
pub async fn keep_sweeping(rooms: Arc<Rooms>) {
    loop {
        rooms.clock().sleep_until(rooms.clock().now() + rooms.sweep_every).await;
        for kind in [ChannelKind::Assistance, ChannelKind::Assistant] {
            if let Err(fault) = sweep(&rooms, kind).await {
                tracing::warn!(%fault, "rooms could not be compared with the journal");
            }
        }
    }
}

async fn sweep(rooms: &Rooms, kind: ChannelKind) -> Result<(), Fault> {
    for slice in rooms.channels(kind).chunks(SLICE) {
        let ids = slice.to_vec();
        let last = rooms.dispatch().work.read(move |conn| last_numbers(conn, kind, &ids)).await?;
        for (channel, seq) in last {
            rooms.hint(channel, seq);
        }
    }
    Ok(())
}
