//! What only a development server answers.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};

use super::NativeState;
use super::person;
use crate::accounts::Accounts;
use crate::api::http::{ApiError, Field, Query, Reading};
use crate::config::Mode;
use crate::kernel::time::Timestamp;

/// Whose notices.
#[derive(Debug, Default, Deserialize)]
pub struct OutboxQuery {
    /// E-mail address or phone number.
    #[serde(default)]
    pub to: Field<String>,
}

/// A notice that was sent.
#[derive(Debug, Serialize)]
pub struct NoticeJson {
    /// Where it went.
    pub to: String,
    /// `email`, `phone` or `password`.
    pub kind: String,
    /// The code it carries.
    pub code: Option<String>,
    /// Its text.
    pub text: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// What was sent to an e-mail address or a phone number, oldest first; 404 in production.
///
/// # Errors
/// 404 in production, 400 without an address.
pub async fn outbox(
    query: Query<OutboxQuery>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    match native.mode {
        Mode::Development => {}
        Mode::Production => return Err(ApiError::not_found()),
    }
    let mut sent = Vec::new();
    for destination in destinations(query.0, &native.phone_prefix)? {
        sent.extend(accounts.outbox(destination).await?);
    }
    let notices: Vec<NoticeJson> = sent
        .into_iter()
        .map(|sent| NoticeJson { to: sent.to, kind: sent.kind, code: sent.code, text: sent.text, at: sent.at })
        .collect();
    Ok(HttpResponse::Ok().json(notices))
}

/// The spellings under which the destination may be stored: in a query string an unescaped `+` is a blank.
fn destinations(query: OutboxQuery, prefix: &str) -> Result<Vec<String>, ApiError> {
    let mut read = Reading::new();
    let keys = read.required("to", query.to, |text| {
        let email = person::email(&text).map(|email| vec![email.as_str().to_owned()]);
        email.or_else(|_| {
            let key = person::phone(&text, prefix)?.key().to_owned();
            let with_plus = format!("+{key}");
            Ok::<_, &'static str>(if key.starts_with('+') { vec![key] } else { vec![key, with_plus] })
        })
    });
    Ok(read.finish(|| keys)?)
}
