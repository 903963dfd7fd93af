//! `depannini check-config`

use clap::Args;

use super::options::SettingsOptions;
use crate::config;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(None)?;
    for warning in config::warnings(&settings) {
        println!("warning: {warning}");
    }
    println!("the configuration can be used");
    Ok(())
}
