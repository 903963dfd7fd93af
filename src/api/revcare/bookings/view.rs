//! How bookings look on the wire.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;

/// A service of a booking.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookedServiceJson {
    /// Id of the service.
    pub service_id: i64,
    /// What it is called.
    pub title: String,
    /// How often.
    pub quantity: i32,
    /// What one costs before tax; null until somebody has said so.
    pub price: Option<f64>,
    /// Whether the customer chose it; null: they were not asked yet.
    pub confirmed: Option<bool>,
    /// Whether it is done.
    pub completed: bool,
}

/// A booking.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingJson {
    /// Its id.
    pub id: i64,
    /// How far it is, in the words of `/utils/status`.
    #[schema(example = "booked")]
    pub status: String,
    /// The same by its id.
    pub status_id: i64,
    /// Whose.
    #[schema(example = "CST000210")]
    pub customer_id: String,
    /// Whose, by name.
    pub customer_name: String,
    /// Id of the car; null where it came without.
    pub vehicle_id: Option<i64>,
    /// What its model is called.
    pub car_model: Option<String>,
    /// Its number plate.
    pub car_reg: Option<String>,
    /// How it comes to the garage.
    pub pickup_type: Option<String>,
    /// Id of the slot of the day.
    pub timeslot_id: Option<i64>,
    /// What is to be done.
    pub services: Vec<BookedServiceJson>,
    /// What else there is to say.
    pub notes: Option<String>,
    /// `online` or `offline`; null until the customer has confirmed.
    pub payment_mode: Option<&'static str>,
    /// When it was made; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// Somebody who takes part in a booking.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingPartyJson {
    /// Who.
    #[schema(example = "MEC000034")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Phone number.
    pub phone: Option<String>,
}

/// A step that a booking took.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepJson {
    /// Where it led.
    pub status: String,
    /// The same by its id.
    pub status_id: i64,
    /// When; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Timestamp,
}

/// A booking with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingDetailJson {
    /// The booking.
    #[serde(flatten)]
    pub booking: BookingJson,
    /// Whose.
    pub customer: BookingPartyJson,
    /// Who has or had it.
    pub mechanics: Vec<BookingPartyJson>,
    /// The steps that it took, oldest first.
    pub timeline: Vec<StepJson>,
    /// What mechanics reported, oldest first.
    pub booking_progress: Vec<ProgressJson>,
    /// What a mechanic found out.
    pub analysis_report: Option<AnalysisJson>,
    /// Who was given it last.
    pub latest_assignment: Option<AssignmentJson>,
}

/// A line of the dashboard.
#[derive(Debug, Serialize, ToSchema)]
pub struct DashboardJson {
    /// The booking.
    pub booking_id: i64,
    /// Whose.
    pub customer_name: String,
    /// What the car's model is called.
    pub car_model: Option<String>,
    /// The car's number plate.
    pub car_reg: Option<String>,
    /// How far it is.
    pub status: String,
    /// The same by its id.
    pub status_id: i64,
    /// What else there is to say.
    pub notes: Option<String>,
    /// The day on which it is to be done, `YYYY-MM-DD`; null while nobody has said so.
    pub drop_date: Option<String>,
    /// When it was made; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Whether an administrator has to assign or to validate something.
    pub action_required: bool,
    /// What was reported last.
    pub latest_progress: Option<ProgressJson>,
    /// What a mechanic found out.
    pub analysis_report: Option<AnalysisJson>,
    /// Who was given it last.
    pub latest_assignment: Option<AssignmentJson>,
}

/// A booking in a mechanic's hands.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentJson {
    /// Its id.
    pub id: i64,
    /// Who.
    #[schema(example = "MEC000034")]
    pub mechanic_id: String,
    /// What was given.
    pub booking_id: i64,
    /// What for; null for one that says nothing of it.
    pub assignment_type_id: Option<i64>,
    /// The same by its name.
    pub assignment_type: Option<String>,
    /// What the mechanic is told.
    pub note: Option<String>,
    /// `assigned`, or `completed` when the mechanic is done with it.
    pub status: String,
    /// The same by its id.
    pub status_id: i64,
    /// When it was given; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub assigned_at: Timestamp,
}

/// What is wrong with a car.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnalysisJson {
    /// The booking.
    pub booking_id: i64,
    /// Who found out.
    #[schema(example = "MEC000034")]
    pub mechanic_id: String,
    /// What is wrong.
    pub description: String,
    /// What should be done.
    pub recommendation: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// What each service is to cost before tax, by its id.
    pub price_quote: BTreeMap<i64, f64>,
    /// What it may come to, before tax.
    pub estimated_cost: Option<f64>,
    /// How many hours it may take.
    pub estimated_time: Option<f64>,
    /// Whether an administrator stands by it.
    pub validated: bool,
    /// When it was written; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// A mechanic's report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressJson {
    /// Its id.
    pub id: i64,
    /// The booking.
    pub booking_id: i64,
    /// The service that it is about; null: all.
    pub service_id: Option<i64>,
    /// How far the mechanic says that it is.
    #[schema(example = "in-progress")]
    pub status: String,
    /// The same by its id.
    pub status_id: i64,
    /// What else they say.
    pub notes: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// Who reports.
    #[schema(example = "MEC000034")]
    pub updated_by: String,
    /// When; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Timestamp,
    /// Whether an administrator stands by it.
    pub validated: bool,
}

/// What came of confirming.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConfirmedJson {
    /// One sentence.
    pub message: &'static str,
    /// What the payment provider calls what is to be paid now; only where something is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// How much that is, tax included, in hundredths of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// What came of calling off.
#[derive(Debug, Serialize, ToSchema)]
pub struct CancelledJson {
    /// One sentence.
    pub message: &'static str,
    /// What it costs, tax included; 0 where it is free.
    #[schema(example = 118.0)]
    pub cancellation_fee: f64,
}
