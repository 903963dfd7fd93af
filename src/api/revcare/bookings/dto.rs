//! What is sent about bookings.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use super::hours::Hours;
use crate::api::http::fields::Amount;
use crate::api::http::{Digits, Field, Nested};

/// A service that is wanted.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct BookedServiceBody {
    /// Id of the service.
    #[schema(value_type = i64, required, minimum = 1, example = 45)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// How often; once if left out.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 10_000, example = 1)]
    #[serde(default)]
    pub quantity: Field<i64>,
}

/// A booking to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct BookingBody {
    /// Whose: the caller's own if left out. Administrators name somebody.
    #[schema(value_type = Option<String>, example = "CST000210")]
    #[serde(default)]
    pub customer_id: Field<String>,
    /// Id of the customer's car.
    #[schema(value_type = i64, required, minimum = 1, example = 88)]
    #[serde(default)]
    pub vehicle_id: Field<i64>,
    /// How the car comes to the garage, in any word.
    #[schema(value_type = Option<String>, max_length = 100, example = "doorstep")]
    #[serde(default)]
    pub pickup_type: Field<String>,
    /// Id of a slot of the day.
    #[schema(value_type = i64, required, minimum = 1, example = 1)]
    #[serde(default)]
    pub timeslot_id: Field<i64>,
    /// Which services, each once in the list; at least one.
    #[schema(value_type = Vec<BookedServiceBody>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub services: Field<Vec<Field<Nested<BookedServiceBody>>>>,
    /// What else there is to say.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Need quick turnaround")]
    #[serde(default)]
    pub notes: Field<String>,
}

/// What the customer chooses of what was analysed.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ConfirmBody {
    /// Ids of the services that are to be done; at least one.
    #[schema(value_type = Vec<i64>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub service_ids: Field<Vec<Field<i64>>>,
    /// 1: online, before the work; 2: offline, at the door. This or `payment_mode`.
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2, example = 2)]
    #[serde(default)]
    pub payment_method_id: Field<i64>,
    /// The same in a word: `online`, `offline` or `cod`.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub payment_mode: Field<String>,
}

/// Which bookings.
#[derive(Debug, Default, Deserialize)]
pub struct DashboardQuery {
    /// In this status.
    #[serde(default)]
    pub status_id: Field<Digits>,
    /// Whether an administrator has to do something.
    #[serde(default)]
    pub action_required: Field<String>,
}

/// A mechanic who is given a booking.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignBody {
    /// The mechanic.
    #[schema(value_type = String, required, example = "MEC000034")]
    #[serde(default)]
    pub mechanic_id: Field<String>,
    /// The booking.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub booking_id: Field<i64>,
    /// What for.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub assignment_type_id: Field<i64>,
    /// What the mechanic is told.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
}

/// What a mechanic found out, or what to change of that.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AnalysisBody {
    /// The booking; needed the first time, and passed over where the path names it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub booking_id: Field<i64>,
    /// What is wrong; needed the first time.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Front pads are worn")]
    #[serde(default)]
    pub description: Field<String>,
    /// Another name of `description`.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub notes: Field<String>,
    /// What should be done.
    #[schema(value_type = Option<String>, max_length = 2000, example = "New pads")]
    #[serde(default)]
    pub recommendation: Field<String>,
    /// Where pictures of it are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// What each service is to cost before tax, by its id.
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    #[serde(default)]
    pub price_quote: Field<Nested<BTreeMap<String, Field<Amount>>>>,
    /// What it may come to, before tax.
    #[schema(value_type = Option<f64>, minimum = 0, example = 65.5)]
    #[serde(default)]
    pub estimated_cost: Field<Amount>,
    /// How many hours it may take; a text with a unit will do, too, such as `90 minutes`.
    #[schema(value_type = Option<f64>, minimum = 0, example = 2.5)]
    #[serde(default)]
    pub estimated_time: Field<Hours>,
}

/// A mechanic's report.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProgressBody {
    /// The booking.
    #[schema(value_type = i64, required, minimum = 1, example = 1021)]
    #[serde(default)]
    pub booking_id: Field<i64>,
    /// Which of its services; all if left out.
    #[schema(value_type = Option<i64>, minimum = 1, example = 45)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// How far it is: the id of received, in-progress, completed or delivered.
    #[schema(value_type = i64, required, minimum = 1, example = 6)]
    #[serde(default)]
    pub status_id: Field<i64>,
    /// What else there is to say.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Engine diagnostics completed")]
    #[serde(default)]
    pub notes: Field<String>,
    /// Another name of `notes`.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Where pictures of it are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
}

/// What to change of a report.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProgressChangeBody {
    /// What there is to say.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Engine diagnostics completed")]
    #[serde(default)]
    pub notes: Field<String>,
    /// Another name of `notes`.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Where pictures of it are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
}
