//! `depannini openapi`

use anyhow::Context as _;
use clap::Args;

use crate::api::depannini;
use crate::api::http::collection::collection;
use crate::app::editions;

/// Which document, and in which form.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The edition of this name (mechanic-factory, …) instead of our own API.
    #[arg(long, value_name = "NAME")]
    edition: Option<String>,
    /// As a client collection, for Postman and Bruno.
    #[arg(long)]
    collection: bool,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let document = match arguments.edition.as_deref() {
        None => depannini::document(),
        Some(name) => {
            let known: Vec<&str> = editions::FRONTS.iter().map(|front| front.name).collect();
            let front = editions::named(name).with_context(|| format!("no such edition; known are {known:?}"))?;
            (front.document)()
        }
    };
    let document = serde_json::to_value(document)?;
    let told = if arguments.collection { collection(&document) } else { document };
    println!("{}", serde_json::to_string_pretty(&told)?);
    Ok(())
}
