//! What is done to the server, drawn from the seed: the same seed gives the same plan.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use super::arguments::Size;

/// Something that the server has to bear.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fault {
    /// All connections of clients break.
    CutAll,
    /// Some of them break: this share.
    CutSome(f64),
    /// Nothing comes through some of them for a while; then they break.
    Stall(f64, Duration),
    /// The database is away for a while.
    Database(Duration),
    /// The same, and meanwhile the server is killed.
    DatabaseAndServer(Duration),
}

/// How a server's life ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum End {
    /// SIGKILL after so many acknowledged writes.
    Kill(u64),
    /// SIGKILL so soon after the start, ready or not.
    KillEarly(Duration),
    /// SIGTERM after so many acknowledged writes.
    Terminate(u64),
}

/// One life of the server.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Round {
    /// Faults, each after so many acknowledged writes more.
    pub(crate) faults: Vec<(u64, Fault)>,
    pub(crate) end: End,
}

/// Draws round after round.
pub(crate) struct Plan {
    random: StdRng,
    number: u32,
    writes: u64,
}

impl Plan {
    pub(crate) fn new(seed: u64, size: Size) -> Self {
        Self { random: StdRng::seed_from_u64(seed), number: 0, writes: size.writes }
    }

    /// The next life. Of every five one loses its database, and of every fifteen one dies without it; every fourth ends in order; some hardly begin.
    pub(crate) fn next(&mut self) -> Round {
        let (number, random) = (self.number, &mut self.random);
        self.number += 1;
        let some = |random: &mut StdRng, mean: u64| random.random_range(1..=2 * mean);
        let mut faults = Vec::new();
        if number % 5 == 1 {
            let away = Duration::from_millis(random.random_range(1500..3500));
            let fault = if number % 15 == 11 { Fault::DatabaseAndServer(away) } else { Fault::Database(away) };
            faults.push((some(random, self.writes / 4), fault));
        }
        if random.random_bool(0.5) {
            let fault = match random.random_range(0..10) {
                0..4 => Fault::CutAll,
                4..8 => Fault::CutSome(random.random_range(0.1..0.6)),
                _ => Fault::Stall(random.random_range(0.1..0.5), Duration::from_millis(random.random_range(300..1500))),
            };
            faults.push((some(random, self.writes / 4), fault));
        }
        let end = if number % 4 == 2 {
            End::Terminate(some(random, self.writes / 2))
        } else if faults.is_empty() && random.random_bool(0.4) {
            End::KillEarly(Duration::from_millis(random.random_range(0..1000)))
        } else {
            End::Kill(some(random, self.writes))
        };
        Round { faults, end }
    }
}
