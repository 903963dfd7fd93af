//! `depannini backup`

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::options::SettingsOptions;
use crate::backup::{self, BackupName};
use crate::config::Settings;
use crate::kernel::time::{Clock as _, SystemClock};
use crate::storage::Backend;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// What to call it in the folder of backups, or FOLDER/NAME to put it elsewhere; by the time when it is left out.
    #[arg(long, value_name = "NAME|PATH")]
    out: Option<String>,
}

/// Works beside a running server, too: it only reads.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(None)?;
    let backend = Backend::from_url(&settings.database.url)?;
    let (folder, name) = match &arguments.out {
        Some(out) => place(&settings, out).map(|(folder, name)| (folder, Some(name)))?,
        None => (backup::folder(&settings.backup, &backend), None),
    };
    let made = backup::write_beside(&backend, &settings.backup, (&folder, name), SystemClock.now())?;
    println!("{}: {} rows, {} bytes", folder.join(made.name.as_str()).display(), made.rows, made.size_bytes);
    Ok(())
}

/// The folder and the name of a backup: a plain name is one of the folder of backups.
pub(super) fn place(settings: &Settings, text: &str) -> anyhow::Result<(PathBuf, BackupName)> {
    let path = Path::new(text);
    let name = path.file_name().and_then(|name| BackupName::parse(name.to_str()?));
    let name = name.with_context(|| {
        format!("{text:?}: a name has 1 to 100 letters, digits, dots, dashes and underscores, and begins with a letter or digit")
    })?;
    let folder = match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => parent.to_owned(),
        None => backup::folder(&settings.backup, &Backend::from_url(&settings.database.url)?),
    };
    Ok((folder, name))
}
