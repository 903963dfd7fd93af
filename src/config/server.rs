//! `[server]`: where and how HTTP is served.

use serde::{Deserialize, Serialize};

/// Where and how HTTP is served.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerSettings {
    /// Address and port.
    pub bind: String,
    /// HTTP worker threads; 0 = one per core.
    pub workers: usize,
    /// Address clients reach the server by; empty = the one bound.
    pub public_url: String,
    /// Largest JSON body, KiB.
    pub max_body_kib: usize,
    /// Largest photo, MiB.
    pub max_photo_mib: usize,
    /// Longest graceful stop, seconds.
    pub shutdown_seconds: u64,
    /// Web origins that may call the API.
    pub cors_origins: Vec<String>,
    /// Take the client address from X-Forwarded-For.
    pub trust_proxy: bool,
    /// Seconds that the head of a request may take.
    pub head_seconds: u64,
    /// Seconds that the body of a request may take.
    pub body_seconds: u64,
    /// Seconds after which a connection whose other end takes nothing is dropped; 0 = never.
    pub stalled_seconds: u64,
    /// Seconds of Strict-Transport-Security; 0 = not sent.
    pub hsts_seconds: u64,
}

impl ServerSettings {
    /// Where clients reach the server, without a slash at the end.
    #[must_use]
    pub fn reached_at(&self) -> String {
        let named = self.public_url.trim_end_matches('/');
        if named.is_empty() { format!("http://{}", self.bind) } else { named.to_owned() }
    }
}
