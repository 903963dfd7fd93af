//! What everybody on the stage shares: the address, the time of the play, and what has been seen.

use std::cell::Cell;
use std::time::Duration;

use super::seen::Seen;

/// What people do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Whatever comes to their minds.
    Play,
    /// They bring to an end what is open and begin nothing.
    Close,
}

/// Shared by all tasks of a run.
pub(crate) struct Stage {
    /// Address and port of the proxy in front of the server.
    pub(crate) host: String,
    pub(crate) http: reqwest::Client,
    pub(crate) seen: Seen,
    /// Of the run; people's own ones follow from it.
    pub(crate) seed: u64,
    pub(crate) act: Cell<Act>,
    /// Odd while nothing can be committed; an answer whose request saw the same odd number was given without a database.
    pub(crate) away: Cell<u64>,
    /// The number of the stop in order under way, if one is.
    pub(crate) stopping: Cell<Option<u32>>,
}

impl Stage {
    pub(crate) fn new(host: String, seed: u64) -> Self {
        // connections are kept, as apps keep them
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(20)).build().expect("a client");
        Self {
            host,
            http,
            seen: Seen::default(),
            seed,
            act: Cell::new(Act::Play),
            away: Cell::new(0),
            stopping: Cell::new(None),
        }
    }

    /// Whether people may begin something.
    pub(crate) fn plays(&self) -> bool {
        self.act.get() == Act::Play
    }
}
