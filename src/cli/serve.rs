//! `depannini serve`

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use super::options::SettingsOptions;
use crate::app::{self, Clocks};
use crate::config;
use crate::telemetry::{self, Metrics};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// Address and port to listen on.
    #[arg(long, value_name = "HOST:PORT")]
    bind: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(arguments.bind.as_ref())?;
    telemetry::init(&settings.telemetry)?;
    for warning in config::warnings(&settings) {
        tracing::warn!("{warning}");
    }
    let metrics = Metrics::install()?;
    super::block_on(async move {
        let database = crate::cli::options::shown(&settings.database.url);
        // before serving, so that a signal sent by an impatient supervisor is not lost
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let running = app::start(settings, Clocks::default(), Some(metrics)).await?;
        println!("Depannini serves at http://{} (database {database}; docs at /docs)", running.address);
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        running.stop().await;
        Ok(())
    })
}
