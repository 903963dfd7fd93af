//! Limits: requests from one address, and failed attempts at one secret.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use parking_lot::Mutex;

use super::client_address::ClientAddress;
use super::error::ApiError;
use crate::config::LimitSettings;

/// Requests between two looks for addresses that have long been quiet.
const SWEEP_EVERY: u32 = 8192;

/// How many requests one address may make; shared by all workers as the application's data.
pub struct AddressLimit {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU32,
}

impl AddressLimit {
    /// By the settings.
    #[must_use]
    pub fn new(settings: &LimitSettings) -> Self {
        let at_least_one = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(at_least_one(settings.requests_per_second))
            .allow_burst(at_least_one(settings.request_burst));
        Self::with(quota)
    }

    fn with(quota: Quota) -> Self {
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default(), checks: AtomicU32::new(0) }
    }

    fn check(&self, address: IpAddr) -> Result<(), Duration> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address).map_err(|denied| denied.wait_time_from(self.clock.now()))
    }
}

/// How many estimates one address may ask for: anybody may, and each costs more than most requests do.
pub struct EstimateLimit(AddressLimit);

impl EstimateLimit {
    /// By the settings.
    #[must_use]
    pub fn new(settings: &LimitSettings) -> Self {
        let per_minute = NonZeroU32::new(settings.estimates_per_minute).unwrap_or(NonZeroU32::MIN);
        Self(AddressLimit::with(Quota::per_minute(per_minute)))
    }

    /// Counts one.
    ///
    /// # Errors
    /// 429 with the time to wait.
    pub fn check(&self, address: ClientAddress) -> Result<(), ApiError> {
        self.0.check(address.0).map_err(ApiError::rate_limited)
    }
}

/// Middleware: 429 for an address that asks too much.
///
/// # Errors
/// What the inner service fails with.
pub async fn limit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let checked = request
        .app_data::<Data<AddressLimit>>()
        .map_or(Ok(()), |limit| limit.check(ClientAddress::of(request.request()).0));
    match checked {
        Ok(()) => next.call(request).await.map(ServiceResponse::map_into_left_body),
        Err(wait) => {
            let refusal = HttpResponse::from_error(ApiError::rate_limited(wait));
            Ok(request.into_response(refusal).map_into_right_body())
        }
    }
}

/// The span in which failures are counted.
const WINDOW: Duration = Duration::from_secs(60);

/// How long to wait when only attempts under way stand in the way: a password is compared in less.
const OUTCOME: Duration = Duration::from_secs(1);

/// The most keys that are remembered; one costs about 300 bytes.
const MAX_KEYS: usize = 65_536;

/// Counts failed attempts by a key such as account and address. Successes cost nothing.
pub struct FailureLimit {
    allowed: usize,
    tries: Mutex<HashMap<String, Tries>>,
}

/// What is known of one key.
#[derive(Debug, Default)]
struct Tries {
    /// Failures within the window, oldest first.
    failed: VecDeque<Instant>,
    /// Attempts whose outcome is not known yet.
    pending: usize,
}

impl Tries {
    fn forget(&mut self, now: Instant) {
        while self.failed.front().is_some_and(|failed| now.duration_since(*failed) >= WINDOW) {
            self.failed.pop_front();
        }
    }
}

/// One attempt whose outcome is not known yet. It counts against the limit from its beginning, so that attempts at the
/// same time cannot be more than the limit; what does not fail gives its place back when dropped.
pub struct Attempt<'a> {
    limit: &'a FailureLimit,
    key: String,
}

impl Attempt<'_> {
    /// It has failed. True when no other attempt is left for a while.
    #[must_use]
    pub fn fail(self) -> bool {
        self.fail_at(Instant::now())
    }

    fn fail_at(self, now: Instant) -> bool {
        let mut tries = self.limit.tries.lock();
        let own = tries.entry(self.key.clone()).or_default();
        own.forget(now);
        own.failed.push_back(now);
        own.failed.len() >= self.limit.allowed
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        let mut tries = self.limit.tries.lock();
        if let Some(own) = tries.get_mut(&self.key) {
            own.pending = own.pending.saturating_sub(1);
            if own.pending == 0 && own.failed.is_empty() {
                tries.remove(&self.key);
            }
        }
    }
}

impl FailureLimit {
    /// So many failures a minute.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        Self { allowed: usize::try_from(per_minute.max(1)).unwrap_or(usize::MAX), tries: Mutex::default() }
    }

    /// Begins an attempt.
    ///
    /// # Errors
    /// How long to wait when the limit is reached, or would be if those under way failed.
    pub fn begin(&self, key: &str) -> Result<Attempt<'_>, Duration> {
        self.begin_at(key, Instant::now())
    }

    fn begin_at(&self, key: &str, now: Instant) -> Result<Attempt<'_>, Duration> {
        let mut tries = self.tries.lock();
        if tries.len() >= MAX_KEYS && !tries.contains_key(key) {
            make_room(&mut tries, now);
        }
        let own = tries.entry(key.to_owned()).or_default();
        own.forget(now);
        // so many must leave the window before there is room for one more
        if let Some(decisive) = (own.failed.len() + own.pending).checked_sub(self.allowed) {
            let left = |failed: &Instant| WINDOW.saturating_sub(now.duration_since(*failed));
            return Err(own.failed.get(decisive).map_or(OUTCOME, left));
        }
        own.pending += 1;
        Ok(Attempt { limit: self, key: key.to_owned() })
    }
}

