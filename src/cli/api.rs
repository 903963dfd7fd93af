//! A small client of the public API, as an app would be, for commands that act as people; it keeps below what one address
//! may ask.

use std::time::Duration;

use anyhow::Context as _;
use parking_lot::Mutex;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::Value;

use crate::kernel::time::{SharedClock, Timestamp};

/// A command has one address: this leaves room below `limits.requests_per_second` for whoever looks on.
const REQUESTS_PER_SECOND: u32 = 250;
/// Requests at once, below `limits.request_burst`.
const BURST: u32 = 500;
/// Times that a request is made again when the server asks for a moment (429, 503).
const AGAIN: u32 = 5;
/// That moment.
const MOMENT: Duration = Duration::from_millis(200);
/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the server answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status.
    pub(super) status: u16,
    /// The body; null when it was no JSON.
    pub(super) body: Value,
    /// The body as it came.
    pub(super) text: String,
}

/// A connection pool to one server.
pub(super) struct Api {
    base: String,
    http: reqwest::Client,
    wall: SharedClock,
    /// When the next request would be made if all came at the steady rate.
    next: Mutex<Timestamp>,
}

impl Api {
    /// For the server at `base`, such as `http://127.0.0.1:8000`; the rate is kept in the time of `wall`.
    ///
    /// # Errors
    /// A client that cannot be built.
    pub(super) fn new(base: String, wall: SharedClock) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .timeout(PATIENCE)
            // the server closes idle connections after five seconds: ours must not be the one it closes just now
            .pool_idle_timeout(Duration::from_secs(2))
            .build()?;
        let next = Mutex::new(wall.now());
        Ok(Self { base, http, wall, next })
    }

    /// The address of a socket.
    pub(super) fn socket_url(&self, path: &str) -> String {
        format!("{}{path}", self.base.replacen("http", "ws", 1))
    }

    /// The time of day, for pauses that no simulated clock should shorten.
    pub(super) fn wall(&self) -> &SharedClock {
        &self.wall
    }

    /// Waits until another request may be made.
    pub(super) async fn turn(&self) {
        let every = Duration::from_secs(1) / REQUESTS_PER_SECOND;
        let due = {
            let mut next = self.next.lock();
            let due = *next;
            *next = due.max(self.wall.now()) + every;
            due
        };
        self.wall.sleep_until(due - every * BURST).await;
    }

    /// Makes a request; again after a moment when the server asks for one.
    ///
    /// # Errors
    /// No answer.
    pub(super) async fn call(&self, method: Method, path: &str, token: &str, body: &Value) -> anyhow::Result<Answer> {
        let mut left = AGAIN;
        loop {
            self.turn().await;
            let answer = self.once(method.clone(), path, token, body).await?;
            if !matches!(answer.status, 429 | 503) || left == 0 {
                return Ok(answer);
            }
            left -= 1;
            self.wall.sleep_until(self.wall.now() + MOMENT).await;
        }
    }

    async fn once(&self, method: Method, path: &str, token: &str, body: &Value) -> anyhow::Result<Answer> {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        let response = request.send().await.with_context(|| format!("asking {path}"))?;
        let status = response.status().as_u16();
        let text = response.text().await.with_context(|| format!("the answer of {path}"))?;
        Ok(Answer { status, body: serde_json::from_str(&text).unwrap_or_default(), text })
    }
}

impl Answer {
    /// The body, if the status is this one.
    ///
    /// # Errors
    /// Another status, with what the server said.
    pub(super) fn expect(self, status: u16, doing: &str) -> anyhow::Result<Value> {
        anyhow::ensure!(self.status == status, "{doing}: {} {}", self.status, self.body);
        Ok(self.body)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::kernel::time::{Clock as _, ManualClock};

    #[tokio::test]
    async fn a_burst_passes_then_the_rate_holds() {
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(0)));
        let api = Api::new("http://127.0.0.1:1".to_owned(), clock.clone()).unwrap();
        for _ in 0..=BURST {
            assert!(futures_util::poll!(std::pin::pin!(api.turn())).is_ready());
        }
        let mut one_more = std::pin::pin!(api.turn());
        assert!(futures_util::poll!(&mut one_more).is_pending());
        clock.advance(Duration::from_secs(1) / REQUESTS_PER_SECOND);
        one_more.await;
        assert_eq!(clock.now(), Timestamp::from_micros(4000));
    }
}
