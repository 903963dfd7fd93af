//! What answers each endpoint, by who calls it.

pub mod admin;
pub mod customer;
pub mod mechanic;

use crate::accounts::Identity;
use crate::api::http::ApiError;
use crate::api::revcare::bookings::told;
use crate::api::revcare::bookings::view::AnalysisJson;
use crate::workshop::Workshop;
use crate::workshop::analysis::Analysis;
use crate::workshop::orders::{self, Reach};

/// An analysis with the prices of its booking.
async fn told_analysis(workshop: &Workshop, caller: Identity, found: Analysis) -> Result<AnalysisJson, ApiError> {
    let order = orders::find(workshop, caller, found.order, Reach::Garage).await?;
    Ok(told::analysis(found, &order))
}
