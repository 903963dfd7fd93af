//! Google's published keys, kept as long as Google says.

use std::collections::HashMap;
use std::time::Duration;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::JwkSet;
use tokio::sync::Mutex;

use crate::kernel::error::Fault;
use crate::kernel::time::{SharedClock, Timestamp};
use crate::outbound::{CallError, Outbound};

/// The keys by their id, read over HTTP when they are needed.
#[derive(Debug)]
pub(in crate::accounts) struct Keys {
    url: String,
    clock: SharedClock,
    outbound: Outbound,
    cache: Mutex<Cache>,
}

#[derive(Debug, Default)]
struct Cache {
    keys: HashMap<String, DecodingKey>,
    fresh_until: Option<Timestamp>,
    /// Before this instant the keys are not read again, whatever a token claims.
    wait_until: Option<Timestamp>,
}

/// Keys are kept this long when the answer does not say.
const DEFAULT_AGE: Duration = Duration::from_secs(300);
/// A token with an unknown key id makes us look again, but not more often than this.
const UNKNOWN_PAUSE: Duration = Duration::from_secs(60);
/// After a failed read the next one waits: else every sign-in would wait for the timeout.
const FAILURE_PAUSE: Duration = Duration::from_secs(5);
/// The longest answer that is read.
const MAX_BYTES: usize = 256 * 1024;
/// The longest that a sign-in waits for the keys.
const LONGEST: Duration = Duration::from_secs(5);

impl Keys {
    pub(in crate::accounts) fn new(url: String, clock: SharedClock, outbound: Outbound) -> Self {
        Self { url, clock, outbound, cache: Mutex::default() }
    }

    /// The key with this id, if Google publishes it. Those who ask at the same time wait for one read.
    ///
    /// # Errors
    /// The keys cannot be read and none are known.
    pub(super) async fn find(&self, id: &str) -> Result<Option<DecodingKey>, Fault> {
        let mut cache = self.cache.lock().await;
        let now = self.clock.now();
        let known = cache.keys.get(id).cloned();
        let fresh = cache.fresh_until.is_some_and(|until| now < until);
        if fresh && known.is_some() {
            return Ok(known);
        }
        if cache.wait_until.is_some_and(|until| now < until) {
            // an old key is better than none: Google retires keys long after it stops signing with them
            return match (known, cache.fresh_until) {
                (None, None) => Err(Fault::unavailable("google keys", "the last read failed")),
                (known, _) => Ok(known),
            };
        }
        match self.read().await {
            Ok((keys, age)) => {
                cache.keys = keys;
                cache.fresh_until = Some(now + age);
                cache.wait_until = Some(now + UNKNOWN_PAUSE);
                Ok(cache.keys.get(id).cloned())
            }
            Err(fault) => {
                cache.wait_until = Some(now + FAILURE_PAUSE);
                tracing::warn!(%fault, "cannot read Google's keys");
                if known.is_some() { Ok(known) } else { Err(fault) }
            }
        }
    }

    async fn read(&self) -> Result<(HashMap<String, DecodingKey>, Duration), Fault> {
        let away = |error: CallError| Fault::unavailable("google keys", error);
        let answer = self.outbound.get(&self.url).map_err(away)?.send(LONGEST, MAX_BYTES).await.map_err(away)?;
        if !answer.is_success() {
            return Err(Fault::unavailable("google keys", format!("answered {}", answer.status)));
        }
        let age = answer.header("cache-control").and_then(max_age).unwrap_or(DEFAULT_AGE);
        let set: JwkSet =
            serde_json::from_slice(&answer.body).map_err(|error| Fault::unavailable("google keys", error))?;
        let keys = set
            .keys
            .iter()
            // a key that we cannot use is one that signs nothing for us
            .filter_map(|key| Some((key.common.key_id.clone()?, DecodingKey::from_jwk(key).ok()?)))
            .collect();
        Ok((keys, age))
    }
}

/// `max-age` of a Cache-Control header (RFC 9111, 5.2.2.1).
fn max_age(header: &str) -> Option<Duration> {
    header
        .split(',')
        .find_map(|directive| directive.trim().to_ascii_lowercase().strip_prefix("max-age=")?.parse().ok())
        .map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_is_read_from_cache_control() {
        assert_eq!(max_age("public, max-age=19845, must-revalidate"), Some(Duration::from_secs(19_845)));
        assert_eq!(max_age("no-store"), None);
        assert_eq!(max_age("max-age=soon"), None);
    }
}
