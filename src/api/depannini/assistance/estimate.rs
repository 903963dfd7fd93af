//! Price and arrival, before anybody asks for help.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::EstimateBody;
use crate::api::http::rate_limit::EstimateLimit;
use crate::api::http::{ApiError, ClientAddress, Json};
use crate::dispatch::{Dispatch, assistance};

/// What would come of a request now.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceEstimateJson {
    /// In major units of `currency`; null where the assistant names it.
    pub price: Option<f64>,
    /// The assistant has yet to name the price (a repair).
    pub price_pending: bool,
    /// ISO 4217.
    pub currency: String,
    /// Estimated road distance from pickup to dropoff in kilometres; 0 without dropoff.
    pub distance_km: f64,
    /// Seconds for that.
    pub ride_seconds: i64,
    /// Seconds until the nearest who would be asked is there; null when nobody is within reach.
    pub arrival_seconds: Option<i64>,
    /// How many would be asked first.
    pub assistants_nearby: usize,
}

impl From<assistance::Estimate> for PriceEstimateJson {
    fn from(estimate: assistance::Estimate) -> Self {
        Self {
            price: estimate.price.map(|price| price.to_json_number()),
            price_pending: estimate.price.is_none(),
            currency: estimate.currency.code().to_owned(),
            distance_km: estimate.distance.km(),
            ride_seconds: estimate.ride_s,
            arrival_seconds: estimate.arrival_s,
            assistants_nearby: estimate.nearby,
        }
    }
}

/// What a request would cost and when help would come, for anybody. A request at the same moment is priced alike.
#[utoipa::path(
    post, path = "/api/assistance/estimate/", tag = "assistance", request_body = EstimateBody,
    responses(
        (status = 200, body = PriceEstimateJson), (status = 400, description = "Fields named in `errors`"),
        (status = 404, description = "`workshop_not_found`"), (status = 409, description = "`workshop_closed`"),
        (status = 429, description = "More than `limits.estimates_per_minute` from one address")))]
pub async fn estimate(
    body: Json<EstimateBody>,
    address: ClientAddress,
    limit: Data<EstimateLimit>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let wish = body.0.into_wish()?;
    limit.check(address)?;
    let estimate = assistance::estimate(&dispatch, wish).await?;
    Ok(HttpResponse::Ok().json(PriceEstimateJson::from(estimate)))
}
