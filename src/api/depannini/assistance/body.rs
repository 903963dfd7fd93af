//! What clients send about assistances, exactly as documented and as the mobile apps send it.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::depannini::vocabulary;
use crate::api::http::{Field, Nested};

/// A place.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PlaceBody {
    /// Degrees north, −90 to 90.
    #[schema(value_type = f64, required, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub lat: Field<f64>,
    /// Degrees east, −180 to 180.
    #[schema(value_type = f64, required, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub lng: Field<f64>,
}

/// A request for help.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RequestBody {
    /// Where the vehicle stands.
    #[schema(value_type = PlaceBody, required)]
    #[serde(default)]
    pub pickup: Field<Nested<PlaceBody>>,
    /// Where it is to go; a dropoff means towing unless `assistance_type` says otherwise.
    #[schema(value_type = Option<PlaceBody>)]
    #[serde(default)]
    pub dropoff: Field<Nested<PlaceBody>>,
    /// The workshop that it is to be towed to; its place then counts, not `dropoff`.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub workshop_id: Field<i64>,
    /// `towing` or `repair`.
    #[schema(schema_with = vocabulary::assistance_type)]
    #[serde(default)]
    pub assistance_type: Field<String>,
    /// `light` (default) or `heavy`.
    #[schema(schema_with = vocabulary::vehicle)]
    #[serde(default)]
    pub vehicle_type: Field<String>,
    /// In the client's words, at most 2,000 characters.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
}

/// What somebody thinks of asking for.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct EstimateBody {
    /// Where the vehicle stands.
    #[schema(value_type = PlaceBody, required)]
    #[serde(default)]
    pub pickup: Field<Nested<PlaceBody>>,
    /// Where it is to go; a dropoff means towing unless `assistance_type` says otherwise.
    #[schema(value_type = Option<PlaceBody>)]
    #[serde(default)]
    pub dropoff: Field<Nested<PlaceBody>>,
    /// The workshop that it is to be towed to; its place then counts, not `dropoff`.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub workshop_id: Field<i64>,
    /// `towing` or `repair`.
    #[schema(schema_with = vocabulary::assistance_type)]
    #[serde(default)]
    pub assistance_type: Field<String>,
    /// `light` (default) or `heavy`.
    #[schema(schema_with = vocabulary::vehicle)]
    #[serde(default)]
    pub vehicle_type: Field<String>,
}

/// How far the assistant has come.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct StageBody {
    /// `on_the_way`, `arrived` or `loaded`.
    #[schema(schema_with = vocabulary::stage, required)]
    #[serde(default)]
    pub stage: Field<String>,
    /// When, if not now; RFC 3339. It counts as not before the last step and not after now.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default)]
    pub at: Field<String>,
}

/// Which days, both included.
#[derive(Debug, Default, Deserialize)]
pub struct EarningsQuery {
    /// From this day on; 29 days before `to` if not said.
    #[serde(default)]
    pub from: Field<String>,
    /// To this day; today if not said.
    #[serde(default)]
    pub to: Field<String>,
}

/// A change of status.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct UpdateBody {
    /// `ongoing`, `completed` or `canceled`.
    #[schema(schema_with = vocabulary::status, required)]
    #[serde(default)]
    pub status: Field<String>,
    /// Why it is called off.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub reason: Field<String>,
    /// With `completed`: the price of a repair.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub total_price: Field<Number>,
}

/// The end of an assistance.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct EndBody {
    /// The price; required for a repair.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub total_price: Field<Number>,
}

/// The price of a repair.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PriceBody {
    /// The price in major units.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub price: Field<Number>,
}

/// A rating.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RatingBody {
    /// 1 to 5.
    #[schema(value_type = i32, required, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
}

/// A chat message.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct MessageBody {
    /// At most 2,000 characters.
    #[schema(value_type = String, required, min_length = 1, max_length = 2000)]
    #[serde(default)]
    pub message: Field<String>,
    /// The sender's own id: the same one is said once.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub client_id: Field<String>,
}
