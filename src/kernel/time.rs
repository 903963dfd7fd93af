//! Time: instants in UTC and the clock that every timer asks.
//!
//! Nothing else in the server sleeps or reads the time of day. So a test moves the hours by hand, and the demo lives a
//! day in five minutes.

use std::collections::BinaryHeap;
use std::fmt;
use std::future::Future;
use std::ops::{Add, Sub};
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use parking_lot::Mutex;
use serde::{Serialize, Serializer};
use tokio::sync::{oneshot, watch};

use super::steady::Steady;

/// An instant in UTC with microsecond resolution, which both databases store without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// As a date and time of UTC; an instant beyond chrono's range becomes its nearest bound.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// As stored: UTC without a zone.
    #[must_use]
    pub fn naive(self) -> NaiveDateTime {
        self.utc().naive_utc()
    }

    /// From the stored form.
    #[must_use]
    pub fn from_naive(stored: NaiveDateTime) -> Self {
        Self(stored.and_utc().timestamp_micros())
    }

    /// RFC 3339 in UTC with microseconds.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Micros, true)
    }

    /// How long from `earlier` to this instant; zero when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(value: DateTime<Utc>) -> Self {
        Self(value.timestamp_micros())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

fn micros_of(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

impl Add<Duration> for Timestamp {
    type Output = Self;
    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(micros_of(span)))
    }
}

impl Sub<Duration> for Timestamp {
    type Output = Self;
    fn sub(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(micros_of(span)))
    }
}

/// The first instant after `day` in `zone`: something valid through that day is valid before this.
#[must_use]
pub fn end_of_day(day: chrono::NaiveDate, zone: chrono_tz::Tz) -> Timestamp {
    use chrono::TimeZone as _;
    let midnight = day.succ_opt().unwrap_or(chrono::NaiveDate::MAX).and_time(chrono::NaiveTime::MIN);
    // where a change of the clocks leaves out midnight, the day begins an hour later
    let begin = zone
        .from_local_datetime(&midnight)
        .earliest()
        .or_else(|| zone.from_local_datetime(&(midnight + chrono::TimeDelta::hours(1))).earliest());
    begin.map_or(Timestamp::from_naive(midnight), |begin| begin.with_timezone(&Utc).into())
}

/// What [`Clock::sleep_until`] returns.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where every part of the server learns the time and waits for it.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The present instant.
    fn now(&self) -> Timestamp;
    /// Completes once [`Clock::now`] has reached `due`; at once if it already has.
    fn sleep_until(&self, due: Timestamp) -> Sleep;
    /// Seconds of this clock in a second of life: 1, but for simulations.
    fn rate(&self) -> f64 {
        1.0
    }
}

/// A clock shared by all that wait on it.
pub type SharedClock = Arc<dyn Clock>;

/// The time of day of this machine, steadied: it never goes back (see [`Steady`]).
#[derive(Debug, Default)]
pub struct SystemClock;

/// One for the process: two clocks that disagree would be worse than one that is wrong.
static OF_DAY: LazyLock<(Instant, Steady)> = LazyLock::new(|| (Instant::now(), Steady::new(Utc::now().into())));

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let (start, steady) = &*OF_DAY;
        steady.now(start.elapsed(), || Utc::now().into())
    }

    fn sleep_until(&self, due: Timestamp) -> Sleep {
        Box::pin(async move {
            // time may go slower than the timer (see `Steady`)
            loop {
                let left = due.since(SystemClock.now());
                if left.is_zero() {
                    return;
                }
                tokio::time::sleep(left).await;
            }
        })
    }
}

/// A clock that runs a number of times faster than life, from a given instant on.
#[derive(Debug)]
pub struct ScaledClock {
    pace: watch::Sender<Pace>,
}

/// Since when a clock has gone how fast.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// What it showed then.
    origin: Timestamp,
    /// `None`: it stands.
    since: Option<Instant>,
    speed: f64,
}

impl Pace {
    /// Faster than any demo, and slower.
    const BOUNDS: (f64, f64) = (0.001, 1_000_000.0);

    fn now(self) -> Timestamp {
        self.since.map_or(self.origin, |since| self.origin + since.elapsed().mul_f64(self.speed))
    }

    fn bounded(speed: f64) -> f64 {
        // what is no number is the speed of life
        if speed.is_nan() { 1.0 } else { speed.clamp(Self::BOUNDS.0, Self::BOUNDS.1) }
    }
}

impl ScaledClock {
    /// Runs at once from `origin`; `speed` is how many times faster than life, a thousandth to a million.
    #[must_use]
    pub fn new(origin: Timestamp, speed: f64) -> Self {
        let clock = Self::standing(origin, speed);
        clock.start();
        clock
    }

    /// Stands at `origin` until [`ScaledClock::start`]: what comes before a simulated day takes none of its time.
    #[must_use]
    pub fn standing(origin: Timestamp, speed: f64) -> Self {
        Self { pace: watch::Sender::new(Pace { origin, since: None, speed: Pace::bounded(speed) }) }
    }

    /// Begins to run; nothing happens the second time.
    pub fn start(&self) {
        self.pace.send_if_modified(|pace| {
            let first = pace.since.is_none();
            pace.since.get_or_insert_with(Instant::now);
            first
        });
    }

    /// Goes on from the present instant at another speed; who sleeps is woken by the new one.
    pub fn set_speed(&self, speed: f64) {
        self.pace.send_modify(|pace| {
            let since = pace.since.map(|_| Instant::now());
            *pace = Pace { origin: pace.now(), since, speed: Pace::bounded(speed) };
        });
    }
}

impl Clock for ScaledClock {
    fn now(&self) -> Timestamp {
        self.pace.borrow().now()
    }

