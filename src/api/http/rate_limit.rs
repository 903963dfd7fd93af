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
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default(), checks: AtomicU32::new(0) }
    }

    fn check(&self, address: IpAddr) -> Result<(), Duration> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address).map_err(|denied| denied.wait_time_from(self.clock.now()))
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

/// The most keys that are remembered; one costs about 300 bytes.
const MAX_KEYS: usize = 65_536;

/// Counts failed attempts by a key such as account and address. Successes cost nothing.
pub struct FailureLimit {
    allowed: usize,
    failures: Mutex<HashMap<String, VecDeque<Instant>>>,
}

impl FailureLimit {
    /// So many failures a minute.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        Self { allowed: usize::try_from(per_minute.max(1)).unwrap_or(usize::MAX), failures: Mutex::default() }
    }

    /// How long to wait before the next attempt; `None` when it may be made now.
    #[must_use]
    pub fn check(&self, key: &str) -> Option<Duration> {
        self.check_at(key, Instant::now())
    }

    /// An attempt has failed.
    pub fn record_failure(&self, key: &str) {
        self.record_at(key, Instant::now());
    }

    fn check_at(&self, key: &str, now: Instant) -> Option<Duration> {
        let failures = self.failures.lock();
        let times = failures.get(key)?;
        // the newest `allowed` are kept; when the oldest of them has left the window, there is room for another
        let decisive = times.front().filter(|_| times.len() >= self.allowed)?;
        Some(WINDOW.saturating_sub(now.duration_since(*decisive))).filter(|wait| !wait.is_zero())
    }

    fn record_at(&self, key: &str, now: Instant) {
        let mut failures = self.failures.lock();
        if failures.len() >= MAX_KEYS && !failures.contains_key(key) {
            make_room(&mut failures, now);
        }
        let times = failures.entry(key.to_owned()).or_default();
        if times.len() >= self.allowed {
            times.pop_front();
        }
        times.push_back(now);
    }
}

/// Forgets the keys that have been quiet for a window; if that is not enough, the quieter half, so that the work is
/// done once in many failures.
fn make_room(failures: &mut HashMap<String, VecDeque<Instant>>, now: Instant) {
    let last = |times: &VecDeque<Instant>| times.back().copied().unwrap_or(now);
    failures.retain(|_, times| now.duration_since(last(times)) < WINDOW);
    if failures.len() >= MAX_KEYS {
        let mut lasts: Vec<Instant> = failures.values().map(last).collect();
        let (_, median, _) = lasts.select_nth_unstable(MAX_KEYS / 2);
        let median = *median;
        failures.retain(|_, times| last(times) > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_failures_count_and_only_for_their_key() {
        let limit = FailureLimit::new(3);
        let start = Instant::now();
        for second in 0..3 {
            assert_eq!(limit.check_at("amel", start), None);
            limit.record_at("amel", start + Duration::from_secs(second));
        }
        let later = start + Duration::from_secs(10);
        assert_eq!(limit.check_at("amel", later), Some(Duration::from_secs(50)));
        assert_eq!(limit.check_at("karim", later), None);
        assert_eq!(limit.check_at("amel", start + WINDOW), None);
        limit.record_at("amel", start + WINDOW);
        assert_eq!(limit.check_at("amel", start + WINDOW), Some(Duration::from_secs(1)));
    }

    #[test]
    fn memory_is_bounded() {
        let limit = FailureLimit::new(1);
        let start = Instant::now();
        for n in 0..MAX_KEYS + 10 {
            limit.record_at(&n.to_string(), start + Duration::from_micros(n as u64));
        }
        assert!(limit.failures.lock().len() <= MAX_KEYS);
        assert!(limit.check_at(&(MAX_KEYS + 9).to_string(), start + Duration::from_secs(1)).is_some());
    }

    #[test]
    fn an_address_gets_its_burst() {
        let limit = AddressLimit::new(&LimitSettings {
            requests_per_second: 1,
            request_burst: 2,
            failed_logins_per_minute: 1,
            sync_items: 1,
        });
        let address: IpAddr = "10.0.0.1".parse().unwrap();
        assert!(limit.check(address).is_ok() && limit.check(address).is_ok());
        let wait = limit.check(address).unwrap_err();
        assert!(wait <= Duration::from_secs(1) && !wait.is_zero(), "{wait:?}");
        assert!(limit.check("10.0.0.2".parse().unwrap()).is_ok());
    }
}
