//! Who takes part: the accounts that `depannini seed` wrote, or new ones from the server's development endpoint.

use std::path::Path;

use anyhow::{Context as _, ensure};
use reqwest::Method;
use serde::Deserialize;

use crate::accounts::SeedPlan;
use crate::api::depannini::seed_body;
use crate::cli::api::Api;
use crate::kernel::geo::{Metres, Point};

/// Where the new ones are: around Algiers.
const AROUND: (f64, f64) = (36.7525, 3.042);
/// Nobody is farther from it: the first wave (`dispatch.first_radius_km`) reaches everyone, however few there are.
const SPREAD: Metres = Metres(2000.0);

/// Somebody with an account and a token.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Member {
    /// Account id.
    pub(super) id: i64,
    /// Access token.
    pub(super) access: String,
    /// Where they are, degrees.
    pub(super) lat: f64,
    /// Where they are, degrees.
    pub(super) lng: f64,
}

/// Everybody.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct People {
    /// Who asks.
    pub(super) clients: Vec<Member>,
    /// Who helps; all active.
    pub(super) assistants: Vec<Member>,
}

impl People {
    /// From a file that `depannini seed --out` wrote.
    ///
    /// # Errors
    /// A file that cannot be read, or is something else.
    pub(super) fn from_file(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is no file that `depannini seed --out` writes", file.display()))
    }

    /// New ones, if the server makes some.
    ///
    /// # Errors
    /// A server that is not in development mode, or does not answer.
    pub(super) async fn from_server(api: &Api, clients: u32, assistants: u32) -> anyhow::Result<Self> {
        let around = Point::new(AROUND.0, AROUND.1).context("a place")?;
        let plan = SeedPlan { assistants, clients, around, spread: SPREAD };
        let answer = api.call(Method::POST, "/dev/seed", "", &seed_body(&plan)).await?;
        ensure!(
            answer.status == 200,
            "the server makes no accounts for load tests ({} {}); in development mode it would; else give it some with \
             `depannini seed --out FILE` and say --seeded FILE here",
            answer.status,
            answer.body
        );
        Ok(serde_json::from_value(answer.body)?)
    }

    /// Checks that there are enough.
    ///
    /// # Errors
    /// How many are missing.
    pub(super) fn at_least(&self, clients: usize, assistants: usize) -> anyhow::Result<()> {
        ensure!(
            self.clients.len() >= clients && self.assistants.len() >= assistants,
            "{} clients and {} assistants are too few: this run needs {clients} and {assistants} \
             (depannini seed --clients {clients} --assistants {assistants})",
            self.clients.len(),
            self.assistants.len(),
        );
        Ok(())
    }
}
