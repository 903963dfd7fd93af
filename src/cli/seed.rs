//! `depannini seed`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::Value;

use super::options::{SettingsOptions, reachable};
use crate::accounts::{SEED_MOST, SeedPlan};
use crate::api::depannini::{SeededJson, seed_body};
use crate::app::{self, DatabaseLock, LockError};
use crate::config::{Mode, Settings};
use crate::kernel::geo::{Metres, Point};
use crate::storage::Backend;

/// Longest wait for a running server to make everybody.
const PATIENCE: Duration = Duration::from_secs(600);

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    settings: SettingsOptions,
    /// Where the running server listens, if there is one.
    #[arg(long, value_name = "HOST:PORT")]
    bind: Option<String>,
    /// How many active assistants.
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(SEED_MOST)))]
    assistants: u32,
    /// How many clients.
    #[arg(long, default_value_t = 20, value_name = "M", value_parser = clap::value_parser!(u32).range(..=i64::from(SEED_MOST)))]
    clients: u32,
    /// The middle of the area, degrees; Algiers unless told otherwise.
    #[arg(long, default_value = "36.7525,3.042", value_name = "LAT,LNG", value_parser = place, allow_hyphen_values = true)]
    around: Point,
    /// Nobody is farther from it, kilometres.
    #[arg(long, default_value_t = 10.0, value_name = "KM", value_parser = spread)]
    spread_km: f64,
    /// Where the accounts and their tokens are written; standard output unless told otherwise.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Do it in production too: everybody gets the same, known password.
    #[arg(long)]
    yes: bool,
}

fn place(text: &str) -> Result<Point, String> {
    let expected = "latitude and longitude in degrees, such as 36.7525,3.042";
    let (lat, lng) = text.split_once(',').ok_or(expected)?;
    let degrees = |text: &str| text.trim().parse::<f64>().map_err(|_| expected);
    Point::new(degrees(lat)?, degrees(lng)?).ok_or_else(|| expected.to_owned())
}

fn spread(text: &str) -> Result<f64, String> {
    let km: f64 = text.parse().map_err(|_| "kilometres, such as 10".to_owned())?;
    if (0.0..=1000.0).contains(&km) { Ok(km) } else { Err("0 to 1000 kilometres".to_owned()) }
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.load(arguments.bind.as_ref())?;
    if settings.mode == Mode::Production && !arguments.yes {
        bail!("this is production, and seeded accounts share a known password; if you mean it, say --yes");
    }
    let plan = SeedPlan {
        assistants: arguments.assistants,
        clients: arguments.clients,
        around: arguments.around,
        spread: Metres::from_km(arguments.spread_km),
    };
    let development = settings.mode == Mode::Development;
    let made = match DatabaseLock::take(&Backend::from_url(&settings.database.url)?) {
        Ok(_lock) => super::block_on(offline(&settings, &plan))?,
        // beside a running server, so that its index knows them
        Err(LockError::Held { server, .. }) if development => {
            // `--bind` says it outright; else the lock tells where its holder listens
            let said = if arguments.bind.is_some() { None } else { server };
            let address = said.map_or_else(|| settings.server.bind.parse(), Ok)?;
            super::block_on(through_server(reachable(address), &plan))?
        }
        Err(error) => return Err(error.into()),
    };
    let text = made.to_string();
    match &arguments.out {
        Some(file) => {
            std::fs::write(file, text).with_context(|| format!("writing {}", file.display()))?;
            println!("{} assistants and {} clients, written to {}", plan.assistants, plan.clients, file.display());
        }
        None => println!("{text}"),
    }
    Ok(())
}

async fn offline(settings: &Settings, plan: &SeedPlan) -> anyhow::Result<Value> {
    let accounts = app::accounts_alone(settings)?;
    let made = accounts.carry_out(plan).await?;
    Ok(serde_json::to_value(SeededJson::from(made))?)
}

async fn through_server(address: SocketAddr, plan: &SeedPlan) -> anyhow::Result<Value> {
    let doing = || format!("the database is in use, but no server took the accounts over at {address} (see --bind)");
    let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
    let answer =
        http.post(format!("http://{address}/dev/seed")).json(&seed_body(plan)).send().await.with_context(doing)?;
    let (status, text) = (answer.status(), answer.text().await.with_context(doing)?);
    if !status.is_success() {
        bail!("{}: {status} {text}", doing());
    }
    serde_json::from_str(&text).with_context(doing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_spreads() {
        assert_eq!(place("36.75, -3.06"), Ok(Point::new(36.75, -3.06).unwrap()));
        for text in ["", "36.75", "36.75;3.06", "91,0", "0,181", "a,b", "NaN,0"] {
            assert!(place(text).is_err(), "{text}");
        }
        assert!(spread("0").is_ok() && spread("-1").is_err() && spread("x").is_err());
    }
}
