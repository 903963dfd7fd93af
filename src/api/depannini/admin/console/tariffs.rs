//! What a tow costs.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::body::TariffBody;
use super::view::{TariffAnswerJson, TariffJson, TariffsJson};
use crate::accounts::Service;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Json};
use crate::dispatch::assistance::{Need, VehicleClass};
use crate::dispatch::{Dispatch, Error, pricing};

/// The tariffs in force.
#[utoipa::path(
    get, path = "/api/admin/tariffs/", tag = "console", operation_id = "list_tariffs", security(("bearer" = [])),
    responses((status = 200, body = TariffsJson), (status = 401), (status = 403, description = "Administrators only")))]
pub async fn list(_caller: AdminCaller, dispatch: Data<Dispatch>) -> Result<HttpResponse, ApiError> {
    let tariffs = pricing::tariffs(&dispatch).await?.into_iter().map(TariffJson::from).collect();
    Ok(HttpResponse::Ok().json(TariffsJson { success: true, tariffs }))
}

/// Set a tariff from now on. What was quoted before stays as it was told.
#[utoipa::path(
    put, path = "/api/admin/tariffs/{service}/{vehicle_type}/", tag = "console", operation_id = "set_tariff",
    request_body = TariffBody, security(("bearer" = [])),
    params(
        ("service" = String, Path, pattern = "^towing$", description = "`towing`: a repair is priced by its assistant"),
        ("vehicle_type" = String, Path, pattern = "^(light|heavy)$", description = "`light` or `heavy`")),
    responses(
        (status = 200, body = TariffAnswerJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"), (status = 404, description = "`tariff_not_found`")))]
pub async fn set(
    _caller: AdminCaller,
    asked: Asked,
    path: Path<(String, String)>,
    body: Json<TariffBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let (base, per_km) = body.0.into_amounts(dispatch.currency)?;
    let (service, vehicle) = (Service::from_word(&path.0), VehicleClass::from_word(&path.1));
    let (service, vehicle) = service.zip(vehicle).ok_or(Error::NoSuchTariff)?;
    let tariff = pricing::set(&dispatch.asked_by(asked.0), Need { service, vehicle }, base, per_km).await?;
    Ok(HttpResponse::Ok().json(TariffAnswerJson { success: true, tariff: tariff.into() }))
}
