//! `depannini openapi`

use crate::api::depannini;

pub(super) fn run() -> anyhow::Result<()> {
    println!("{}", serde_json::to_string_pretty(&depannini::document())?);
    Ok(())
}
