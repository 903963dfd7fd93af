//! How the garage's places look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::geo::Metres;
use crate::kernel::time::Timestamp;
use crate::workshop::places::{Listed, Place};

/// A place of the garage.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WorkshopJson {
    /// Its id.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
    /// Postal address.
    pub address: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// When somebody is there, in words for people.
    pub opening_hours: Option<String>,
    /// Takes vehicles now.
    pub is_open: bool,
    /// Great-circle kilometres from `near`; only in a list that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<f64>,
    /// When it was entered.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Place> for WorkshopJson {
    fn from(place: Place) -> Self {
        Self {
            id: place.id.get(),
            name: place.name,
            lat: place.at.lat.degrees(),
            lng: place.at.lng.degrees(),
            address: place.address,
            phone_number: place.phone,
            opening_hours: place.opening_hours,
            is_open: place.is_open,
            distance: None,
            created_at: place.created_at,
            updated_at: place.updated_at,
        }
    }
}

impl From<Listed> for WorkshopJson {
    fn from(listed: Listed) -> Self {
        // to the metre
        let distance = listed.distance.map(|metres| Metres::from_whole(metres.whole()).km());
        Self { distance, ..listed.place.into() }
    }
}

/// A page of places.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WorkshopListJson {
    /// The places.
    pub items: Vec<WorkshopJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}
