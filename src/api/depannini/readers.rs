//! Every body and query string that clients send, with the way it is read: for whatever must try all of them, such as
//! fuzzing. Nothing is done with what was read.

use serde::de::DeserializeOwned;

use super::assistance::body::{EndBody, MessageBody, PriceBody, RatingBody, RequestBody, UpdateBody};
use super::auth::body::{
    EmailLoginBody, GoogleBody, PhoneLoginBody, RefreshBody, RegisterBody, ResendBody, ResetBody, ResetConfirmBody,
    VerifyBody,
};
use super::profile::body::{ListQuery, LocationBody, ProfileBody, StatusBody};
use crate::accounts::ContactKind;
use crate::api::http::{ApiError, Json, Query};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, AssistanceId, ClientId};
use crate::kernel::language::Language;
use crate::kernel::money::Currency;

/// What a leading 0 of a phone number stands for here.
const PREFIX: &str = "+213";

/// Reads a request's bytes as one of its types.
pub type Reader = fn(&[u8]) -> Result<(), ApiError>;

/// The bodies by the names of their schemas.
pub const BODIES: &[(&str, Reader)] = &[
    ("RegisterBody", |bytes| body(bytes, |read: RegisterBody| read.into_command(PREFIX, Language::En))),
    ("EmailLoginBody", |bytes| body(bytes, EmailLoginBody::into_login)),
    ("PhoneLoginBody", |bytes| body(bytes, |read: PhoneLoginBody| read.into_login(PREFIX))),
    ("GoogleBody", |bytes| body(bytes, GoogleBody::into_token)),
    ("RefreshBody", |bytes| body(bytes, RefreshBody::into_token)),
    ("VerifyBody", |bytes| {
        body(bytes, |read: VerifyBody| read.into_verification(ContactKind::Email, false, PREFIX))?;
        body(bytes, |read: VerifyBody| read.into_confirmation(ContactKind::Phone, true, PREFIX))
    }),
    ("ResendBody", |bytes| body(bytes, |read: ResendBody| read.into_resend(PREFIX))),
    ("ResetBody", |bytes| body(bytes, |read: ResetBody| read.into_contact(PREFIX))),
    ("ResetConfirmBody", |bytes| body(bytes, |read: ResetConfirmBody| read.into_command(PREFIX))),
    ("ProfileBody", |bytes| body(bytes, |read: ProfileBody| read.into_change(PREFIX))),
    ("LocationBody", |bytes| body(bytes, LocationBody::into_point)),
    ("StatusBody", |bytes| body(bytes, StatusBody::into_active)),
    ("RequestBody", |bytes| body(bytes, |read: RequestBody| read.into_command(ClientId::new(1), None))),
    ("UpdateBody", |bytes| body(bytes, |read: UpdateBody| read.into_update(Currency::DZD))),
    ("EndBody", |bytes| body(bytes, |read: EndBody| read.into_price(Currency::DZD))),
    ("PriceBody", |bytes| body(bytes, |read: PriceBody| read.into_price(Currency::DZD))),
    ("RatingBody", |bytes| body(bytes, RatingBody::into_rating)),
    ("MessageBody", |bytes| {
        body(bytes, |read: MessageBody| read.into_command(AssistanceId::new(1), AccountId::new(1), None))
    }),
];

fn body<T: DeserializeOwned, C>(bytes: &[u8], convert: impl FnOnce(T) -> Result<C, Invalid>) -> Result<(), ApiError> {
    convert(Json::read(bytes)?.0)?;
    Ok(())
}

/// Reads the query string of the list of assistants.
///
/// # Errors
/// 400 for whatever is wrong with it.
pub fn assistants_query(text: &str) -> Result<(), ApiError> {
    Query::<ListQuery>::read(text)?.0.into_filter(10.0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_body_of_the_document_is_listed() {
        let document = serde_json::to_value(super::super::document()).unwrap();
        let mut described = BTreeSet::new();
        for operation in document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap()) {
            let schema = &operation.1["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            if let Some(schema) = schema.as_str() {
                described.insert(schema.rsplit('/').next().unwrap().to_owned());
            }
        }
        let listed: BTreeSet<String> = BODIES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(listed, described);
    }
}
