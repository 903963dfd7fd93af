//! What devices are: types, brands and models.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, Json};
use crate::api::laptop_repair::dto::devices::{ModelBody, ModelJson, NamedBody, NamedJson};
use crate::api::laptop_repair::guard::CounterCaller;
use crate::api::laptop_repair::refusal::Answered;
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::assets::{DeviceTypes, Manufacturers, Models};
use crate::workshop::reference::{self, Named, NewNamed, Reference};

/// Add a device type.
#[utoipa::path(
    post, path = "/devices/types", tag = "devices", request_body = NamedBody,
    responses((status = 201, body = NamedJson), (status = 400, description = "There is one of this name")))]
pub async fn create_type(
    caller: CounterCaller,
    body: Result<Json<NamedBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    create_named::<DeviceTypes, _>(caller, body, asked, workshop).await
}

/// All device types, oldest first.
#[utoipa::path(get, path = "/devices/types", tag = "devices", responses((status = 200, body = [NamedJson])))]
pub async fn types(_: Caller, workshop: Data<Workshop>) -> Answered {
    all::<DeviceTypes, NamedJson>(workshop).await
}

/// Add a brand.
#[utoipa::path(
    post, path = "/devices/brands", tag = "devices", request_body = NamedBody,
    responses((status = 201, body = NamedJson), (status = 400, description = "There is one of this name")))]
pub async fn create_brand(
    caller: CounterCaller,
    body: Result<Json<NamedBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    create_named::<Manufacturers, _>(caller, body, asked, workshop).await
}

/// All brands, oldest first.
#[utoipa::path(get, path = "/devices/brands", tag = "devices", responses((status = 200, body = [NamedJson])))]
pub async fn brands(_: Caller, workshop: Data<Workshop>) -> Answered {
    all::<Manufacturers, NamedJson>(workshop).await
}

/// Add a model of a brand.
#[utoipa::path(
    post, path = "/devices/models", tag = "devices", request_body = ModelBody,
    responses((status = 201, body = ModelJson), (status = 400, description = "The brand has one of this name and type"),
        (status = 404, description = "No such brand or device type")))]
pub async fn create_model(
    caller: CounterCaller,
    body: Result<Json<ModelBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    let new = body?.0.into_new()?;
    let model = reference::create::<Models>(&workshop.asked_by(asked.0), caller, new).await?;
    Ok(HttpResponse::Created().json(ModelJson::from(model)))
}

/// All models, oldest first.
#[utoipa::path(get, path = "/devices/models", tag = "devices", responses((status = 200, body = [ModelJson])))]
pub async fn models(_: Caller, workshop: Data<Workshop>) -> Answered {
    all::<Models, ModelJson>(workshop).await
}

async fn create_named<R, I>(
    caller: CounterCaller,
    body: Result<Json<NamedBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered
where
    R: Reference<New = NewNamed, Entry = Named<I>>,
    I: Into<i64>,
{
    let caller = caller.admit(&workshop).await?;
    let new = body?.0.into_new()?;
    let entry = reference::create::<R>(&workshop.asked_by(asked.0), caller, new).await?;
    Ok(HttpResponse::Created().json(NamedJson::from(entry)))
}

async fn all<R, J>(workshop: Data<Workshop>) -> Answered
where
    R: Reference,
    J: From<R::Entry> + serde::Serialize,
{
    let entries = page::all(|request| reference::list::<R>(&workshop, request)).await?;
    Ok(HttpResponse::Ok().json(entries.into_iter().map(J::from).collect::<Vec<_>>()))
}
