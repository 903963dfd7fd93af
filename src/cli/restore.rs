//! `depannini restore`

use anyhow::{Context as _, bail};
use clap::Args;

use super::backup::place;
use super::options::SettingsOptions;
use crate::app::{self, DatabaseLock};
use crate::storage::{Backend, backup};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// A backup in the folder of backups, or the path of one elsewhere.
    #[arg(value_name = "NAME|PATH")]
    backup: String,
}

/// Only without a server: one that runs restores by its API, so that its memory follows.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut settings = arguments.settings.load(None)?;
    let backend = Backend::from_url(&settings.database.url)?;
    let (folder, name) = place(&settings, &arguments.backup)?;
    let by_api = "a running server restores by POST /api/admin/backups/{name}/restore/";
    let _lock = DatabaseLock::take(&backend).context(by_api)?;
    if backup::others(&backend)? > 0 {
        bail!("this database is used by a running server; stop it first: {by_api}");
    }
    settings.backup.folder = folder.to_string_lossy().into_owned();
    super::block_on(async move {
        let restored = app::backups_alone(&settings)?.restore(name).await?;
        println!("{} of {} is restored: {} rows", restored.name, restored.made_at.rfc3339(), restored.rows);
        Ok(())
    })
}
