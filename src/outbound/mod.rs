//! Calls that this server makes to others over HTTP: the only way out, so that no address can send it where it must not go.
//!
//! Invariants, in production (in development, services run on the developer's machine):
//! * HTTPS only, with the certificate checked; no redirect is followed, no proxy of the environment used.
//! * The address that is connected to is the one that was judged: names are resolved here, and those that lead to this
//!   machine, its network or a cloud's metadata are refused, as are such addresses written out.
//! * Every call ends within its time, and no more of an answer is read than was asked for.
//!
//! The operator may except hosts of theirs (`outbound.internal_hosts`). Addresses that users have given are called by
//! [`Outbound::for_strangers`], for which no exception holds.

mod address;
mod call;
mod resolver;

use std::time::Duration;

pub use address::is_public;
pub use call::{Answer, Call};

use self::resolver::Guarded;
use crate::config::Mode;

/// Why a call was not made, or brought no answer. None of these tells an address or a secret.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// It must not be made.
    #[error("{0}")]
    Refused(&'static str),
    /// Nobody answered in time, or not in HTTP.
    #[error("no answer: {0}")]
    Unreachable(String),
    /// The answer is longer than what was asked for.
    #[error("the answer is too long")]
    TooLong,
}

/// Makes calls; cloning is cheap.
#[derive(Debug, Clone)]
pub struct Outbound {
    /// A machine without root certificates can still do everything else.
    client: Result<reqwest::Client, String>,
    rules: Rules,
}

/// Where calls may go.
#[derive(Debug, Clone)]
struct Rules {
    strict: bool,
    internal_hosts: Vec<String>,
}

impl Rules {
    fn is_internal(&self, host: &str) -> bool {
        self.internal_hosts.iter().any(|internal| internal.eq_ignore_ascii_case(host.trim_end_matches('.')))
    }

    /// Judges what can be judged before names are resolved.
    fn check(&self, url: &reqwest::Url) -> Result<(), CallError> {
        let host = url.host_str().ok_or(CallError::Refused("an address without a host"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(CallError::Refused("only http and https are called"));
        }
        if !self.strict || self.is_internal(host) {
            return Ok(());
        }
        if url.scheme() != "https" {
            return Err(CallError::Refused("production calls by https only"));
        }
        // a resolver never sees these
        let written = host.trim_start_matches('[').trim_end_matches(']').parse();
        if written.is_ok_and(|address| !is_public(address)) {
            return Err(CallError::Refused(resolver::NOT_PUBLIC));
        }
        Ok(())
    }
}

/// The longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);

impl Outbound {
    /// For addresses that the operator has set.
    #[must_use]
    pub fn new(mode: Mode, internal_hosts: &[String]) -> Self {
        let rules = Rules { strict: mode == Mode::Production, internal_hosts: internal_hosts.to_vec() };
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .dns_resolver(Guarded::new(rules.clone()))
            .build()
            .map_err(|error| error.to_string());
        Self { client, rules }
    }

    /// For addresses that users have given: whatever is internal stays out of their reach.
    #[must_use]
    pub fn for_strangers(mode: Mode) -> Self {
        Self::new(mode, &[])
    }

    /// A call that reads something.
    ///
    /// # Errors
    /// An address that must not be called.
    pub fn get(&self, url: &str) -> Result<Call, CallError> {
        self.call(reqwest::Method::GET, url)
    }

    /// A call that tells something.
    ///
    /// # Errors
    /// An address that must not be called.
    pub fn post(&self, url: &str) -> Result<Call, CallError> {
        self.call(reqwest::Method::POST, url)
    }

    fn call(&self, method: reqwest::Method, url: &str) -> Result<Call, CallError> {
        let url = reqwest::Url::parse(url).map_err(|_| CallError::Refused("no address"))?;
        self.rules.check(&url)?;
        let client = self.client.as_ref().map_err(|error| CallError::Unreachable(error.clone()))?;
        Ok(Call::new(client.request(method, url)))
    }
}

#[cfg(test)]
mod tests;
