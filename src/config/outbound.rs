//! `[outbound]`: calls that the server makes to others.

use serde::{Deserialize, Serialize};

/// Calls that the server makes to others.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutboundSettings {
    /// Hosts that production may call without HTTPS and on private networks.
    pub internal_hosts: Vec<String>,
}
