//! `depannini print-config`

use clap::Args;

use super::options::SettingsOptions;
use crate::config;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// Print the built-in defaults with their explanations instead.
    #[arg(long)]
    defaults: bool,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if arguments.defaults {
        print!("{}", config::DEFAULTS);
    } else {
        println!("{}", serde_json::to_string_pretty(&arguments.settings.load(None)?)?);
    }
    Ok(())
}
