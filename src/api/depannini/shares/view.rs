//! How links look to who makes them, and what they show to who has them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::depannini::assistance::view::PlaceJson;
use crate::dispatch::shares::{Helper, Link, Shared};
use crate::kernel::time::Timestamp;

/// A link to follow an assistance.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareJson {
    /// Its id; it opens nothing.
    pub id: i64,
    /// What opens it.
    pub token: String,
    /// The page that it opens, on this server.
    pub path: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// From then on it opens nothing.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// When it was taken back.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Timestamp>,
}

impl From<Link> for ShareJson {
    fn from(Link { share, token }: Link) -> Self {
        Self {
            id: share.id.get(),
            path: format!("/t/{token}"),
            token,
            created_at: share.created_at,
            expires_at: share.expires_at,
            revoked_at: share.revoked_at,
        }
    }
}

/// The links of an assistance.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareListJson {
    /// Newest first, at most 100.
    pub shares: Vec<ShareJson>,
}

/// Who comes.
#[derive(Debug, Serialize, ToSchema)]
pub struct HelperJson {
    /// Given name.
    pub name: String,
    /// In the assistant's words.
    pub vehicle_type: Option<String>,
    /// Number of the vehicle's registration.
    pub plate: Option<String>,
}

impl From<Helper> for HelperJson {
    fn from(Helper { name, vehicle }: Helper) -> Self {
        let (vehicle_type, plate) = vehicle.map(|vehicle| (vehicle.kind, vehicle.plate.to_string())).unzip();
        Self { name, vehicle_type, plate }
    }
}

/// Where the assistant was last.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeenJson {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// What a link shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct SharedJson {
    /// `requested`, `accepted`, `ongoing`, `completed` or `canceled`.
    pub status: &'static str,
    /// `on_the_way`, `arrived` or `loaded`.
    pub stage: Option<&'static str>,
    /// `towing` or `repair`.
    pub service: &'static str,
    /// Where the vehicle stands.
    pub pickup: PlaceJson,
    /// Where it is to go.
    pub dropoff: Option<PlaceJson>,
    /// When help was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub requested_at: Timestamp,
    /// Who comes.
    pub assistant: Option<HelperJson>,
    /// Where they are, between acceptance and the end.
    pub position: Option<SeenJson>,
    /// Estimated seconds until they are where they are driving to.
    pub arrival_seconds: Option<i64>,
    /// It is over.
    pub ended: bool,
    /// Until when the link is good.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}

impl From<Shared> for SharedJson {
    fn from(shared: Shared) -> Self {
        let assistance = shared.assistance;
        Self {
            status: assistance.status.word(),
            stage: assistance.stages.last().map(crate::dispatch::assistance::Stage::word),
            service: assistance.need.service.word(),
            pickup: assistance.pickup.into(),
            dropoff: assistance.dropoff.map(PlaceJson::from),
            requested_at: assistance.created_at,
            assistant: shared.helper.map(HelperJson::from),
            position: shared.position.map(|(at, seen)| SeenJson {
                lat: at.lat.degrees(),
                lng: at.lng.degrees(),
                at: seen,
            }),
            arrival_seconds: shared.arrival_s,
            ended: assistance.status.is_final(),
            expires_at: shared.expires_at,
        }
    }
}
