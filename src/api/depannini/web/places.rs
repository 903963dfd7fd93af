//! Places that a vehicle can be brought to, for whoever has not signed in yet.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use super::config::A_MINUTE;
use crate::api::http::ApiError;
use crate::kernel::page::{Limit, PageRequest};
use crate::workshop::{Workshop, places};

/// A place to choose.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebPlaceJson {
    /// Its id, for `workshop_id`.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
    /// `workshop`.
    pub kind: &'static str,
}

/// The places to choose.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebPlacesJson {
    /// Those that take vehicles now, at most 1,000.
    pub places: Vec<WebPlaceJson>,
}

/// Where a vehicle can be brought to: the garage's places that take vehicles now.
#[utoipa::path(
    get, path = "/api/web/places/", tag = "web", operation_id = "web_places",
    responses((status = 200, body = WebPlacesJson)))]
pub async fn places(workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let all = PageRequest::after(Limit::capped(i64::from(Limit::MOST)).unwrap_or_default(), None);
    let open = places::list(&workshop, None, true, all).await?.items.into_iter().map(|listed| listed.place);
    let places = open
        .map(|place| WebPlaceJson {
            id: place.id.get(),
            name: place.name,
            lat: place.at.lat.degrees(),
            lng: place.at.lng.degrees(),
            kind: "workshop",
        })
        .collect();
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, A_MINUTE)).json(WebPlacesJson { places }))
}
