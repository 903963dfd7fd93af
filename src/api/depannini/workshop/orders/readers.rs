//! The bodies and query strings that are about work orders, for [`crate::api::depannini::readers`].

use super::body::{AttachBody, ConfirmBody, OrderStatusBody, WorkOrderBody, WorkOrderChangeBody, WorkOrderQuery};
use crate::api::depannini::readers::{QueryReader, Reader, body};
use crate::api::depannini::workshop::assignments::body::{AssignmentBody, AssignmentQuery};
use crate::api::depannini::workshop::lists::body::AssignmentKindBody;
use crate::api::depannini::workshop::work::body::{AnalysisBody, AnalysisChangeBody, ProgressBody, ProgressChangeBody};
use crate::api::http::Query;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::money::Currency;

const BY: AccountId = AccountId::new(1);
const ORDER: WorkOrderId = WorkOrderId::new(1);
const OF: Currency = Currency::DZD;

/// The bodies by the names of their schemas.
pub(in crate::api::depannini) const BODIES: &[(&str, Reader)] = &[
    ("WorkOrderBody", |bytes| body(bytes, |read: WorkOrderBody| read.into_new(BY, OF))),
    ("WorkOrderChangeBody", |bytes| body(bytes, |read: WorkOrderChangeBody| read.into_change(OF))),
    ("OrderStatusBody", |bytes| body(bytes, OrderStatusBody::into_status)),
    ("ConfirmBody", |bytes| body(bytes, ConfirmBody::into_choice)),
    ("AttachBody", |bytes| body(bytes, AttachBody::into_photo)),
    ("AssignmentBody", |bytes| body(bytes, |read: AssignmentBody| read.into_new(ORDER))),
    ("AssignmentKindBody", |bytes| body(bytes, AssignmentKindBody::into_new)),
    ("AssignmentKindBodyChange", |bytes| body(bytes, AssignmentKindBody::into_change)),
    ("AnalysisBody", |bytes| body(bytes, |read: AnalysisBody| read.into_new(OF))),
    ("AnalysisChangeBody", |bytes| body(bytes, |read: AnalysisChangeBody| read.into_change(OF))),
    ("ProgressBody", |bytes| body(bytes, |read: ProgressBody| read.into_new(ORDER))),
    ("ProgressChangeBody", |bytes| body(bytes, ProgressChangeBody::into_change)),
];

/// The query strings by the paths that take them, but for the two parameters of every list.
pub(in crate::api::depannini) const QUERIES: &[(&str, QueryReader)] = &[
    ("/api/workshop/work-orders/", |text| Ok(Query::<WorkOrderQuery>::read(text)?.0.into_filter().map(drop)?)),
    ("/api/workshop/assignments/", |text| Ok(Query::<AssignmentQuery>::read(text)?.0.into_filter().map(drop)?)),
];
