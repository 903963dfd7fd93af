//! `[telemetry]`: what the server tells its operator.

use serde::{Deserialize, Serialize};

/// The shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// What the server tells its operator.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelemetrySettings {
    /// Filter in the syntax of tracing.
    pub log: String,
    /// Text or JSON.
    pub format: LogFormat,
}