    fn rate(&self) -> f64 {
        self.pace.borrow().speed
    }

    fn sleep_until(&self, due: Timestamp) -> Sleep {
        if due <= self.now() {
            return Box::pin(std::future::ready(()));
        }
        let mut changes = self.pace.subscribe();
        Box::pin(async move {
            loop {
                let pace = *changes.borrow_and_update();
                let left = due.since(pace.now());
                if left.is_zero() {
                    return;
                }
                let changed = match pace.since {
                    Some(_) => tokio::time::timeout(left.div_f64(pace.speed), changes.changed()).await,
                    None => Ok(changes.changed().await),
                };
                // the clock outlives its sleepers; were it dropped, waking is the safe answer
                if matches!(changed, Ok(Err(_))) {
                    return;
                }
            }
        })
    }
}

/// A clock that stands still until it is told to move: for tests and for virtual time.
#[derive(Debug)]
pub struct ManualClock {
    state: Mutex<ManualState>,
}

#[derive(Debug)]
struct ManualState {
    now: Timestamp,
    sleepers: BinaryHeap<Sleeper>,
}

#[derive(Debug)]
struct Sleeper {
    due: Timestamp,
    wake: oneshot::Sender<()>,
}

// ordered so that the heap's greatest is the sleeper due first
impl Ord for Sleeper {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.due.cmp(&self.due)
    }
}
impl PartialOrd for Sleeper {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Sleeper {
    fn eq(&self, other: &Self) -> bool {
        self.due == other.due
    }
}
impl Eq for Sleeper {}

impl ManualClock {
    /// Stands at `now`.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self { state: Mutex::new(ManualState { now, sleepers: BinaryHeap::new() }) }
    }

    /// Moves on by `span` and wakes everyone whose time has come.
    pub fn advance(&self, span: Duration) {
        let mut state = self.state.lock();
        state.now = state.now + span;
        while state.sleepers.peek().is_some_and(|sleeper| sleeper.due <= state.now) {
            if let Some(sleeper) = state.sleepers.pop() {
                // a sleeper that was dropped needs no waking
                let _gone = sleeper.wake.send(());
            }
        }
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        self.state.lock().now
    }

    fn sleep_until(&self, due: Timestamp) -> Sleep {
        let mut state = self.state.lock();
        if due <= state.now {
            return Box::pin(std::future::ready(()));
        }
        let (wake, woken) = oneshot::channel();
        state.sleepers.push(Sleeper { due, wake });
        Box::pin(async move {
            // the clock outlives its sleepers; were it dropped, waking is the safe answer
            let _dropped = woken.await;
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_storage_to_the_microsecond() {
        let instant = Timestamp::from_micros(1_700_000_000_123_456);
        assert_eq!(Timestamp::from_naive(instant.naive()), instant);
        assert_eq!(instant.rfc3339(), "2023-11-14T22:13:20.123456Z");
    }

    #[test]
    fn the_machines_clock_tells_the_time_of_day() {
        let before = Timestamp::from(Utc::now());
        let now = SystemClock.now();
        assert!(before <= now && now <= Utc::now().into());
    }

    #[test]
    fn a_day_ends_at_local_midnight() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        assert_eq!(end_of_day(day, chrono_tz::Africa::Algiers).rfc3339(), "2026-03-31T23:00:00.000000Z");
        // Beirut skipped midnight when its clocks went forward on 2020-03-29
        let skipped = chrono::NaiveDate::from_ymd_opt(2020, 3, 28).unwrap();
        assert_eq!(end_of_day(skipped, chrono_tz::Asia::Beirut).rfc3339(), "2020-03-28T22:00:00.000000Z");
    }

    #[tokio::test]
    async fn a_manual_clock_wakes_only_those_due() {
        let clock = ManualClock::new(Timestamp::from_micros(0));
        let first = clock.sleep_until(Timestamp::from_micros(1_000_000));
        let mut second = clock.sleep_until(Timestamp::from_micros(2_000_000));
        clock.advance(Duration::from_secs(1));
        first.await;
        let late = futures_util::poll!(&mut second);
        assert!(late.is_pending());
        clock.advance(Duration::from_secs(1));
        second.await;
    }

    #[test]
    fn a_scaled_clock_runs_ahead() {
        let clock = ScaledClock::new(Timestamp::from_micros(0), 1_000_000.0);
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(1) {}
        assert!(clock.now() >= Timestamp::from_micros(1_000_000_000));
    }

    #[tokio::test]
    async fn a_standing_clock_holds_its_sleepers_until_it_starts() {
        let clock = ScaledClock::standing(Timestamp::from_micros(0), 1_000_000.0);
        let mut sleeper = clock.sleep_until(Timestamp::from_micros(1_000_000));
        assert!(futures_util::poll!(&mut sleeper).is_pending());
        assert_eq!(clock.now(), Timestamp::from_micros(0));
        clock.start();
        sleeper.await;
        assert!(clock.now() >= Timestamp::from_micros(1_000_000));
    }

    #[tokio::test]
    async fn another_speed_holds_from_now_on_for_sleepers_too() {
        let clock = ScaledClock::new(Timestamp::from_micros(0), 0.001);
        // in an hour's time at this speed
        let due = Timestamp::from_micros(3_600_000);
        let mut sleeper = clock.sleep_until(due);
        assert!(futures_util::poll!(&mut sleeper).is_pending());
        let before = clock.now();
        clock.set_speed(1_000_000.0);
        assert!(clock.now() >= before, "it does not go back");
        sleeper.await;
        assert!(clock.now() >= due);
        clock.set_speed(0.0);
        assert_eq!(clock.rate(), Pace::BOUNDS.0);
        let after = clock.now();
        assert!(after >= due, "what has passed has passed");
    }
}
