//! How fast a demo lives: a person who wants to take part slows it down.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Deserialize;

use super::web::WebState;
use super::web::config::ClockJson;
use crate::api::http::{ApiError, Field, Json, Reading};
use crate::dispatch::Dispatch;
use crate::kernel::error::Invalid;
use crate::workshop::Workshop;

/// How fast.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PaceBody {
    /// Seconds of the demo in one of life.
    #[serde(default)]
    rate: Field<f64>,
}

/// Slower is a standstill, faster is no demo any more.
const RATES: std::ops::RangeInclusive<f64> = 0.1..=10_000.0;

impl PaceBody {
    fn into_rate(self) -> Result<f64, Invalid> {
        let mut read = Reading::new();
        let within = |rate: f64| if RATES.contains(&rate) { Ok(rate) } else { Err("a number from 0.1 to 10000") };
        let rate = read.required("rate", self.rate, within);
        read.finish(|| rate)
    }
}

/// `POST /dev/pace`: how fast the demo goes on; answers what its clock shows.
///
/// # Errors
/// 404 where no demo runs, whatever the body; 400 for a rate that is none.
pub(super) async fn pace(
    body: Result<Json<PaceBody>, ApiError>,
    web: Data<WebState>,
    dispatch: Data<Dispatch>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    web.demo_clock().ok_or_else(ApiError::not_found)?.set_speed(body?.0.into_rate()?);
    Ok(HttpResponse::Ok().json(ClockJson::now(&dispatch, &workshop)))
}
