//! What clients send about estimates.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Field, Nested};

/// A line to be written.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LineBody {
    /// `labour`, `part`, `service`, `tow` or `fee`.
    #[schema(value_type = String, required, pattern = "^(labour|part|service|tow|fee)$")]
    #[serde(default)]
    pub kind: Field<String>,
    /// What the customer reads.
    #[schema(value_type = String, required, min_length = 1, max_length = 500)]
    #[serde(default)]
    pub description: Field<String>,
    /// Id of the part on the shelf, for a line of kind `part`: approved, its pieces are held.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub part_id: Field<i64>,
    /// Id of the service, for a line of kind `service`.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// How much of it, with at most three decimal places; 1 if left out. Of a part on the shelf whole pieces.
    #[schema(value_type = Option<f64>, minimum = 0.001, maximum = 1_000_000)]
    #[serde(default)]
    pub quantity: Field<Number>,
    /// Price of one in major units: of a `tow` with tax, else before tax.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub unit_price: Field<Number>,
}

/// Lines of an estimate: all of them, or none.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RoundBody {
    /// The lines.
    #[schema(value_type = Vec<LineBody>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub lines: Field<Vec<Field<Nested<LineBody>>>>,
    /// They were agreed already: nobody is asked. For staff.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub agreed: Field<bool>,
}

/// What to change of an open line; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LineChangeBody {
    /// What the customer reads.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub description: Field<String>,
    /// How much of it, with at most three decimal places.
    #[schema(value_type = Option<f64>, minimum = 0.001, maximum = 1_000_000)]
    #[serde(default)]
    pub quantity: Field<Number>,
    /// Price of one in major units.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub unit_price: Field<Number>,
}

/// What somebody says to a line.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DecisionBody {
    /// Id of the line.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub line_id: Field<i64>,
    /// Yes or no.
    #[schema(value_type = bool, required)]
    #[serde(default)]
    pub approve: Field<bool>,
    /// The `version` that they saw: a line that was corrected since is 409 `changed_meanwhile`.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub version: Field<i64>,
}

/// What somebody says to lines: all of it counts, or none.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DecisionsBody {
    /// To which, and what; each line once.
    #[schema(value_type = Vec<DecisionBody>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub decisions: Field<Vec<Field<Nested<DecisionBody>>>>,
}

/// A link to send.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LinkBody {
    /// What the garage says with it.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub note: Field<String>,
}
