//! The end of a run: everybody ends what they have, and all is read once more.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rand::Rng as _;
use tokio::task::JoinHandle;

use super::{Director, own_channel};
use crate::fact::{Channel, Kind};
use crate::listener::Listener;
use crate::look::Look;
use crate::person::Person;
use crate::seen::Broken;
use crate::stage::Act;
use crate::{assistant, client};

/// Everybody has ended what they had by then.
const CLOSES_WITHIN: Duration = Duration::from_secs(120);
/// Assistances that are read once more from their beginning.
const READ_AGAIN: usize = 100;

impl Director {
    /// Everybody ends what they have; all is read once more from the beginning.
    pub(super) async fn close(
        &mut self,
        assistants: &[Rc<Person>],
        owns: &[Rc<Listener>],
        lives: Vec<(String, JoinHandle<()>)>,
    ) {
        self.start().await;
        self.stage.act.set(Act::Close);
        let deadline = tokio::time::Instant::now() + CLOSES_WITHIN;
        for (who, life) in lives {
            match tokio::time::timeout_at(deadline, life).await {
                Ok(Ok(())) => {}
                Ok(Err(died)) => self.finding(Broken::Odd, format!("the harness failed: {who}: {died}")),
                Err(_late) => self.finding(Broken::Stuck, format!("{who} cannot end what is open")),
            }
        }
        client::live(Rc::clone(&self.probe)).await;
        for me in assistants {
            assistant::set_active(me, true).await;
        }
        let last = Look::at(&self.database.direct_url()).last_numbers();
        self.all_is_heard(owns, assistants, &last).await;
        self.read_again(assistants, &last).await;
    }

    /// Whoever listened all the time has heard everything.
    async fn all_is_heard(&self, owns: &[Rc<Listener>], assistants: &[Rc<Person>], last: &BTreeMap<Channel, i64>) {
        let deadline = Instant::now() + Duration::from_secs(20);
        for (own, me) in owns.iter().zip(assistants) {
            let newest = last.get(&own_channel(me)).copied().unwrap_or(0);
            while own.heard.last.get() < newest && Instant::now() < deadline {
                own.news(Duration::from_millis(200)).await;
            }
            let heard = own.heard.last.get();
            if heard < newest {
                self.finding(Broken::Gap, format!("{} heard up to {heard} of {newest}", own_channel(me)));
            }
        }
    }

    /// A fresh socket is told a channel from its beginning to its end: those of assistants, and of assistances those of
    /// which somebody has not heard everything, and some more.
    async fn read_again(&mut self, assistants: &[Rc<Person>], last: &BTreeMap<Channel, i64>) {
        let mut replays = Vec::new();
        for me in assistants {
            let channel = own_channel(me);
            replays.push((Rc::clone(me), channel, last.get(&channel).copied().unwrap_or(0)));
        }
        let winners: BTreeMap<i64, i64> = {
            let rows = Look::at(&self.database.direct_url()).rows();
            rows.assistances.values().filter_map(|row| Some((row.id, row.assistant_id?))).collect()
        };
        let mut some = READ_AGAIN;
        for (channel, newest) in last.iter().filter(|(channel, _)| channel.kind == Kind::Assistance) {
            let heard = self.stage.seen.heard(*channel);
            let incomplete = heard > 0 && heard < *newest;
            if !incomplete && (some == 0 || self.random.random_bool(0.5)) {
                continue;
            }
            let winner = winners.get(&channel.id).and_then(|id| assistants.iter().find(|me| me.id == *id));
            if let Some(me) = winner {
                some = some.saturating_sub(1);
                replays.push((Rc::clone(me), *channel, *newest));
            }
        }
        for some in replays.chunks(50) {
            let reading = some.iter().map(async |(me, channel, newest)| {
                let told = replay(me, *channel, *newest, Duration::from_secs(30)).await;
                if told != *newest {
                    self.finding(Broken::Gap, format!("{channel}: read again up to {told} of {newest}"));
                }
            });
            futures_util::future::join_all(reading).await;
        }
    }
}

/// Reads a whole channel once more on a fresh socket; returns the last number told there.
async fn replay(me: &Rc<Person>, channel: Channel, last: i64, at_most: Duration) -> i64 {
    let listener = Listener::open(me, channel, 0);
    let deadline = tokio::time::Instant::now() + at_most;
    while listener.heard.last.get() < last && tokio::time::Instant::now() < deadline {
        listener.news(Duration::from_millis(200)).await;
    }
    me.stage.seen.count("channels read once more");
    listener.heard.last.get()
}
