//! `[realtime]`: sockets and rooms.

use serde::{Deserialize, Serialize};

/// Sockets and rooms.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RealtimeSettings {
    /// Frames that may wait for one socket.
    pub queue: usize,
    /// Seconds between pings.
    pub heartbeat_seconds: u64,
    /// Seconds of silence that close a socket.
    pub timeout_seconds: u64,
    /// Largest incoming frame, KiB.
    pub max_frame_kib: usize,
    /// Sustained incoming frames a second.
    pub frames_per_second: u32,
    /// Incoming frames at once.
    pub frame_burst: u32,
    /// Sockets one account may hold.
    pub sockets_per_account: usize,
    /// Sockets one address may hold.
    pub sockets_per_address: usize,
    /// Seconds between looks for lost announcements.
    pub sweep_seconds: u64,
    /// Seconds after which an empty room ends.
    pub room_idle_seconds: u64,
    /// Threads that carry rooms.
    pub threads: usize,
}
