//! What is done to a server while it lives.

use std::time::{Duration, Instant};

use rand::Rng as _;
use serde_json::json;

use super::Director;
use crate::person::{Person, Reply};
use crate::plan::Fault;
use crate::seen::Broken;

impl Director {
    /// Does it.
    pub(super) async fn harm(&mut self, fault: Fault) {
        let seen = &self.stage.seen;
        match fault {
            Fault::CutAll => seen.count_many("connections cut", self.proxy.cut(|| true)),
            Fault::CutSome(share) => {
                seen.count_many("connections cut", self.proxy.cut(|| self.random.random_bool(share)));
            }
            Fault::Stall(share, pause) => {
                let held = self.proxy.hold(|| self.random.random_bool(share));
                tokio::time::sleep(pause).await;
                seen.count_many("connections stalled", held.len() as u64);
                seen.count_many("connections cut", self.proxy.cut_these(&held));
            }
            Fault::Database(away) => self.without_database(away, false).await,
            Fault::DatabaseAndServer(away) => {
                self.without_database(away, true).await;
                self.start().await;
            }
        }
    }

    /// Takes the database away for a while, and perhaps the server with it.
    async fn without_database(&mut self, away: Duration, killed: bool) {
        let reading_fails = match self.database.take_away().await {
            Ok(reading_fails) => reading_fails,
            Err(why) => return self.finding(Broken::Odd, format!("the harness cannot stop the database: {why}")),
        };
        self.stage.away.set(self.stage.away.get() + 1);
        let since = Instant::now();
        probe(&self.probe, reading_fails).await;
        if killed {
            self.kill();
        }
        tokio::time::sleep(away.saturating_sub(since.elapsed())).await;
        // before it is back: an answer that arrives meanwhile may already come from it
        self.stage.away.set(self.stage.away.get() + 1);
        if let Err(why) = self.database.give_back().await {
            self.finding(Broken::Odd, format!("the harness cannot start the database: {why}"));
        }
        self.stage.seen.count("database stops");
    }
}

/// One write and one read while the database is away: both must be refused with 503, or the one that can be served
/// without it must be right.
async fn probe(me: &Person, reading_fails: bool) {
    let body = json!({"pickup": {"lat": 36.75, "lng": 3.04}, "description": me.new_word("probe")});
    let key = me.new_word("key");
    let reply = me.call("POST", "/api/assistance/request/", Some(&body), Some(&key)).await;
    if !matches!(reply, Reply::Unavailable) {
        me.stage.seen.finding(Broken::Odd, format!("a request without a database: {reply:?}"));
    }
    let reply = me.call("GET", "/api/assistance/view/", None, None).await;
    let right = if reading_fails { matches!(reply, Reply::Unavailable) } else { matches!(reply, Reply::Done(_)) };
    if !right {
        me.stage.seen.finding(Broken::Odd, format!("a list without a database: {reply:?}"));
    }
    me.stage.seen.count("probes while away");
}
