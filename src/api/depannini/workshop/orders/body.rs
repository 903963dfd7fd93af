//! What clients send about work orders.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, Nested};

/// A service that is asked for.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct OrderedServiceBody {
    /// Id of the service.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// How often; once if left out.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 10_000)]
    #[serde(default)]
    pub quantity: Field<i64>,
}

/// A work order.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkOrderBody {
    /// Account id of whose it is; the caller's own if left out. For anybody at the counter.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// Id of what is repaired, which is the customer's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub asset_id: Field<i64>,
    /// In a few words; the first words of `note` if left out.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub title: Field<String>,
    /// What is wrong.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
    /// Which services; each once in the list.
    #[schema(value_type = Option<Vec<OrderedServiceBody>>, max_items = 100)]
    #[serde(default)]
    pub services: Field<Vec<Field<Nested<OrderedServiceBody>>>>,
    /// How the thing comes to the garage, in a word of your own.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub pickup_type: Field<String>,
    /// Id of a slot of the day.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub time_slot_id: Field<i64>,
    /// The day, `YYYY-MM-DD`.
    #[schema(value_type = Option<String>, pattern = "^([0-9]{4}-[01][0-9]-[0-3][0-9])?$")]
    #[serde(default)]
    pub service_date: Field<String>,
    /// Vehicle identification number.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub vin: Field<String>,
    /// A number that another list of problems knows.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    pub problem_ref: Field<i64>,
    /// What somebody says that it costs, in major units; nothing is billed by it.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub cost: Field<Number>,
    /// What its invoice is less by, in major units; for the garage to say.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub discount: Field<Number>,
    /// When it is to be done, RFC 3339; for the garage to say.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default)]
    pub estimated_completion: Field<String>,
    /// Where it stands already; anything but `pending` is for the garage to say.
    #[schema(value_type = Option<String>, pattern = "^(pending|working|done|off)?$")]
    #[serde(default)]
    pub status: Field<String>,
}

/// What is put right of a work order; null empties what may be empty.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkOrderChangeBody {
    /// In a few words.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub title: Field<String>,
    /// What is wrong.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
    /// Id of what is repaired, which is the customer's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub asset_id: Field<i64>,
    /// The day, `YYYY-MM-DD`.
    #[schema(value_type = Option<String>, pattern = "^([0-9]{4}-[01][0-9]-[0-3][0-9])?$")]
    #[serde(default)]
    pub service_date: Field<String>,
    /// Vehicle identification number.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub vin: Field<String>,
    /// A number that another list of problems knows.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    pub problem_ref: Field<i64>,
    /// What somebody says that it costs, in major units; for the garage to say.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub cost: Field<Number>,
    /// What its invoice is less by, in major units; for the garage to say.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub discount: Field<Number>,
    /// When it is to be done, RFC 3339; for the garage to say.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default)]
    pub estimated_completion: Field<String>,
}

/// Where a work order is put by hand.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct OrderStatusBody {
    /// `pending`, `working`, `done` or `off`.
    #[schema(value_type = String, required, pattern = "^(pending|working|done|off)$")]
    #[serde(default)]
    pub status: Field<String>,
}

/// What the customer chooses.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ConfirmBody {
    /// Ids of those of the order's services that are to be done.
    #[schema(value_type = Vec<i64>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub services: Field<Vec<Field<i64>>>,
    /// `online`: work begins with the payment; `offline`: at once, and it is paid in the end.
    #[schema(value_type = String, required, pattern = "^(online|offline)$")]
    #[serde(default)]
    pub payment_mode: Field<String>,
}

/// A photo to attach.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AttachBody {
    /// Its key: the last part of the address under which it was stored.
    #[schema(value_type = String, required, min_length = 1, max_length = 100)]
    #[serde(default)]
    pub key: Field<String>,
    /// What it shows.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
}

/// Which work orders; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct WorkOrderQuery {
    /// Account id of a customer.
    #[serde(default)]
    pub customer: Field<Digits>,
    /// Id of what is repaired.
    #[serde(default)]
    pub asset: Field<Digits>,
    /// One of the ten stages.
    #[serde(default)]
    pub stage: Field<String>,
    /// `pending`, `working`, `done` or `off`.
    #[serde(default)]
    pub status: Field<String>,
    /// Account id of a mechanic who was given it.
    #[serde(default)]
    pub mechanic: Field<Digits>,
    /// `true`: a mechanic sees those of the whole garage.
    #[serde(default)]
    pub all: Field<String>,
}
