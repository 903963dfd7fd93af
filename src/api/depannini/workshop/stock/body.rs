//! What clients send about parts. A change of a part takes what makes one, with every field left to choice.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, Nested};

/// A part.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PartBody {
    /// What it is called.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// What else there is to say; null in a change empties it.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// What one piece costs the customer in major units, before tax.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub price: Field<Number>,
    /// Pieces on the shelf: those there are already, or in a change those that were counted.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub on_hand: Field<i64>,
}

/// A delivery.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ReceiptBody {
    /// Pieces that came.
    #[schema(value_type = i64, required, minimum = 1, maximum = 1_000_000_000)]
    #[serde(default)]
    pub quantity: Field<i64>,
}

/// A count of the shelf.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CorrectionBody {
    /// Pieces that were counted.
    #[schema(value_type = i64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub on_hand: Field<i64>,
}

/// So many pieces of a part.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WantedBody {
    /// Id of the part.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub part_id: Field<i64>,
    /// Pieces.
    #[schema(value_type = i64, required, minimum = 1, maximum = 1_000_000_000)]
    #[serde(default)]
    pub quantity: Field<i64>,
}

/// Parts of a work order: all of them, or none.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PartsBody {
    /// Which, and how many.
    #[schema(value_type = Vec<WantedBody>, required, min_items = 1, max_items = 100)]
    #[serde(default)]
    pub parts: Field<Vec<Field<Nested<WantedBody>>>>,
}

/// Parts of a work order: all of them, or none; everything that it holds if left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct HeldPartsBody {
    /// Which, and how many.
    #[schema(value_type = Option<Vec<WantedBody>>, max_items = 100)]
    #[serde(default)]
    pub parts: Field<Vec<Field<Nested<WantedBody>>>>,
}

/// Which parts.
#[derive(Debug, Default, Deserialize)]
pub struct PartQuery {
    /// In their names.
    #[serde(default)]
    pub name: Field<String>,
    /// At most so many are free.
    #[serde(default)]
    pub free_at_most: Field<Digits>,
}
