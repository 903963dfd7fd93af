//! How far an assistant has come, and with what.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::StageBody;
use super::view::ChangedJson;
use crate::accounts::Vehicle;
use crate::api::http::guard::AssistantCaller;
use crate::api::http::{ApiError, IdempotencyKey, Json, PathId};
use crate::dispatch::assistance::Stages;
use crate::dispatch::{Dispatch, assistance};
use crate::kernel::id::AssistanceId;
use crate::kernel::time::Timestamp;

/// When each stage was reached.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct StagesJson {
    /// Set off; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub on_the_way_at: Option<Timestamp>,
    /// Was at the vehicle.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub arrived_at: Option<Timestamp>,
    /// Had the vehicle on the truck.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub loaded_at: Option<Timestamp>,
}

impl From<Stages> for StagesJson {
    fn from(Stages { on_the_way_at, arrived_at, loaded_at }: Stages) -> Self {
        Self { on_the_way_at, arrived_at, loaded_at }
    }
}

/// What an assistant comes with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VehicleJson {
    /// In the assistant's words.
    pub vehicle_type: String,
    /// Number of its registration.
    pub plate: String,
}

impl From<Vehicle> for VehicleJson {
    fn from(Vehicle { kind, plate }: Vehicle) -> Self {
        Self { vehicle_type: kind, plate: plate.to_string() }
    }
}

/// Say how far one has come: on the way, arrived, loaded. Having arrived begins the work (`ongoing`). The same stage again
/// changes nothing.
#[utoipa::path(
    patch, path = "/api/assistance/update/stage/{id}/", tag = "assistance", operation_id = "assistance_stage",
    request_body = StageBody, security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401), (status = 403, description = "Its assistant only"),
        (status = 404),
        (status = 409, description = "`wrong_stage`: backwards, or a repair is loaded; `final_state`")))]
pub async fn stage(
    caller: AssistantCaller,
    key: IdempotencyKey,
    id: PathId<AssistanceId>,
    body: Json<StageBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let reached = body.0.into_stage()?;
    let view = assistance::reach(&dispatch, caller.assistant(), id.0, reached, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}
