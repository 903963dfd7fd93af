//! The garage's bodies and query strings with the way each is read, for [`crate::api::depannini::readers`].

use super::assets::body::{AssetBody, AssetQuery};
use super::catalogue::body::{ModerationBody, ReviewBody, ServiceBody, ServiceQuery};
use super::estimates::body::{DecisionsBody, LineChangeBody, LinkBody, RoundBody};
use super::feedback::body::{FeedbackBody, FeedbackChangeBody, FeedbackQuery};
use super::invoices::body::{InvoiceQuery, StatementBody, TaxRateBody, VoidBody};
use super::lists::body::{AreaBody, ModelBody, NamedBody, TimeSlotBody};
use super::pages::body::PageBody;
use super::payments::body::{
    BalanceQuery, CallbackBody, OnlineBody, PaymentBody, PaymentChangeBody, PaymentQuery, RefundBody,
};
use super::people::body::{
    AddressBody, AddressChangeBody, AddressQuery, AttendanceBody, AttendanceChangeBody, AttendanceQuery, CustomerBody,
    MechanicBody, WorkStatusBody,
};
use super::places::body::{WorkshopBody, WorkshopChangeBody, WorkshopQuery};
use super::receipts::query::ReceiptQuery;
use super::stock::body::{CorrectionBody, HeldPartsBody, PartBody, PartQuery, PartsBody, ReceiptBody};
use crate::api::depannini::readers::{PREFIX, QueryReader, Reader, body};
use crate::api::http::Query;
use crate::kernel::id::AccountId;
use crate::kernel::money::Currency;

const BY: AccountId = AccountId::new(1);
const OF: Currency = Currency::DZD;

/// The bodies by the names of their schemas.
pub(in crate::api::depannini) const BODIES: &[(&str, Reader)] = &[
    ("CustomerBody", |bytes| body(bytes, CustomerBody::into_change)),
    ("MechanicBody", |bytes| body(bytes, |read: MechanicBody| read.into_change(OF))),
    ("WorkStatusBody", |bytes| body(bytes, WorkStatusBody::into_status)),
    ("AttendanceBody", |bytes| body(bytes, AttendanceBody::into_line)),
    ("AttendanceChangeBody", |bytes| body(bytes, AttendanceChangeBody::into_change)),
    ("AddressBody", |bytes| body(bytes, |read: AddressBody| read.into_new(BY))),
    ("AddressChangeBody", |bytes| body(bytes, AddressChangeBody::into_change)),
    ("NamedBody", |bytes| body(bytes, NamedBody::into_new)),
    ("NamedBodyChange", |bytes| body(bytes, NamedBody::into_change)),
    ("AreaBody", |bytes| body(bytes, AreaBody::into_new)),
    ("AreaBodyChange", |bytes| body(bytes, AreaBody::into_change)),
    ("TimeSlotBody", |bytes| body(bytes, TimeSlotBody::into_new)),
    ("TimeSlotBodyChange", |bytes| body(bytes, TimeSlotBody::into_change)),
    ("ModelBody", |bytes| body(bytes, ModelBody::into_new)),
    ("ModelBodyChange", |bytes| body(bytes, ModelBody::into_change)),
    ("AssetBody", |bytes| body(bytes, |read: AssetBody| read.into_new(BY))),
    ("AssetBodyChange", |bytes| body(bytes, AssetBody::into_change)),
    ("ServiceBody", |bytes| body(bytes, |read: ServiceBody| read.into_new(OF))),
    ("ServiceBodyChange", |bytes| body(bytes, |read: ServiceBody| read.into_change(OF))),
    ("ReviewBody", |bytes| body(bytes, ReviewBody::into_opinion)),
    ("ModerationBody", |bytes| body(bytes, ModerationBody::into_moderation)),
    ("PartBody", |bytes| body(bytes, |read: PartBody| read.into_new(OF))),
    ("PartBodyChange", |bytes| body(bytes, |read: PartBody| read.into_change(OF))),
    ("ReceiptBody", |bytes| body(bytes, ReceiptBody::into_quantity)),
    ("CorrectionBody", |bytes| body(bytes, CorrectionBody::into_change)),
    ("PartsBody", |bytes| body(bytes, PartsBody::into_wanted)),
    ("HeldPartsBody", |bytes| body(bytes, HeldPartsBody::into_wanted)),
    ("StatementBody", |bytes| body(bytes, |read: StatementBody| read.into_statement(OF))),
    ("VoidBody", |bytes| body(bytes, VoidBody::into_reason)),
    ("TaxRateBody", |bytes| body(bytes, TaxRateBody::into_rate)),
    ("PaymentBody", |bytes| body(bytes, |read: PaymentBody| read.into_new(OF))),
    ("PaymentChangeBody", |bytes| body(bytes, |read: PaymentChangeBody| read.into_change(OF))),
    ("RefundBody", |bytes| body(bytes, |read: RefundBody| read.into_refund(OF))),
    ("OnlineBody", |bytes| body(bytes, |read: OnlineBody| read.into_amount(OF))),
    ("CallbackBody", |bytes| body(bytes, CallbackBody::into_callback)),
    ("FeedbackBody", |bytes| body(bytes, |read: FeedbackBody| read.into_new(BY))),
    ("FeedbackChangeBody", |bytes| body(bytes, FeedbackChangeBody::into_change)),
    ("WorkshopBody", |bytes| body(bytes, |read: WorkshopBody| read.into_place(PREFIX))),
    ("WorkshopChangeBody", |bytes| body(bytes, |read: WorkshopChangeBody| read.into_change(PREFIX))),
    ("RoundBody", |bytes| body(bytes, |read: RoundBody| read.into_round(OF))),
    ("LineChangeBody", |bytes| body(bytes, |read: LineChangeBody| read.into_change(OF))),
    ("DecisionsBody", |bytes| body(bytes, DecisionsBody::into_decisions)),
    ("LinkBody", |bytes| body(bytes, LinkBody::into_note)),
    ("PageBody", |bytes| body(bytes, |read: PageBody| read.into_page("home".to_owned()))),
];

/// The query strings by the paths that take them, but for the two parameters of every list.
pub(in crate::api::depannini) const QUERIES: &[(&str, QueryReader)] = &[
    ("/api/workshop/attendance/", |text| Ok(Query::<AttendanceQuery>::read(text)?.0.into_mechanic().map(drop)?)),
    ("/api/workshop/addresses/", |text| Ok(Query::<AddressQuery>::read(text)?.0.into_account().map(drop)?)),
    ("/api/workshop/assets/", |text| Ok(Query::<AssetQuery>::read(text)?.0.into_owner().map(drop)?)),
    ("/api/workshop/services/", |text| Ok(Query::<ServiceQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/parts/", |text| Ok(Query::<PartQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/invoices/", |text| Ok(Query::<InvoiceQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/payments/", |text| Ok(Query::<PaymentQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/work-orders/{id}/balance/", |text| {
        Ok(Query::<BalanceQuery>::read(text)?.0.into_stated().map(drop)?)
    }),
    ("/api/workshop/workshops/", |text| Ok(Query::<WorkshopQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/invoices/{id}/receipt/", |text| Ok(Query::<ReceiptQuery>::read(text)?.0.into_form().map(drop)?)),
    ("/api/workshop/feedback/", |text| Ok(Query::<FeedbackQuery>::read(text)?.0.into_customer().map(drop)?)),
];
