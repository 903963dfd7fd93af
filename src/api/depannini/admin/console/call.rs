//! A dispatcher takes a call.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::Caller;
use crate::api::depannini::assistance::body::{PlaceBody, RequestBody};
use crate::api::depannini::assistance::view::RequestedJson;
use crate::api::depannini::person::{self, MAX_NAME};
use crate::api::depannini::{NativeState, vocabulary};
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Complaint, Field, IdempotencyKey, Json, Nested, Reading};
use crate::dispatch::Dispatch;
use crate::dispatch::assistance::{self, Command};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, ClientId};
use crate::kernel::request_key::RequestKey;

/// Who calls, and what for.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CallBody {
    /// Account id of a client.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub client_id: Field<i64>,
    /// Or the number that they call from; a client who has proved it to be theirs is the one who calls.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Who they are; required when no client has the number, who then gets an account.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub client_name: Field<String>,
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
    /// In the caller's words, at most 2,000 characters.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
}

impl CallBody {
    /// Who calls, and what for; the command's client is nobody yet, since they come out in the transaction.
    pub(in crate::api::depannini) fn into_call(
        self,
        phone_prefix: &str,
        key: Option<RequestKey>,
    ) -> Result<(Caller, Command), Invalid> {
        let (caller, rest) = self.parts(phone_prefix);
        // all that is wrong is said at once
        match (caller, rest.into_command(ClientId::new(0), key)) {
            (Ok(caller), Ok(command)) => Ok((caller, command)),
            (Err(first), Err(second)) => Err(Invalid([first.0, second.0].concat())),
            (Err(invalid), Ok(_)) | (Ok(_), Err(invalid)) => Err(invalid),
        }
    }

    /// Who calls, and the rest of what they say.
    fn parts(self, phone_prefix: &str) -> (Result<Caller, Invalid>, RequestBody) {
        let mut read = Reading::new();
        let known = read.optional("client_id", self.client_id, |id| if id > 0 { Ok(id) } else { Err("a client's id") });
        let phone = read.optional("phone_number", self.phone_number, |text| person::phone(&text, phone_prefix));
        let name = read.text("client_name", self.client_name, MAX_NAME);
        let said = ["client_id", "phone_number"].iter().any(|name| read.has_complaint_about(name));
        if known.is_none() && phone.is_none() && !said {
            read.complain("phone_number", Complaint::required());
        }
        let caller = read.finish(|| match (known, phone) {
            (Some(id), _) => Some(Caller::Known(AccountId::new(id))),
            (None, Some(phone)) => Some(Caller::Phone { phone, name }),
            (None, None) => None,
        });
        let rest = RequestBody {
            pickup: self.pickup,
            dropoff: self.dropoff,
            workshop_id: self.workshop_id,
            assistance_type: self.assistance_type,
            vehicle_type: self.vehicle_type,
            description: self.description,
        };
        (caller, rest)
    }
}

/// Ask for help for somebody who calls: as the caller would, with the price locked now. The number of somebody new becomes
/// a client's account, which they take over by a code when they want to follow.
#[utoipa::path(
    post, path = "/api/admin/assistances/", tag = "console", operation_id = "request_for_caller",
    request_body = CallBody, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key asks only once")),
    responses(
        (status = 201, body = RequestedJson), (status = 400, description = "Fields named in `errors`"), (status = 401),
        (status = 403, description = "Administrators only"),
        (status = 404, description = "`client_not_found`, `workshop_not_found`"),
        (status = 409, description =
            "`open_assistance_exists` with `assistance_id`, `phone_taken`, `phone_unverified`, `client_blocked`, \
            `workshop_closed`, `idempotency_key_reused`")))]
pub async fn request(
    admin: AdminCaller,
    asked: Asked,
    key: IdempotencyKey,
    body: Json<CallBody>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (caller, command) = body.0.into_call(&native.phone_prefix, key.of(admin.account))?;
    let requested = assistance::request_for(&dispatch.asked_by(asked.0), caller, command).await?;
    Ok(HttpResponse::Created().json(RequestedJson::from(requested)))
}
