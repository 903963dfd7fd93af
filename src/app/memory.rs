//! Everything that follows the rows in memory, brought up to other rows while the server runs.

use std::sync::Arc;

use crate::accounts::Accounts;
use crate::backup::{Memory, Rebuilding};
use crate::dispatch::{Dispatch, live};
use crate::realtime::Rooms;
use crate::tasks::Wakeup;

/// Knows all that follows.
pub(super) struct Everything {
    pub(super) accounts: Accounts,
    pub(super) dispatch: Dispatch,
    pub(super) rooms: Arc<Rooms>,
    pub(super) tasks: Wakeup,
    /// Tells every socket to look at its token.
    pub(super) renewed: tokio::sync::watch::Sender<u64>,
}

impl Memory for Everything {
    fn rebuild(&self) -> Rebuilding<'_> {
        Box::pin(async {
            // who may do something, then what there is to do it with, then those who are told
            self.accounts.load_revocations().await?;
            self.renewed.send_modify(|times| *times += 1);
            let indexed = live::rebuild(&self.dispatch).await?;
            self.rooms.renew().await;
            self.tasks.wake();
            tracing::info!(assistants = indexed, "memory follows the restored rows");
            Ok(())
        })
    }
}
