//! Every body and query string that clients send, with the way it is read: for whatever must try all of them, such as
//! fuzzing. Nothing is done with what was read.

use serde::de::DeserializeOwned;

use super::admin::body::BackupBody;
use super::admin::console::body::{AssignBody, DocumentsBody, ReasonBody, TariffBody};
use super::admin::console::call::CallBody;
use super::admin::console::query::{AssistancesQuery, DemandQuery, FiguresQuery, LiveQuery, PeopleQuery, SearchQuery};
use super::admin::query::{AuditQuery, NoticesQuery};
use super::assistance::body::{
    EarningsQuery, EndBody, EstimateBody, MessageBody, PriceBody, RatingBody, RequestBody, StageBody, UpdateBody,
};
use super::auth::body::{
    EmailLoginBody, GoogleBody, PhoneLoginBody, RefreshBody, RegisterBody, ResendBody, ResetBody, ResetConfirmBody,
    VerifyEmailBody, VerifyPhoneBody,
};
use super::profile::body::{ListQuery, LocationBody, ProfileBody, StatusBody};
use super::shares::body::ShareBody;
use super::sync::body::SyncBody;
use super::web::body::WebSessionBody;
use super::workshop;
use crate::accounts::{Edition, Identity, Role};
use crate::api::http::{ApiError, Json, Query};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, AssistanceId, ClientId, SessionId};
use crate::kernel::language::Language;
use crate::kernel::money::Currency;
use crate::kernel::time::Timestamp;

/// What a leading 0 of a phone number stands for here.
pub(super) const PREFIX: &str = "+213";

/// What a span ends with when nobody says: 2026-11-21.
const NOW: Timestamp = Timestamp::from_micros(1_795_248_000_000_000);
/// Whose hours and days it has.
const ZONE: chrono_tz::Tz = chrono_tz::Africa::Algiers;

/// Whose batch it is.
const BY: Identity = Identity {
    account: AccountId::new(1),
    session: SessionId::new(1),
    role: Role::Assistant,
    edition: Edition::Native,
    expires_at: Timestamp::from_micros(0),
};

/// Reads a request's bytes as one of its types.
pub type Reader = fn(&[u8]) -> Result<(), ApiError>;

/// The bodies by the names of their schemas.
pub fn bodies() -> impl Iterator<Item = &'static (&'static str, Reader)> {
    BODIES.iter().chain(workshop::readers::BODIES).chain(workshop::orders::readers::BODIES)
}