/// Forgets the keys that have been quiet for a window; if that is not enough, the quieter half, so that the work is
/// done once in many failures. Those with an attempt under way stay.
fn make_room(tries: &mut HashMap<String, Tries>, now: Instant) {
    let last = |tries: &Tries| if tries.pending > 0 { now } else { tries.failed.back().copied().unwrap_or(now) };
    tries.retain(|_, tries| tries.pending > 0 || now.duration_since(last(tries)) < WINDOW);
    if tries.len() >= MAX_KEYS {
        let mut lasts: Vec<Instant> = tries.values().map(last).collect();
        let (_, median, _) = lasts.select_nth_unstable(MAX_KEYS / 2);
        let median = *median;
        tries.retain(|_, tries| tries.pending > 0 || last(tries) > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_failures_count_and_only_for_their_key() {
        let limit = FailureLimit::new(3);
        let start = Instant::now();
        let later = start + Duration::from_secs(10);
        for second in 0..3 {
            drop(limit.begin_at("amel", start).unwrap());
            let last = limit.begin_at("amel", start).unwrap().fail_at(start + Duration::from_secs(second));
            assert_eq!(last, second == 2);
        }
        let wait = |key: &str, now| limit.begin_at(key, now).map(drop).err();
        assert_eq!(wait("amel", later), Some(Duration::from_secs(50)));
        assert_eq!(wait("karim", later), None);
        assert_eq!(wait("amel", start + WINDOW), None);
        assert!(limit.begin_at("amel", start + WINDOW).unwrap().fail_at(start + WINDOW));
        assert_eq!(wait("amel", start + WINDOW), Some(Duration::from_secs(1)));
    }

    #[test]
    fn attempts_under_way_count_until_they_end() {
        let limit = FailureLimit::new(3);
        let now = Instant::now();
        assert!(!limit.begin_at("amel", now).unwrap().fail_at(now));
        let under_way = [limit.begin_at("amel", now).unwrap(), limit.begin_at("amel", now).unwrap()];
        assert_eq!(limit.begin_at("amel", now).err(), Some(WINDOW));
        let [failing, good] = under_way;
        assert!(!failing.fail_at(now));
        drop(good);
        assert!(limit.begin_at("amel", now).unwrap().fail_at(now));
        assert_eq!(limit.begin_at("amel", now).err(), Some(WINDOW));
        // three under way and none failed: nobody knows for how long
        let three = [(); 3].map(|()| limit.begin_at("karim", now).unwrap());
        assert_eq!(limit.begin_at("karim", now).err(), Some(OUTCOME));
        drop(three);
        assert!(!limit.tries.lock().contains_key("karim"));
    }

    #[test]
    fn memory_is_bounded() {
        let limit = FailureLimit::new(1);
        let start = Instant::now();
        let kept = limit.begin_at("under way", start).unwrap();
        for n in 0..MAX_KEYS + 10 {
            let now = start + Duration::from_micros(n as u64);
            assert!(limit.begin_at(&n.to_string(), now).unwrap().fail_at(now));
        }
        assert!(limit.tries.lock().len() <= MAX_KEYS);
        let later = start + Duration::from_secs(1);
        assert!(limit.begin_at(&(MAX_KEYS + 9).to_string(), later).is_err());
        assert!(limit.begin_at("under way", later).is_err());
        drop(kept);
    }

    #[test]
    fn an_address_gets_its_burst() {
        let limit = AddressLimit::new(&LimitSettings {
            requests_per_second: 1,
            request_burst: 2,
            failed_logins_per_minute: 1,
            estimates_per_minute: 2,
            sync_items: 1,
        });
        let address: IpAddr = "10.0.0.1".parse().unwrap();
        assert!(limit.check(address).is_ok() && limit.check(address).is_ok());
        let wait = limit.check(address).unwrap_err();
        assert!(wait <= Duration::from_secs(1) && !wait.is_zero(), "{wait:?}");
        assert!(limit.check("10.0.0.2".parse().unwrap()).is_ok());
    }

    #[test]
    fn an_address_gets_its_estimates() {
        let defaults = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap();
        let limit = EstimateLimit::new(&LimitSettings { estimates_per_minute: 2, ..defaults.limits });
        let address = ClientAddress("10.0.0.1".parse().unwrap());
        assert!(limit.check(address).is_ok() && limit.check(address).is_ok());
        assert!(limit.check(address).is_err());
        assert!(limit.check(ClientAddress("10.0.0.2".parse().unwrap())).is_ok());
    }
}
