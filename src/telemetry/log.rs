//! Log lines, as text or JSON, on standard error: standard output belongs to commands.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};

use crate::config::{LogFormat, TelemetrySettings};

/// Why logging could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// The filter is not in EnvFilter's syntax.
    #[error("telemetry.log: {0}; expected something like \"info,depannini=debug\"")]
    Filter(#[from] ParseError),
    /// Someone else has set up logging in this process.
    #[error("logging is already set up: {0}")]
    Taken(#[from] TryInitError),
}

/// Sets up logging for the whole process; once.
///
/// # Errors
/// An unreadable filter, or a second call.
pub fn init(settings: &TelemetrySettings) -> Result<(), InitError> {
    let lines = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_new(&settings.log)?)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => lines.finish().try_init()?,
        LogFormat::Json => lines.json().finish().try_init()?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_filter_is_refused_with_its_key() {
        let settings = TelemetrySettings { log: "info,depannini=loud".to_owned(), format: LogFormat::Json };
        let error = init(&settings).unwrap_err().to_string();
        assert!(error.starts_with("telemetry.log:"), "{error}");
    }
}
