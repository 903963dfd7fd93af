//! How work orders look to clients.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::depannini::workshop::invoices::view::BillJson;
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::workshop::orders::{CalledOff, Confirmation, OrderPhoto, OrderedService, TimelineEntry, WorkOrder};

fn major(amount: Money) -> f64 {
    amount.to_json_number()
}

/// A service that a work order is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderedServiceJson {
    /// Its id.
    pub service_id: i64,
    /// How often.
    pub quantity: i32,
    /// What one is to cost in major units, before tax; null until somebody has said so.
    pub quoted: Option<f64>,
    /// Whether the customer chose it; null: they were not asked yet.
    pub is_approved: Option<bool>,
    /// When it was done.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub done_at: Option<Timestamp>,
}

impl From<OrderedService> for OrderedServiceJson {
    fn from(ordered: OrderedService) -> Self {
        Self {
            service_id: ordered.service.get(),
            quantity: ordered.quantity,
            quoted: ordered.quoted.map(major),
            is_approved: ordered.is_approved,
            done_at: ordered.done_at,
        }
    }
}

/// A work order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WorkOrderJson {
    /// Its id.
    pub id: i64,
    /// Account id of whose it is.
    pub customer_id: i64,
    /// Id of what is repaired.
    pub asset_id: Option<i64>,
    /// `pending`, `pickup`, `received`, `analysis`, `analysed`, `in_progress`, `completed`, `out_for_delivery`, `delivered` or
    /// `cancelled`.
    pub stage: &'static str,
    /// The same in one of four words: `pending`, `working`, `done`, `off`.
    pub status: &'static str,
    /// In a few words; may be empty.
    pub title: String,
    /// What is wrong.
    pub note: Option<String>,
    /// Which door it came through: `own`, `tow` or the name of another API.
    pub origin: &'static str,
    /// How the thing comes to the garage.
    pub pickup_type: Option<String>,
    /// Id of the slot of the day.
    pub time_slot_id: Option<i64>,
    /// The day, `YYYY-MM-DD`.
    #[schema(value_type = Option<String>)]
    pub service_date: Option<NaiveDate>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// A number that another list of problems knows.
    pub problem_ref: Option<i64>,
    /// What somebody says that it costs, in major units of `currency`.
    pub cost: Option<f64>,
    /// What its invoice is less by.
    pub discount: f64,
    /// `cost` less `discount`, never below zero.
    pub total: Option<f64>,
    /// ISO 4217.
    pub currency: String,
    /// `online` or `offline`; null until the customer has confirmed.
    pub payment_mode: Option<&'static str>,
    /// When it is to be done; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub estimated_completion: Option<Timestamp>,
    /// When it was done; null while it is not.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub completed_at: Option<Timestamp>,
    /// Id of the assistance that brought it.
    pub assistance_id: Option<i64>,
    /// What it is about, by ids of services.
    pub services: Vec<OrderedServiceJson>,
    /// Raised by every change.
    pub version: i64,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<WorkOrder> for WorkOrderJson {
    fn from(order: WorkOrder) -> Self {
        Self {
            id: order.id.get(),
            customer_id: order.customer.get(),
            asset_id: order.asset.map(|asset| asset.get()),
            stage: order.stage.word(),
            status: order.stage.status().word(),
            total: order.total().map(major),
            title: order.title,
            note: order.note,
            origin: order.origin.word(),
            pickup_type: order.pickup_type,
            time_slot_id: order.time_slot.map(|slot| slot.get()),
            service_date: order.service_date,
            vin: order.vin,
            problem_ref: order.problem_ref,
            cost: order.cost.map(major),
            discount: major(order.discount),
            currency: order.discount.currency.code().to_owned(),
            payment_mode: order.payment_mode.map(|mode| mode.word()),
            estimated_completion: order.estimated_completion,
            completed_at: order.completed_at,
            assistance_id: order.assistance.map(|assistance| assistance.get()),
            services: order.services.into_iter().map(OrderedServiceJson::from).collect(),
            version: order.version,
            created_at: order.created_at,
            updated_at: order.updated_at,
        }
    }
}

/// What came of calling a work order off.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalledOffJson {
    /// The order.
    pub work_order: WorkOrderJson,
    /// The invoice of the fee; null: it was free.
    pub fee: Option<BillJson>,
}

impl From<CalledOff> for CalledOffJson {
    fn from(called_off: CalledOff) -> Self {
        Self { work_order: called_off.order.into(), fee: called_off.fee.map(BillJson::from) }
    }
}

/// What came of confirming.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConfirmedJson {
    /// The order: under way, or waiting for its payment.
    pub work_order: WorkOrderJson,
    /// What all that is approved comes to in major units, tax included.
    pub to_pay: f64,
    /// ISO 4217.
    pub currency: String,
}

impl From<Confirmation> for ConfirmedJson {
    fn from(confirmed: Confirmation) -> Self {
        Self {
            work_order: confirmed.order.into(),
            to_pay: major(confirmed.to_pay),
            currency: confirmed.to_pay.currency.code().to_owned(),
        }
    }
}

/// A photo of a work order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderPhotoJson {
    /// Its key: the last part of its address, `/media/{key}/`.
    pub key: String,
    /// What it shows.
    pub note: Option<String>,
    /// When it was attached; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub attached_at: Timestamp,
}

impl From<OrderPhoto> for OrderPhotoJson {
    fn from(photo: OrderPhoto) -> Self {
        Self { key: photo.key, note: photo.note, attached_at: photo.attached_at }
    }
}

/// Something that happened to a work order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineJson {
    /// Its number, from 1 on without gap.
    pub seq: i64,
    /// What happened, such as `stage_changed`.
    pub kind: String,
    /// When it was written down; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Ids and words; which there are depends on `kind`.
    #[schema(value_type = Object)]
    pub facts: Value,
}

impl From<TimelineEntry> for TimelineJson {
    fn from(fact: TimelineEntry) -> Self {
        Self { seq: fact.seq, kind: fact.kind, at: fact.at, facts: fact.payload }
    }
}