const BODIES: &[(&str, Reader)] = &[
    ("RegisterBody", |bytes| body(bytes, |read: RegisterBody| read.into_command(PREFIX, Language::En))),
    ("EmailLoginBody", |bytes| body(bytes, EmailLoginBody::into_login)),
    ("PhoneLoginBody", |bytes| body(bytes, |read: PhoneLoginBody| read.into_login(PREFIX))),
    ("GoogleBody", |bytes| body(bytes, GoogleBody::into_token)),
    ("RefreshBody", |bytes| body(bytes, RefreshBody::into_token)),
    ("VerifyEmailBody", |bytes| body(bytes, |read: VerifyEmailBody| read.into_verification(true, PREFIX)?.confirmed())),
    ("VerifyPhoneBody", |bytes| {
        body(bytes, |read: VerifyPhoneBody| read.into_verification(false, PREFIX)?.confirmed())
    }),
    ("ResendBody", |bytes| body(bytes, |read: ResendBody| read.into_resend(PREFIX))),
    ("ResetBody", |bytes| body(bytes, |read: ResetBody| read.into_contact(PREFIX))),
    ("ResetConfirmBody", |bytes| body(bytes, |read: ResetConfirmBody| read.into_command(PREFIX))),
    ("ProfileBody", |bytes| body(bytes, |read: ProfileBody| read.into_change(PREFIX))),
    ("LocationBody", |bytes| body(bytes, LocationBody::into_point)),
    ("StatusBody", |bytes| body(bytes, StatusBody::into_active)),
    ("RequestBody", |bytes| body(bytes, |read: RequestBody| read.into_command(ClientId::new(1), None))),
    ("UpdateBody", |bytes| body(bytes, |read: UpdateBody| read.into_step(Currency::DZD))),
    ("EndBody", |bytes| body(bytes, |read: EndBody| read.into_step(Currency::DZD))),
    ("PriceBody", |bytes| body(bytes, |read: PriceBody| read.into_price(Currency::DZD))),
    ("RatingBody", |bytes| body(bytes, RatingBody::into_rating)),
    ("EstimateBody", |bytes| body(bytes, EstimateBody::into_wish)),
    ("StageBody", |bytes| body(bytes, StageBody::into_stage)),
    ("ShareBody", |bytes| body(bytes, ShareBody::into_life)),
    ("WebSessionBody", |bytes| body(bytes, |read: WebSessionBody| read.into_login(PREFIX))),
    ("MessageBody", |bytes| {
        body(bytes, |read: MessageBody| read.into_command(AssistanceId::new(1), AccountId::new(1), None))
    }),
    ("AssignBody", |bytes| body(bytes, |read: AssignBody| read.into_assignment(AssistanceId::new(1), None))),
    ("CallBody", |bytes| body(bytes, |read: CallBody| read.into_call("+213", None))),
    ("ReasonBody", |bytes| body(bytes, ReasonBody::into_reason)),
    ("DocumentsBody", |bytes| body(bytes, DocumentsBody::into_verdict)),
    ("TariffBody", |bytes| body(bytes, |read: TariffBody| read.into_amounts(Currency::DZD))),
    ("BackupBody", |bytes| body(bytes, BackupBody::into_name)),
    ("SyncBody", |bytes| body(bytes, |read: SyncBody| read.into_batch(BY, Currency::DZD, 100))),
];

pub(super) fn body<T: DeserializeOwned, C>(
    bytes: &[u8],
    convert: impl FnOnce(T) -> Result<C, Invalid>,
) -> Result<(), ApiError> {
    convert(Json::read(bytes)?.0)?;
    Ok(())
}

/// Reads a query string as one of its types.
pub type QueryReader = fn(&str) -> Result<(), ApiError>;

/// The query strings by the paths that take them, but for the two parameters of every list.
pub fn queries() -> impl Iterator<Item = &'static (&'static str, QueryReader)> {
    QUERIES.iter().chain(workshop::readers::QUERIES).chain(workshop::orders::readers::QUERIES)
}

const QUERIES: &[(&str, QueryReader)] = &[
    ("/api/assistants/", |text| Ok(Query::<ListQuery>::read(text)?.0.into_filter(10.0).map(drop)?)),
    ("/api/admin/notifications/", |text| Ok(Query::<NoticesQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/assistance/earnings/", |text| {
        Ok(Query::<EarningsQuery>::read(text)?.0.into_days(chrono::NaiveDate::MAX).map(drop)?)
    }),
    ("/api/admin/live/", |text| Ok(Query::<LiveQuery>::read(text)?.0.into_version().map(drop)?)),
    ("/api/admin/assistances/", |text| Ok(Query::<AssistancesQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/admin/assistances.csv/", |text| Ok(Query::<AssistancesQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/admin/people/", |text| Ok(Query::<PeopleQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/admin/search/", |text| Ok(Query::<SearchQuery>::read(text)?.0.into_text().map(drop)?)),
    ("/api/admin/figures/", |text| Ok(Query::<FiguresQuery>::read(text)?.0.into_span(NOW, ZONE).map(drop)?)),
    ("/api/admin/demand/", |text| Ok(Query::<DemandQuery>::read(text)?.0.into_cells(NOW).map(drop)?)),
    ("/api/admin/audit/", |text| Ok(Query::<AuditQuery>::read(text)?.0.into_filter().map(drop)?)),
];

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
        let listed: BTreeSet<String> = bodies().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(listed, described);
    }
}
