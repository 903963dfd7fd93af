//! `depannini seed`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::Value;

use super::options::{SettingsOptions, reachable};
use super::vehicles;
use crate::accounts::{SEED_MOST, SEED_PASSWORD, SeedPlan};
use crate::api::depannini::{FurnishedJson, SeededJson, garage_body, seed_body};
use crate::app::{self, DatabaseLock, LockError};
use crate::config::{Mode, Settings};
use crate::kernel::geo::{Metres, Point};
use crate::storage::Backend;
use crate::workshop::garage::{Garage, Vehicle, furnish};

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
    /// Furnish a believable garage at that middle instead: people, catalogue, parts, vehicles, and work orders in every
    /// stage. What is there already is left as it is.
    #[arg(long, conflicts_with_all = ["assistants", "clients", "spread_km"])]
    garage: bool,
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
    let seeding = Seeding::of(arguments)?;
    let development = settings.mode == Mode::Development;
    let (made, reached_at) = match DatabaseLock::take(&Backend::from_url(&settings.database.url)?) {
        Ok(_lock) => (super::block_on(seeding.offline(&settings))?, settings.server.reached_at()),
        // beside a running server, so that its index knows them
        Err(LockError::Held { server, .. }) if development => {
            // `--bind` says it outright; else the lock tells where its holder listens
            let said = if arguments.bind.is_some() { None } else { server };
            let address = reachable(said.map_or_else(|| settings.server.bind.parse(), Ok)?);
            (super::block_on(seeding.through_server(address))?, format!("http://{address}"))
        }
        Err(error) => return Err(error.into()),
    };
    let told = seeding.told(&made, &reached_at);
    if let Some(file) = &arguments.out {
        std::fs::write(file, made.to_string()).with_context(|| format!("writing {}", file.display()))?;
        println!("{told}\nWritten to {}", file.display());
    } else {
        match seeding {
            Seeding::Assistance(_) => println!("{made}"),
            Seeding::Garage(..) => println!("{told}"),
        }
    }
    Ok(())
}

/// What is seeded.
enum Seeding {
    /// Assistants and clients.
    Assistance(SeedPlan),
    /// A garage, with the makes and models that it knows.
    Garage(Point, Vec<Vehicle>),
}

impl Seeding {
    fn of(arguments: &Arguments) -> anyhow::Result<Self> {
        if arguments.garage {
            return Ok(Self::Garage(arguments.around, vehicles::read()?));
        }
        Ok(Self::Assistance(SeedPlan {
            assistants: arguments.assistants,
            clients: arguments.clients,
            around: arguments.around,
            spread: Metres::from_km(arguments.spread_km),
        }))
    }

    async fn offline(&self, settings: &Settings) -> anyhow::Result<Value> {
        match self {
            Self::Assistance(plan) => {
                let made = app::accounts_alone(settings)?.carry_out(plan).await?;
                Ok(serde_json::to_value(SeededJson::from(made))?)
            }
            Self::Garage(at, vehicles) => {
                let (accounts, workshop) = app::garage_alone(settings)?;
                let furnished = furnish(&workshop, &accounts, &Garage::algiers(*at, vehicles.clone())).await?;
                Ok(serde_json::to_value(FurnishedJson::from(furnished))?)
            }
        }
    }

    async fn through_server(&self, address: SocketAddr) -> anyhow::Result<Value> {
        let (path, body) = match self {
            Self::Assistance(plan) => ("/dev/seed", seed_body(plan)),
            Self::Garage(at, vehicles) => ("/dev/garage", garage_body(*at, vehicles)),
        };
        let doing = || format!("the database is in use, but no server took this over at {address} (see --bind)");
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let answer = http.post(format!("http://{address}{path}")).json(&body).send().await.with_context(doing)?;
        let (status, text) = (answer.status(), answer.text().await.with_context(doing)?);
        if !status.is_success() {
            bail!("{}: {status} {text}", doing());
        }
        serde_json::from_str(&text).with_context(doing)
    }

    /// What was made, in words.
    fn told(&self, made: &Value, reached_at: &str) -> String {
        match self {
            Self::Assistance(plan) => format!("{} assistants and {} clients", plan.assistants, plan.clients),
            Self::Garage(_, vehicles) => {
                let mut told = garage_told(made, reached_at);
                if !vehicles.is_empty() {
                    told.push_str("\nMakes and models: ");
                    told.push_str(vehicles::ATTRIBUTION);
                }
                told
            }
        }
    }
}

/// What was made for a garage, and who can sign in.
fn garage_told(made: &Value, reached_at: &str) -> String {
    let counts = made["made"].as_object().into_iter().flatten().filter(|(_, count)| **count != 0);
    let counts: Vec<String> = counts.map(|(what, count)| format!("{count} {what}")).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = vec![if counts.is_empty() {
        "Made: nothing, it was all there".to_owned()
    } else {
        format!("Made: {}", counts.join(", "))
    }];
    lines.push(format!("Sign in with the password {SEED_PASSWORD}:"));
    for member in made["members"].as_array().into_iter().flatten() {
        let (position, phone, name) = (text(&member["position"]), text(&member["phone_number"]), text(&member["name"]));
        lines.push(format!("  {position:<13} {phone}  {name}"));
    }
    if let Some(path) = made["approval"].as_str() {
        lines.push(format!("An estimate to decide about without signing in: {reached_at}{path}"));
    }
    lines.join("\n")
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
