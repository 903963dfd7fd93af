//! `depannini create-admin`

use std::io::Read as _;

use anyhow::Context as _;
use clap::Args;

use super::options::SettingsOptions;
use crate::app::{self, DatabaseLock};
use crate::storage::Backend;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// Phone number of the administrator.
    #[arg(long, default_value = "")]
    phone: String,
    /// E-mail address of the administrator.
    #[arg(long, default_value = "")]
    email: String,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(None)?;
    // never an argument: the process list shows those to everyone
    let password = match std::env::var("ADMIN_PASSWORD") {
        Ok(password) if !password.is_empty() => password,
        _ => {
            let mut typed = String::new();
            std::io::stdin().read_to_string(&mut typed).context("reading the password from standard input")?;
            typed.trim_end_matches(['\n', '\r']).to_owned()
        }
    };
    let admin = app::read_admin(&arguments.phone, &arguments.email, &password, &settings.accounts.phone_prefix)
        .map_err(anyhow::Error::msg)?;
    let _lock = DatabaseLock::take(&Backend::from_url(&settings.database.url)?)?;
    super::block_on(async move {
        let accounts = app::accounts_alone(&settings)?;
        let id = accounts.create_admin(admin).await?;
        println!("administrator {id} created");
        Ok(())
    })
}
