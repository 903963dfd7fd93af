//! What a phone sends when it is back.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::schema::EntrySchema;
use crate::api::http::{Field, Nested};

/// What was recorded, in the order in which it happened.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct SyncBody {
    /// The phone's clock when it sends this; RFC 3339. The times of the entries are corrected by how wrong it is.
    #[schema(value_type = String, required, format = DateTime, example = "2026-11-21T08:10:00Z")]
    #[serde(default)]
    pub sent_at: Field<String>,
    /// At most `limits.sync_items` of them.
    #[schema(value_type = Vec<EntrySchema>, required)]
    #[serde(default)]
    pub items: Field<Vec<Field<Nested<ItemBody>>>>,
}

/// One thing that was recorded; which fields it has depends on its type.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct ItemBody {
    /// The phone's own id for it, at most 100 characters: the same id is done once.
    #[serde(default)]
    pub id: Field<String>,
    /// `location`, `status`, `stage`, `chat` or `read`.
    #[serde(default, rename = "type")]
    pub kind: Field<String>,
    /// When, by the phone's clock; RFC 3339.
    #[serde(default)]
    pub at: Field<String>,
    /// `location`: degrees north.
    #[serde(default)]
    pub lat: Field<f64>,
    /// `location`: degrees east.
    #[serde(default)]
    pub lng: Field<f64>,
    /// `location`: radius of uncertainty in metres.
    #[serde(default)]
    pub accuracy: Field<f64>,
    /// `location`: metres a second.
    #[serde(default)]
    pub speed: Field<f64>,
    /// `location`: degrees clockwise from north.
    #[serde(default)]
    pub heading: Field<f64>,
    /// All but `location`: which assistance.
    #[serde(default)]
    pub assistance_id: Field<i64>,
    /// `status`: `ongoing`, `completed` or `canceled`.
    #[serde(default)]
    pub status: Field<String>,
    /// `stage`: `on_the_way`, `arrived` or `loaded`.
    #[serde(default)]
    pub stage: Field<String>,
    /// `status`: the price of a completed repair in major units.
    #[serde(default)]
    pub total_price: Field<Number>,
    /// `status`: why it was canceled, at most 2,000 characters.
    #[serde(default)]
    pub reason: Field<String>,
    /// `chat`: what was said, at most 2,000 characters.
    #[serde(default)]
    pub message: Field<String>,
    /// `read`: the id of the last message read.
    #[serde(default)]
    pub up_to: Field<i64>,
}
