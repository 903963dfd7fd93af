//! `depannini migrate`

use clap::Args;

use super::options::SettingsOptions;
use crate::app::DatabaseLock;
use crate::storage::{Backend, Db};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(None)?;
    let _lock = DatabaseLock::take(&Backend::from_url(&settings.database.url)?)?;
    let applied = Db::migrate(&settings.database)?;
    if applied.is_empty() {
        println!("nothing to do: the database is up to date");
    }
    for name in applied {
        println!("applied {name}");
    }
    Ok(())
}
