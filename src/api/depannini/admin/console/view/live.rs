//! The city now.

use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::{Array, ArrayBuilder, ObjectBuilder, OneOfBuilder, Type};

use crate::accounts::Card;
use crate::api::depannini::assistance::view::PlaceJson;
use crate::dispatch::assistance::Stage;
use crate::dispatch::live::{Marker, Survey};
use crate::dispatch::oversight::{LiveView, Open};
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// An assistant on the map: id, degrees north, degrees east, what they are up to, seconds since they were heard of, service.
/// An array, since there may be thousands, every second.
pub type MarkerJson = (i64, f64, f64, &'static str, u64, &'static str);

/// A tenth of a metre is enough on a map.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

fn marker(marker: Marker, now: Timestamp) -> MarkerJson {
    let (lat, lng) = (rounded(marker.at.lat.degrees()), rounded(marker.at.lng.degrees()));
    let age = now.since(marker.seen).as_secs();
    (marker.id.get(), lat, lng, marker.activity.word(), age, marker.service.word())
}

/// The schema of the markers.
fn markers() -> Array {
    let number = ObjectBuilder::new().schema_type(Type::Number);
    let word = ObjectBuilder::new().schema_type(Type::String);
    let entry = OneOfBuilder::new().item(number).item(word);
    let row = ArrayBuilder::new()
        .items(entry)
        .min_items(Some(6))
        .max_items(Some(6))
        .description(Some("`[id, lat, lng, state, age in seconds, service]`; state is `idle`, `busy` or `stale`"));
    ArrayBuilder::new().items(row).description(Some("Everybody, or who has changed; see `full`")).build()
}

/// Somebody, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WhoJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
}

impl From<Card> for WhoJson {
    fn from(card: Card) -> Self {
        Self { id: card.id.get(), name: card.name }
    }
}

/// An open assistance on the dispatcher's list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenJson {
    /// Its id.
    pub id: i64,
    /// `requested`, `accepted` or `ongoing`.
    pub status: &'static str,
    /// How far the assistant is, as they tell it.
    pub stage: Option<&'static str>,
    /// `towing` or `repair`.
    pub service: &'static str,
    /// `light` or `heavy`.
    pub vehicle_type: &'static str,
    /// Where the vehicle stands.
    pub pickup: PlaceJson,
    /// Where it is to go.
    pub dropoff: Option<PlaceJson>,
    /// Who asked.
    pub client: WhoJson,
    /// Who has it.
    pub assistant: Option<WhoJson>,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub requested_at: Timestamp,
    /// When it was accepted, by whoever has it now.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub accepted_at: Option<Timestamp>,
    /// Seconds that it has been in its status.
    pub waiting_seconds: u64,
    /// `ok`, `late` or `breached`, by the settings in `[console]`.
    pub urgency: &'static str,
    /// How many assistants could still accept it.
    pub offered: i64,
}

impl From<Open> for OpenJson {
    fn from(open: Open) -> Self {
        let assistance = open.view.assistance;
        Self {
            id: assistance.id.get(),
            status: assistance.status.word(),
            stage: assistance.stages.last().map(Stage::word),
            service: assistance.need.service.word(),
            vehicle_type: assistance.need.vehicle.word(),
            pickup: assistance.pickup.into(),
            dropoff: assistance.dropoff.map(PlaceJson::from),
            client: open.view.client.into(),
            assistant: open.view.assistant.map(WhoJson::from),
            requested_at: assistance.created_at,
            accepted_at: assistance.accepted_at,
            waiting_seconds: open.waiting.as_secs(),
            urgency: open.urgency.word(),
            offered: open.offered,
        }
    }
}

/// How things stand.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LiveJson {
    /// Always true.
    pub success: bool,
    /// Give it as `since` next time.
    pub version: i64,
    /// When this was.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// `assistants` are all active ones: forget the others. Else only those that have changed since.
    pub full: bool,
    /// Where they are.
    #[schema(schema_with = markers)]
    pub assistants: Vec<MarkerJson>,
    /// Ids of those who are not active any more.
    pub gone: Vec<i64>,
    /// Every open assistance, the most urgent first.
    pub assistances: Vec<OpenJson>,
}

impl From<LiveView> for LiveJson {
    fn from(LiveView { at, survey, open }: LiveView) -> Self {
        let Survey { version, whole, markers, gone } = survey;
        Self {
            success: true,
            version,
            at,
            full: whole,
            assistants: markers.into_iter().map(|one| marker(one, at)).collect(),
            gone: gone.into_iter().map(AssistantId::get).collect(),
            assistances: open.into_iter().map(OpenJson::from).collect(),
        }
    }
}
