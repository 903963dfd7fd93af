//! Helpers for development: in production these addresses do not exist.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};

use super::NativeState;
use crate::accounts::Accounts;
use crate::api::http::{ApiError, Field, Query, Reading};
use crate::config::Mode;
use crate::kernel::contact::Phone;
use crate::kernel::time::Timestamp;

/// Whose messages.
#[derive(Debug, Default, Deserialize)]
pub struct OutboxQuery {
    #[serde(default)]
    to: Field<String>,
}

#[derive(Serialize)]
struct SentJson {
    to: String,
    kind: String,
    code: Option<String>,
    text: Option<String>,
    at: Timestamp,
}

/// `GET /dev/outbox?to=DEST`: what was sent to somebody, oldest first.
///
/// # Errors
/// 404 outside development, 400 without `to`.
pub async fn outbox(
    query: Query<OutboxQuery>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    if native.mode != Mode::Development {
        return Err(ApiError::not_found());
    }
    let mut read = Reading::new();
    let to = read.required_value("to", query.0.to);
    let to = read.finish(|| to)?;
    // a query string turns the + of a phone number into a blank
    let phone =
        Phone::parse(&to, &native.phone_prefix).or_else(|| Phone::parse(&format!("+{to}"), &native.phone_prefix));
    let destination = phone.map_or_else(|| to.to_lowercase(), |phone| phone.key().to_owned());
    let mut sent = accounts.outbox(destination.clone()).await?;
    if sent.is_empty() && !destination.starts_with('+') && !destination.contains('@') {
        sent = accounts.outbox(format!("+{destination}")).await?;
    }
    let list: Vec<SentJson> = sent
        .into_iter()
        .map(|sent| SentJson { to: sent.to, kind: sent.kind, code: sent.code, text: sent.text, at: sent.at })
        .collect();
    Ok(HttpResponse::Ok().json(list))
}
