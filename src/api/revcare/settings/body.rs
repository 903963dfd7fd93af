//! What administrators send.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// Pages by their names.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(value_type = std::collections::BTreeMap<String, String>, example = json!({"home_banner": "Monsoon offer"}))]
#[serde(transparent)]
pub struct ContentBody(pub BTreeMap<String, Field<String>>);

/// The rate.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GstQuery {
    /// In percent, whole.
    pub percent: Field<Digits>,
}
