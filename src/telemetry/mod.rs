//! What the server tells its operator: log lines on standard error, and metrics.

mod log;
mod metric;

pub use log::{InitError, init};
pub use metric::Metrics;
